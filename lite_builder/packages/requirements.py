"""Which packages does a package need in the browser? Names, versions and environment markers (PEP 440, 508)."""

from collections.abc import Iterable

from packaging.requirements import InvalidRequirement, Requirement
from packaging.specifiers import SpecifierSet
from packaging.utils import canonicalize_name

from lite_builder.errors import SettingsError
from lite_builder.packages.lock import Release


def browser_environment(release: Release) -> dict[str, str]:
    """The values of environment markers (PEP 508) in the browser's Python."""
    return {
        "implementation_name": "cpython",
        "implementation_version": release.python,
        "os_name": "posix",
        "platform_machine": release.arch,
        "platform_python_implementation": "CPython",
        "platform_release": release.platform.removeprefix("emscripten_").replace("_", "."),
        "platform_system": "Emscripten",
        "platform_version": "#1",
        "python_full_version": release.python,
        "python_version": ".".join(release.python.split(".")[:2]),
        "sys_platform": "emscripten",
        "extra": "",
    }


def needed(requires_dist: Iterable[str], release: Release) -> tuple[Requirement, ...]:
    """Those of a wheel's `Requires-Dist` that hold in the browser, without extras; what is malformed is left out."""
    environment = browser_environment(release)
    found: list[Requirement] = []
    for text in requires_dist:
        try:
            requirement = Requirement(text)
        except InvalidRequirement:
            continue
        if requirement.marker is None or requirement.marker.evaluate(environment):
            found.append(requirement)
    return tuple(found)


def included(include: Iterable[str]) -> tuple[Requirement, ...]:
    """The packages of `[packages] include`, such as `plotly` or `plotly<6`. Raises `SettingsError`."""
    found: list[Requirement] = []
    for text in include:
        try:
            found.append(Requirement(text))
        except InvalidRequirement as error:
            raise SettingsError(
                f"[packages] include: {text!r} is not a package",
                why=str(error),
                todo="write its name, perhaps with a version, such as plotly or plotly<6",
            ) from error
    return tuple(found)


def name_of(requirement: Requirement) -> str:
    """The normalised name of the package that is required."""
    return canonicalize_name(requirement.name)


def allows(allowed: SpecifierSet, version: str) -> bool:
    """Whether a version that is there may be used; a pre-release counts like any other, since it is the one there."""
    return allowed.contains(version, prereleases=True)
