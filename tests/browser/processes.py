"""The processes of a running browser, as Linux tells of them in /proc."""

from collections.abc import Iterator
from pathlib import Path


def browser_processes(host: str) -> list[int]:
    """The browser that was started for the site at this host; its flags name it."""
    return [pid for pid, line in processes() if f"127.0.0.1:{host.split(':')[1]}" in line and "--type=" not in line]


def tab_processes(host: str) -> list[int]:
    """That browser's renderers."""
    browsers = set(browser_processes(host))
    return [pid for pid, line in processes() if "--type=renderer" in line and browsers & set(ancestors(pid))]


def memory_of(pid: int) -> int:
    """Bytes that a process holds in memory now; 0 if it has ended."""
    try:
        status = Path(f"/proc/{pid}/status").read_text()
    except OSError:
        return 0
    return next((int(line.split()[1]) * 1024 for line in status.splitlines() if line.startswith("VmRSS:")), 0)


def processes() -> Iterator[tuple[int, str]]:
    for folder in Path("/proc").iterdir():
        if folder.name.isdigit():
            try:
                line = (folder / "cmdline").read_bytes().replace(b"\0", b" ").decode(errors="replace")
            except OSError:
                continue
            if "--proxy-server" in line or "--type=" in line:
                yield int(folder.name), line


def ancestors(pid: int) -> Iterator[int]:
    while pid > 1:
        try:
            status = Path(f"/proc/{pid}/stat").read_text()
        except OSError:
            return
        pid = int(status.rpartition(")")[2].split()[1])
        yield pid
