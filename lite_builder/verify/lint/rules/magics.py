"""Which magics and `!` lines does a cell use that do not work in the browser?"""

from collections.abc import Iterator

from packaging.utils import canonicalize_name

from lite_builder.packages.cell_code import SHELL
from lite_builder.packages.pip_line import as_requirement, installed_projects, shell_pip
from lite_builder.verify.lint.cell import Magic
from lite_builder.verify.lint.rule import Hit, LintNotebook, Rule

# What `get_ipython().magics_manager.magics` names in the kernel of Pyodide 314.0.3, less those that fail there.
_WORKING_LINE_MAGICS = """
    alias_magic autoawait autocall automagic bookmark cd code_wrap colors config debug dhist dirs doctest_mode env gui
    hist history load load_ext loadpy logoff logon logstart logstate logstop lsmagic macro magic matplotlib page pdb
    pdef pdoc pfile pinfo pinfo2 pip popd pprint precision prun psearch psource pushd pwd pycat pylab quickref recall
    rehashx reload_ext rep rerun reset reset_selective run save set_env store tb time timeit unalias unload_ext who
    who_ls whos xdel xmode
"""
_WORKING_CELL_MAGICS = """
    HTML SVG capture code_wrap debug file html javascript js latex markdown prun svg time timeit writefile
"""
_SHELL_LINE_MAGICS = """
    alias cat clear cp ldir less lf lk ll ls lx man mkdir more mv rm rmdir sc sx system uv
"""
_SHELL_CELL_MAGICS = """
    ! bash cmd perl pypy python python2 python3 ruby script sh sx system
"""
_LINE_MAGICS = frozenset(_WORKING_LINE_MAGICS.split())
_CELL_MAGICS = frozenset(_WORKING_CELL_MAGICS.split())
_SHELL_LINE = frozenset(_SHELL_LINE_MAGICS.split())
_SHELL_CELL = frozenset(_SHELL_CELL_MAGICS.split())
_AUTORELOAD = frozenset({"autoreload", "aimport"})

_OTHER_FAILING = {
    "conda": "there is no conda in the browser",
    "mamba": "there is no conda in the browser",
    "micromamba": "there is no conda in the browser",
    "edit": "there is no editor to open in the browser",
    "ed": "there is no editor to open in the browser",
    "notebook": "nbformat is not there",
    "pastebin": "it asks another host",
    "killbgscripts": "there are no scripts to end",
}

_INLINE = frozenset({"", "inline", "agg", "module://matplotlib_inline.backend_inline"})
_WIDGET = frozenset({"widget", "ipympl", "module://ipympl.backend_nbagg"})
_FIGURE_CALLS = {"matplotlib.use", "matplotlib.pyplot.switch_backend", "matplotlib.pyplot.ginput"}


def _magics(notebook: LintNotebook) -> Iterator[tuple[Magic, Hit]]:
    """Every magic, with a hit that lacks its message."""
    for cell in notebook.cells:
        for magic in cell.magics:
            yield magic, Hit(cell, magic.node, "")


def _is_shell(magic: Magic) -> bool:
    if magic.name == SHELL and magic.body is None:
        return True
    return magic.name in (_SHELL_LINE if magic.body is None else _SHELL_CELL)


def _find_shell(notebook: LintNotebook) -> Iterator[Hit]:
    for magic, hit in _magics(notebook):
        if _is_shell(magic) and shell_pip(magic.line) is None:
            yield Hit(hit.cell, hit.node, f"`{_shown(magic)}`: there is no shell in the browser, nor any program")


def _find_installs(notebook: LintNotebook) -> Iterator[Hit]:
    for magic, hit in _magics(notebook):
        is_pip = magic.name == "pip" and magic.body is None
        words = magic.line if is_pip else shell_pip(magic.line) if _is_shell(magic) else None
        names = [_project(text) for text in installed_projects(words or "")]
        # Without a lock nobody knows yet what a build would ship.
        if notebook.shipped is not None and (missing := [name for name in names if not _ships(notebook, name)]):
            written = f"{magic.written}{'' if is_pip else 'pip'} install"
            yield Hit(hit.cell, hit.node, f"`{written}`: the site does not ship {', '.join(missing)}")


def _project(text: str) -> str:
    requirement = as_requirement(text)
    return requirement.name if requirement else text


def _ships(notebook: LintNotebook, project: str) -> bool:
    return notebook.shipped is not None and {project, canonicalize_name(project)} & notebook.shipped != set()


def _find_unknown(notebook: LintNotebook) -> Iterator[Hit]:
    extensions = {magic.line.strip() for magic, _ in _magics(notebook) if magic.name == "load_ext"}
    if extensions - {"autoreload", "storemagic"}:
        return  # an extension that the lock covers brings magics of its own
    made = {word for magic, _ in _magics(notebook) if magic.name == "alias_magic" for word in magic.line.split()}
    for magic, hit in _magics(notebook):
        known = _LINE_MAGICS | _AUTORELOAD if magic.body is None else _CELL_MAGICS
        if _is_shell(magic) or magic.name in known or magic.name in made:
            continue
        reason = _OTHER_FAILING.get(magic.name, "it does not exist in the browser")
        yield Hit(hit.cell, hit.node, f"`{magic.written}` fails: {reason}")


def _find_backends(notebook: LintNotebook) -> Iterator[Hit]:
    for magic, hit in _magics(notebook):
        if magic.body is None and magic.name in {"matplotlib", "pylab"}:
            wanted = magic.line.split("#")[0].strip().strip("'\"").lower()
            if not wanted.startswith("-") and not _has_backend(notebook, wanted):
                yield Hit(
                    hit.cell,
                    hit.node,
                    f"`%{magic.name} {wanted}`: figures with windows or tools of their own fail here",
                )
    for cell in notebook.cells:
        for call in cell.calls:
            name = notebook.names.find(call.func, _FIGURE_CALLS)
            text = notebook.literals.text(call.args[0]) if call.args else None
            if name == "matplotlib.pyplot.ginput":
                yield Hit(cell, call, "`ginput` waits for clicks into a figure, which is a still picture here")
            elif name and text is not None and not _has_backend(notebook, text.lower()):
                yield Hit(cell, call, f"the backend {text} fails here")


def _has_backend(notebook: LintNotebook, name: str) -> bool:
    plain = {"svg", "pdf", "ps", "cairo", "template"}
    return name in _INLINE | plain or (name in _WIDGET and _ships(notebook, "ipympl"))


def _shown(magic: Magic) -> str:
    line = magic.line.strip().partition("\n")[0]
    return f"{magic.written}{line}" if magic.name == SHELL else f"{magic.written} {line}".strip()


RULES = (
    Rule(
        code="LB030",
        name="shell",
        find=_find_shell,
    ),
    Rule(
        code="LB031",
        name="install",
        find=_find_installs,
    ),
    Rule(
        code="LB032",
        name="unknown-magic",
        find=_find_unknown,
    ),
    Rule(
        code="LB033",
        name="interactive-figure",
        find=_find_backends,
    ),
)
