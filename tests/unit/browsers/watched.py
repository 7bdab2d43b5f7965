"""One who watches a tab and keeps what was told, as lines that a test can compare."""


class Watched:
    def __init__(self) -> None:
        self.told: list[str] = []

    def console(self, level: str, text: str) -> None:
        self.told.append(f"{level}: {text}")

    def page_error(self, text: str) -> None:
        self.told.append(f"uncaught: {text}")

    def request(self, url: str, method: str, *, by_service_worker: bool = False) -> None:
        self.told.append(f"{method} {url}" + " by the service worker" * by_service_worker)

    def response(self, url: str, status: int, media_type: str) -> None:
        self.told.append(f"{status} {url} {media_type}".strip())

    def worker_ended(self, url: str) -> None:
        self.told.append(f"ended: {url}")

    def crashed(self, why: str) -> None:
        self.told.append(f"crashed: {why}")
