"""Which code asks another host, which a site that works offline does not do?"""

import ast
from collections.abc import Iterator

from lite_builder.verify.lint.rule import Hit, LintNotebook, Rule, calls_of, members, same
from lite_builder.verify.lint.rules.bundled_data import is_bundled_address, is_bundled_example, is_bundled_loader
from lite_builder.verify.lint.rules.readers import READERS, argument_of

_SOCKETS = same(
    "`{name}`: the browser's Python has no sockets that reach anything",
    "socket.socket",
    "socket.create_connection",
    "socket.create_server",
    "socket.gethostbyname",
    "socket.getaddrinfo",
    "asyncio.open_connection",
    "asyncio.start_server",
    "http.server.HTTPServer",
    "http.server.ThreadingHTTPServer",
    "socketserver.TCPServer",
    "ftplib.FTP",
    "smtplib.SMTP",
    "imaplib.IMAP4",
    "poplib.POP3",
)

_REQUESTS = same(
    "`{name}` asks another host, which fails here",
    "urllib.request.urlopen",
    "urllib.request.urlretrieve",
    "http.client.HTTPConnection",
    "http.client.HTTPSConnection",
    *members("requests", "get post put patch delete head request Session"),
    *members("httpx", "get post put patch delete head request stream Client AsyncClient"),
    "urllib3.request",
    "urllib3.PoolManager",
    "pooch.retrieve",
    "pyodide.http.open_url",
    "pyodide.http.pyfetch",
    "sklearn.datasets.fetch_file",
)

_SKLEARN = """
    fetch_20newsgroups fetch_20newsgroups_vectorized fetch_california_housing fetch_covtype fetch_kddcup99
    fetch_lfw_pairs fetch_lfw_people fetch_olivetti_faces fetch_openml fetch_rcv1 fetch_species_distributions
"""
_SKLEARN_DOWNLOADS = same(
    "`{name}` downloads its data, which [datasets] of course.toml does not name",
    *members("sklearn.datasets", _SKLEARN),
)

_OTHER_DOWNLOADS = same(
    "`{name}` downloads its data, and a site that works offline downloads nothing",
    "seaborn.load_dataset",
    "seaborn.get_dataset_names",
    "statsmodels.api.datasets.get_rdataset",
    "statsmodels.datasets.get_rdataset",
    "scipy.datasets.ascent",
    "scipy.datasets.electrocardiogram",
    "scipy.datasets.face",
    "nltk.download",
)

_BY_URLLIB = {
    "urllib.request.urlopen",
    "urllib.request.urlretrieve",
    "sklearn.datasets.fetch_file",
    *(name for name in READERS if name.startswith(("pandas.", "numpy."))),
}
_ADDRESSES = ("http://", "https://", "ftp://")


def _find_requests(notebook: LintNotebook) -> Iterator[Hit]:
    for hit in calls_of(_REQUESTS)(notebook):
        if not _finds_its_file(hit.node, notebook):
            yield hit
    for cell in notebook.cells:
        for call in cell.calls:
            text = notebook.literals.text(argument_of(call, notebook.names))
            if text and text.lower().startswith(_ADDRESSES) and not _finds_its_file(call, notebook):
                name = notebook.names.find(call.func, READERS) or ""
                yield Hit(cell, call, f"`{name.rpartition('.')[2]}` asks another host for {text}, which fails here")


def _finds_its_file(node: ast.AST | None, notebook: LintNotebook) -> bool:
    """Whether the call asks by urllib for an address whose file is in the site."""
    if not isinstance(node, ast.Call) or not node.args or not notebook.names.find(node.func, _BY_URLLIB):
        return False
    return is_bundled_address(notebook.literals.text(node.args[0]), notebook)


def _find_loaders(notebook: LintNotebook) -> Iterator[Hit]:
    for cell in notebook.cells:
        for call in cell.calls:
            name = notebook.names.find(call.func, _SKLEARN_DOWNLOADS)
            if name and not is_bundled_loader(call, name.rpartition(".")[2], notebook):
                yield Hit(cell, call, _SKLEARN_DOWNLOADS[name])


def _find_others(notebook: LintNotebook) -> Iterator[Hit]:
    for hit in calls_of(_OTHER_DOWNLOADS)(notebook):
        if not (isinstance(hit.node, ast.Call) and is_bundled_example(hit.node, notebook)):
            yield hit


RULES = (
    Rule(
        code="LB010",
        name="socket",
        find=calls_of(_SOCKETS),
        caught_by=frozenset({"OSError"}),
    ),
    Rule(
        code="LB011",
        name="request",
        find=_find_requests,
        caught_by=frozenset({"OSError", "ValueError"}),
    ),
    Rule(
        code="LB012",
        name="sklearn-download",
        find=_find_loaders,
        caught_by=frozenset({"OSError", "ValueError"}),
    ),
    Rule(
        code="LB013",
        name="other-download",
        find=_find_others,
        caught_by=frozenset({"OSError", "ValueError"}),
    ),
)
