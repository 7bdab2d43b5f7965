"""Who is told of what goes on in a visit's pages? The session of the notebook, and what counts foreign requests."""

from collections.abc import Sequence
from urllib.parse import unquote, urlsplit

from lite_builder.verify.notebook_run import ForeignRequest
from lite_builder.verify.origin import Origin
from lite_builder.verify.session import NotebookSession
from lite_builder.verify.traffic import PAGE, SERVICE_WORKER, RefusingProxy, SeenRequest, foreign_requests, is_foreign

KERNEL_WORKER = "pyodide-kernel"


class Onlooker:
    """Takes note of the foreign requests of a tab, which are split at will by `take`; the rest passes it by."""

    def __init__(self, proxy: RefusingProxy, own_host: str) -> None:
        self._proxy = proxy
        self._own_host = own_host
        self._seen: list[SeenRequest] = []
        proxy.take()

    def take(self, notebook: str) -> tuple[ForeignRequest, ...]:
        """What was asked of other hosts since the last call, in the name of this notebook."""
        seen, self._seen = self._seen, []
        return foreign_requests(seen, self._proxy.take(), notebook)

    def request(self, url: str, method: str, *, by_service_worker: bool = False) -> None:
        """Keep what goes to another host."""
        if is_foreign(url, self._own_host):
            self._seen.append(SeenRequest(url, method, SERVICE_WORKER if by_service_worker else PAGE))

    def response(self, url: str, status: int, media_type: str) -> None:
        """Nothing to be told."""

    def console(self, level: str, text: str) -> None:
        """Nothing to be told."""

    def page_error(self, text: str) -> None:
        """Nothing to be told."""

    def worker_ended(self, url: str) -> None:
        """Nothing to be told."""

    def crashed(self, why: str) -> None:
        """Nothing to be told: what was asked of the tab fails."""


class NotebookOnlooker(Onlooker):
    """Tells the session of a notebook, too: that of the notebook which is shown now."""

    def __init__(self, proxy: RefusingProxy, server: Origin) -> None:
        super().__init__(proxy, server.host)
        self._site = server.url
        self._session: NotebookSession | None = None
        self._workers_to_end = 0

    def watch(self, session: NotebookSession) -> None:
        """From now on it is this session that is told."""
        self._session = session

    def expect_worker_to_end(self) -> None:
        """The kernel of a notebook that was shown before is about to be ended."""
        self._workers_to_end += 1

    def response(self, url: str, status: int, media_type: str) -> None:
        """Tell of the answers of the site's own server."""
        if self._session and url.startswith(self._site):
            self._session.served(unquote(urlsplit(url.removeprefix(self._site)).path), status, media_type)

    def console(self, level: str, text: str) -> None:
        """Tell of errors and warnings."""
        if self._session and level == "error":
            self._session.console_error(text)
        elif self._session and level == "warning":
            self._session.console_warning(text)

    def page_error(self, text: str) -> None:
        """Tell of it."""
        if self._session:
            self._session.page_error(text)

    def tell_of_pending(self, pending: Sequence[str]) -> None:
        """Tell of what was still to happen in the kernel when the last cell had run."""
        for what in pending:
            if self._session:
                self._session.console_warning(f"not done when the last cell had run: {what}")

    def worker_ended(self, url: str) -> None:
        """Tell of it if it was the kernel's, and not one that was to end."""
        if KERNEL_WORKER not in url:
            return
        if self._workers_to_end:
            self._workers_to_end -= 1
        elif self._session:
            self._session.is_dying("its worker ended")

    def crashed(self, why: str) -> None:
        """Tell of it."""
        if self._session:
            self._session.died(why)
