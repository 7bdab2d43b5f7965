"""Which code wants processes, threads or signals, of which the browser's Python has none?"""

import ast
from collections.abc import Iterator

from lite_builder.verify.lint.rule import Hit, LintNotebook, Rule, calls_of, members, same

_MULTIPROCESSING = """
    Array Barrier Condition Event JoinableQueue Lock Manager Pipe Pool Process Queue RLock Semaphore SimpleQueue Value
    pool.Pool pool.ThreadPool dummy.Pool dummy.Process
"""

_PROCESSES = same(
    "`{name}` needs a second process, and the browser's Python has one",
    *members("multiprocessing", _MULTIPROCESSING),
    "concurrent.futures.ProcessPoolExecutor",
    "concurrent.futures.process.ProcessPoolExecutor",
)

_PROGRAMS = same(
    "`{name}` starts a program, and the browser has none to start",
    *members("subprocess", "run call check_call check_output getoutput getstatusoutput Popen"),
    "os.system",
    "os.popen",
    "os.fork",
    "os.forkpty",
    *members("os", "execl execle execlp execlpe execv execve execvp execvpe"),
    *members("os", "spawnl spawnle spawnlp spawnlpe spawnv spawnve spawnvp spawnvpe"),
    "os.posix_spawn",
    "os.posix_spawnp",
    "asyncio.create_subprocess_exec",
    "asyncio.create_subprocess_shell",
)

_THREADS = same(
    "`{name}` starts a thread, and the browser's Python cannot",
    "threading.Thread",
    "threading.Timer",
    "concurrent.futures.ThreadPoolExecutor",
    "concurrent.futures.thread.ThreadPoolExecutor",
    "_thread.start_new_thread",
)

_SIGNALS = same(
    "`{name}` does not exist in the browser's Python",
    "signal.alarm",
    "signal.setitimer",
    "signal.getitimer",
    "signal.pause",
)

_JOB_KEYWORDS = {"n_jobs"}


def _find_jobs(notebook: LintNotebook) -> Iterator[Hit]:
    for cell in notebook.cells:
        for call in cell.calls:
            for keyword in call.keywords:
                number = _integer(keyword.value) if keyword.arg in _JOB_KEYWORDS else None
                if number not in (None, 0, 1):
                    yield Hit(
                        cell,
                        keyword.value,
                        f"`n_jobs={number}` makes nothing faster: the browser's Python has one core",
                    )


def _integer(node: ast.AST) -> int | None:
    match node:
        case ast.Constant(int(number)):
            return number
        case ast.UnaryOp(ast.USub(), ast.Constant(int(number))):
            return -number
    return None


RULES = (
    Rule(
        code="LB001",
        name="second-process",
        find=calls_of(_PROCESSES),
        caught_by=frozenset({"ImportError", "ModuleNotFoundError", "NotImplementedError"}),
    ),
    Rule(
        code="LB002",
        name="other-program",
        find=calls_of(_PROGRAMS),
        caught_by=frozenset({"OSError"}),
    ),
    Rule(
        code="LB003",
        name="thread",
        find=calls_of(_THREADS),
        caught_by=frozenset({"RuntimeError"}),
    ),
    Rule(
        code="LB004",
        name="n-jobs",
        find=_find_jobs,
    ),
    Rule(
        code="LB005",
        name="timer-signal",
        find=calls_of(_SIGNALS),
        caught_by=frozenset({"AttributeError"}),
    ),
)
