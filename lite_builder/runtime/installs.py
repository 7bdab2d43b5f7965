"""What does an installation do on a site that works offline? Nothing for what the site has; else it says what it has.

It stands in the place of `micropip.install`, which piplite and `%pip` call too. micropip itself asks other hosts:
`disablePyPIFallback` binds piplite alone, and a wheel's address is fetched wherever it leads. An author who sets
`disablePyPIFallback` to false in jupyter-lite.json has micropip as it is.
"""

import importlib.metadata
from collections.abc import Awaitable, Callable, Iterable, Iterator, Mapping
from functools import cache
from typing import TYPE_CHECKING, Any, Literal
from urllib.parse import urljoin, urlsplit

from .offline import NotOnThisSite

if TYPE_CHECKING:
    from packaging.requirements import Requirement

Verdict = Literal["here", "not meant", "not here", "perhaps"]
"""What the site says to a requirement; "perhaps" if only piplite knows: it has an index of the site's own wheels."""

Load = Callable[[list[str]], Awaitable[object]]
Ask = Callable[..., Awaitable[object]]


class Installs:
    """Answers requests to install from `packages` of the site (name to version), whose own address is `address`.

    `load(names)` brings packages of the site into the kernel, `ask(requirements, ...)` is micropip bound to the site.
    """

    def __init__(self, packages: Mapping[str, str], address: str, load: Load, ask: Ask) -> None:
        self._packages = packages
        self._address = address
        self._load = load
        self._ask = ask

    async def install(self, requirements: str | list[str], *arguments: Any, **options: Any) -> None:
        """Do what `micropip.install` promises. Raises `NotOnThisSite`, before anything is loaded if that can be."""
        wanted = [requirements] if isinstance(requirements, str) else list(requirements)
        here = self.check(wanted, say=options.get("verbose") is not False)
        await self._load(here)
        if open_ones := [text for text in wanted if self._judge(text) == "perhaps"]:
            await self._ask_piplite(open_ones, arguments, options)
        if options.get("deps", True) and (more := list(_needed_by_extras(wanted, here))):
            await self.install(more, verbose=options.get("verbose"))

    def check(self, requirements: Iterable[str], *, say: bool = True) -> list[str]:
        """The packages of the site that satisfy requirements. Raises `NotOnThisSite` for what can be had nowhere."""
        verdicts = {text: self._judge(text) for text in requirements}
        if refused := [text for text, verdict in verdicts.items() if verdict == "not here"]:
            raise NotOnThisSite(self._refusal(refused))
        here = list(dict.fromkeys(_name(text) for text, verdict in verdicts.items() if verdict == "here"))
        if here and say:
            shown = ", ".join(f"{name} {self._packages[name]}" for name in here)
            print(f"Part of this site, nothing to install: {shown}")
        return here

    def is_settled(self, text: str) -> bool:
        """Whether nothing needs to be loaded for this requirement before something imports it."""
        requirement = _parse(text)
        return self._judge(text) != "perhaps" and not (requirement and requirement.extras)

    def _judge(self, text: str) -> Verdict:
        requirement = _parse(text)
        address = text if requirement is None else requirement.url
        if address is not None:
            return "perhaps" if self._is_own_wheel(address) else "not here"
        assert requirement is not None  # noqa: S101 - for mypy: what has no address was parsed
        if requirement.marker is not None and not requirement.marker.evaluate():
            return "not meant"
        version = self._packages.get(_name(text))
        if version is None:
            return "perhaps"
        return "here" if requirement.specifier.contains(version, prereleases=True) else "not here"

    def _is_own_wheel(self, address: str) -> bool:
        whole = urlsplit(urljoin(self._address, address))
        return whole.path.endswith(".whl") and (
            whole.scheme == "emfs" or whole.netloc == urlsplit(self._address).netloc
        )

    async def _ask_piplite(
        self, requirements: list[str], arguments: tuple[Any, ...], options: Mapping[str, Any]
    ) -> None:
        from piplite.piplite import PiplitePyPIDisabled

        try:
            await self._ask(requirements, *arguments, **options)
        except PiplitePyPIDisabled:
            raise NotOnThisSite(self._refusal(requirements)) from None

    def _refusal(self, requirements: list[str]) -> str:
        named = [name for text in requirements if (name := _name(text)) in self._packages]
        names = named if len(named) == len(requirements) else sorted(self._packages)
        has = ", ".join(f"{name} {self._packages[name]}" for name in names)
        return f"{', '.join(requirements)} cannot be installed: this site works offline, and has {has}."


def _parse(text: str) -> "Requirement | None":
    """The requirement, or None for an address or a path."""
    # Imported here since no kernel should wait for it that installs nothing.
    from packaging.requirements import InvalidRequirement, Requirement

    try:
        requirement = Requirement(text)
    except InvalidRequirement:
        return None
    return None if requirement.name.endswith(".whl") else requirement


def _name(text: str) -> str:
    """The normalised name of the package that is asked for; of an address, nothing that is a name."""
    from packaging.utils import canonicalize_name

    requirement = _parse(text)
    return text if requirement is None else canonicalize_name(requirement.name)


def _needed_by_extras(requirements: Iterable[str], here: Iterable[str]) -> Iterator[str]:
    """What the extras in brackets ask for, by the metadata of the packages, which are in the kernel by now."""
    known = set(here)
    for text in requirements:
        requirement = _parse(text)
        if requirement is None or _name(text) not in known:
            continue
        for extra in sorted(requirement.extras):
            for line in importlib.metadata.requires(requirement.name) or ():
                needed = _parse(line)
                if needed and needed.marker and _is_for(extra, needed.marker):
                    needed.marker = None
                    yield str(needed)


def _is_for(extra: str, marker: Any) -> bool:
    return marker.evaluate({"extra": extra}) and not marker.evaluate({"extra": ""})


def site_packages() -> dict[str, str]:
    """The packages that the site ships, with their versions."""
    import pyodide_js

    packages = {name: entry["version"] for name, entry in pyodide_js.lockfile.packages.to_py().items()}
    packages.pop(__package__.replace("_", "-"), None)
    return packages


def is_offline() -> bool:
    """Whether the site's settings keep to its own packages, which they do unless its author changed them."""
    from piplite import piplite

    return bool(piplite._PIPLITE_DISABLE_PYPI)


@cache
def of_this_site() -> Installs:
    """What this site answers. First called while `micropip.install` is still micropip's own."""
    import micropip
    import pyodide_js
    from js import location
    from pyodide.ffi import to_js

    async def load(names: list[str]) -> None:
        await pyodide_js.loadPackage(to_js(names))

    return Installs(site_packages(), str(location.href), load, _bound_to_the_site(micropip.install))


def install() -> None:
    """Put it in the place of `micropip.install`, before piplite or a notebook takes hold of that."""
    import micropip

    original, site = micropip.install, of_this_site()

    async def install(*arguments: Any, **options: Any) -> None:
        await (site.install if is_offline() else original)(*arguments, **options)

    micropip.install = install


def _bound_to_the_site(original: Ask) -> Ask:
    """micropip with piplite's index in the place of PyPI's."""

    async def ask(requirements: list[str], *arguments: Any, **options: Any) -> None:
        from unittest.mock import patch

        from piplite import piplite

        with patch("micropip.package_index.query_package", piplite._query_package):
            await original(requirements, *arguments, **options)

    return ask
