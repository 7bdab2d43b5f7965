"""Under which licences does the site ship what it ships? The wheels and JupyterLite's own list say it."""

import json
import re
import zipfile
from collections.abc import Iterable
from dataclasses import astuple, dataclass
from email import message_from_bytes
from email.message import Message
from importlib.metadata import Distribution, PackageMetadata, distribution
from pathlib import Path

from lite_builder import __version__
from lite_builder.course.model import Course
from lite_builder.course.quizzes.quiz import Form
from lite_builder.course.quizzes.widget import LIBRARY as QUIZ_LIBRARY
from lite_builder.packages.bundle import Bundle
from lite_builder.site.extensions import Extension, distribution_of
from lite_builder.site.runtime_wheel import NAME as RUNTIME

_LICENCE_LIST = "third-party-licenses.json"

_LICENCE_FILE = re.compile(r"\.dist-info/(licenses?/.+|(licen[cs]e|copying|notice|authors)[^/]*)$", flags=re.IGNORECASE)
_CLASSIFIER = "License :: OSI Approved :: "
# Libraries that a wheel carries inside: the file that shows it, its name, its licence (OpenBLAS: its LICENSE file).
_VENDORED = {"scipy.libs/libopenblas.so": ("OpenBLAS (inside scipy)", "BSD-3-Clause")}


@dataclass(frozen=True)
class Licence:
    """What one shipped package says of its licence; `text` is the full text, where the package carries it."""

    package: str
    version: str
    licence: str
    text: str = ""


def python_licences(bundle: Bundle) -> tuple[Licence, ...]:
    """The licences of Pyodide, CPython and every wheel of the bundle, by name."""
    pyodide = bundle.lock.pyodide
    found = [
        Licence("Pyodide", pyodide.version, "MPL-2.0"),
        Licence("CPython", pyodide.python, "PSF-2.0"),
        Licence(RUNTIME, __version__, "BSD-3-Clause"),
    ]
    for package in bundle.lock.packages:
        with zipfile.ZipFile(bundle.files[package.file]) as wheel:
            found.append(_of_wheel(wheel, package.name, package.version))
            found += [
                Licence(*_VENDORED[name][:1], "", _VENDORED[name][1]) for name in wheel.namelist() if name in _VENDORED
            ]
    return tuple(found)


def javascript_licences(site: Path, course: Course, extensions: Iterable[Extension]) -> tuple[Licence, ...]:
    """The licences of what shows quizzes, of the extensions, and of what JupyterLite and they list as their parts."""
    lists = [site / file for file in javascript_licence_lists(site)]
    found = {licence for file in lists for licence in _of_list(json.loads(file.read_text("utf-8")))}
    found |= {_of_installed(distribution_of(extension), extension.package) for extension in extensions}
    if any(quiz.form is Form.SELF_ASSESSMENT and quiz.has_answers for quiz in course.quizzes):
        found.add(_of_installed(distribution(QUIZ_LIBRARY), QUIZ_LIBRARY))
    return tuple(sorted(found, key=lambda licence: (licence.package.lower(), *astuple(licence))))


def javascript_licence_lists(site: Path) -> list[str]:
    """The lists of licences, with their texts, that JupyterLite and the extensions in the site ship."""
    lists = [site / "build" / _LICENCE_LIST, *sorted((site / "extensions").rglob(_LICENCE_LIST))]
    return [file.relative_to(site).as_posix() for file in lists if file.is_file()]


def _of_installed(package: Distribution, name: str) -> Licence:
    files = (file for file in package.files or () if _LICENCE_FILE.search(f"/{file.as_posix()}"))
    texts = (Path(str(file.locate())).read_text(encoding="utf-8", errors="replace") for file in files)
    return Licence(name, package.version, licence_named(package.metadata), "\n\n".join(texts))


def _of_wheel(wheel: zipfile.ZipFile, name: str, version: str) -> Licence:
    metadata_file = next(file for file in wheel.namelist() if file.endswith(".dist-info/METADATA"))
    texts = (wheel.read(file).decode(errors="replace") for file in wheel.namelist() if _LICENCE_FILE.search(file))
    return Licence(name, version, licence_named(message_from_bytes(wheel.read(metadata_file))), "\n\n".join(texts))


def licence_named(metadata: Message | PackageMetadata) -> str:
    """The licence that a wheel's METADATA names: its SPDX expression, else its classifiers, else its free text."""
    if "License-Expression" in metadata:
        return str(metadata["License-Expression"])
    classifiers = [str(value) for value in metadata.get_all("Classifier") or [] if str(value).startswith(_CLASSIFIER)]
    if classifiers:
        return ", ".join(value.removeprefix(_CLASSIFIER) for value in classifiers)
    free_text = str(metadata["License"]).strip().splitlines() if "License" in metadata else []
    return free_text[0] if free_text else "see its licence text"


def _of_list(document: dict[str, list[dict[str, str]]]) -> Iterable[Licence]:
    for package in document["packages"]:
        yield Licence(package["name"], package["versionInfo"], package["licenseId"] or "see its list")
