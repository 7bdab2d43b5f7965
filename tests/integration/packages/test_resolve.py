import json
from hashlib import sha256
from pathlib import Path

import pytest

from lite_builder.errors import LockError, MissingPackageError, Place, Problems, UnreachableError, UserError
from lite_builder.packages.bundle import check_lock_covers, fetch_bundle
from lite_builder.packages.imports import ImportUse
from lite_builder.packages.kernel import CORE_FILES, KERNEL_PACKAGES, STANDARD_PACKAGES
from lite_builder.packages.lock import Lock
from lite_builder.packages.resolve import resolve
from lite_builder.settings import PackagesSection
from lite_builder.store import Store

from .conftest import CLOSED, Cdn, Told, WheelMaker

COMPILED = "cp314-cp314-pyemscripten_2026_0_wasm32"
INFO = {"abi_version": "2026_0", "arch": "wasm32", "platform": "emscripten_5_0_3", "python": "3.14.0"}


def use(name: str, cell: int = 1, *, optional: bool = False) -> ImportUse:
    return ImportUse(name, Place("content/01_first.ipynb", 10 * cell, cell), optional)


class Distribution:
    """A small Pyodide on a stand-in for the CDN: what the kernel and every site need, and what a test adds."""

    def __init__(self, cdn: Cdn, maker: WheelMaker) -> None:
        self._cdn = cdn
        self._maker = maker
        self._packages: dict[str, object] = {}
        cdn.files |= {name: name.encode() for name in CORE_FILES}
        own = ("ipykernel", "piplite", "pyodide-kernel")
        for name in sorted({*KERNEL_PACKAGES, *STANDARD_PACKAGES} - {*own}):
            self.add(name)

    def add(
        self, name: str, version: str = "1.0", *, depends: tuple[str, ...] = (), imports: str = "", tag: str = COMPILED
    ) -> Path:
        wheel = self._maker.make(name.replace("-", "_"), version, tag=tag)
        content = wheel.read_bytes()
        self._cdn.files[wheel.name] = content
        self._packages[name] = {
            "name": name,
            "version": version,
            "file_name": wheel.name,
            "sha256": sha256(content).hexdigest(),
            "imports": [imports or name],
            "depends": list(depends),
            "install_dir": "site",
            "package_type": "package",
            "unvendored_tests": False,
        }
        self._cdn.files["pyodide-lock.json"] = json.dumps({"info": INFO, "packages": self._packages}).encode()
        return wheel

    def lose(self, wheel: Path) -> None:
        del self._cdn.files[wheel.name]


@pytest.fixture
def distribution(cdn: Cdn, elsewhere: WheelMaker) -> Distribution:
    return Distribution(cdn, elsewhere)


class Resolver:
    """Runs `resolve` with the sources of the test."""

    def __init__(self, cdn: Cdn, store: Store, told: Told) -> None:
        self.settings = PackagesSection(cdn=cdn.address)
        self.store = store
        self.told = told

    def __call__(self, *uses: ImportUse, previous: Lock | None = None, **changes: object) -> Lock:
        settings = self.settings.model_copy(update=changes)
        return resolve(uses, settings, self.store, self.told, previous)


@pytest.fixture
def resolver(distribution: Distribution, cdn: Cdn, store: Store, told: Told, index: Path) -> Resolver:
    return Resolver(cdn, store, told)


def versions(lock: Lock) -> dict[str, str]:
    return {package.name: package.version for package in lock.packages}


def test_a_course_without_imports_gets_the_kernel_and_the_standard_set(resolver: Resolver, cdn: Cdn) -> None:
    lock = resolver()

    assert set(versions(lock)) == {*KERNEL_PACKAGES, *STANDARD_PACKAGES}
    assert [file.file for file in lock.core] == list(CORE_FILES)
    assert lock.pyodide.version == "314.0.3"
    assert lock.package("piplite") is not None
    check_lock_covers(lock, [], resolver.settings)
    cdn.asked.clear()
    assert len(fetch_bundle(lock, resolver.settings, resolver.store, resolver.told).files) == len(lock.files)
    assert cdn.asked == []


def test_what_pyodide_has_comes_with_what_it_depends_on(resolver: Resolver, distribution: Distribution) -> None:
    distribution.add("opencv-python", depends=("Image_IO",), imports="cv2")
    distribution.add("image-io", depends=("numpy",))
    distribution.add("image-io-tests")

    lock = resolver(use("cv2"))

    opencv = lock.package("opencv-python")
    assert opencv is not None
    assert (opencv.depends, opencv.imports) == (("image-io",), ("cv2",))
    assert opencv.sources == ("pyodide-cdn",)
    assert "image-io" in versions(lock)
    assert "image-io-tests" not in versions(lock)


def test_what_pyodide_lacks_comes_from_pypi_with_what_it_requires(resolver: Resolver, wheels: WheelMaker) -> None:
    wheels.make("charts", "1.0")
    wheels.make(
        "charts", "2.0", "tables>=1", 'winonly; sys_platform == "win32"', 'extras; extra == "all"', "numpy", "Six_Like"
    )
    wheels.make("tables", "1.5", "charts")
    wheels.make("six_like", "1.0")

    lock = resolver(use("charts"))

    charts = lock.package("charts")
    assert charts is not None
    assert (charts.version, charts.depends) == ("2.0", ("numpy", "six-like", "tables"))
    assert (charts.imports, charts.sources) == (("charts",), ("pypi",))
    assert {"tables", "six-like"} <= set(versions(lock))
    assert not {"winonly", "extras"} & set(versions(lock))


def test_a_wheel_that_its_project_compiled_for_the_browser_is_taken(resolver: Resolver, wheels: WheelMaker) -> None:
    wheels.make("quick", "3.0", tag=COMPILED)
    wheels.make("quick", "4.0", tag="cp314-cp314-manylinux_2_28_x86_64")

    assert versions(resolver(use("quick")))["quick"] == "3.0"


def test_versions_that_are_wanted_are_honoured_whoever_wants_them(resolver: Resolver, wheels: WheelMaker) -> None:
    for version in ("1.0", "1.9", "2.0"):
        wheels.make("base", version)
    wheels.make("alpha", "1.0", "base")
    wheels.make("zeta", "1.0", "base<2,!=1.9")

    assert versions(resolver(use("alpha"), use("zeta", 2)))["base"] == "1.0"


def test_an_included_package_may_settle_a_version(resolver: Resolver, wheels: WheelMaker) -> None:
    wheels.make("charts", "1.0")
    wheels.make("charts", "2.0")

    assert versions(resolver(include=("charts<2",)))["charts"] == "1.0"


def test_the_settings_say_which_project_an_import_comes_from(resolver: Resolver, wheels: WheelMaker) -> None:
    wheels.make("charts_project", "1.0", module="charts")

    lock = resolver(use("charts"), projects={"charts": "charts-project"})

    assert lock.providers()["charts"] == "charts-project"


def test_a_contradiction_names_who_wants_what(resolver: Resolver, wheels: WheelMaker) -> None:
    wheels.make("charts", "1.0", "numpy>=2")

    with pytest.raises(MissingPackageError) as raised:
        resolver(use("charts", 3))

    assert str(raised.value).startswith("content/01_first.ipynb, line 30, cell 3: ")
    assert "numpy 1.0 is the only one, from Pyodide 314.0.3" in raised.value.why
    assert "charts 1.0 (numpy>=2)" in raised.value.why


def test_contradicting_wants_of_a_project_on_pypi_are_named(resolver: Resolver, wheels: WheelMaker) -> None:
    wheels.make("base", "1.0")
    wheels.make("alpha", "1.0", "base<2")
    wheels.make("zeta", "1.0", "base>=2")

    with pytest.raises(MissingPackageError, match=r"alpha 1\.0 \(base<2\), zeta 1\.0 \(base>=2\)"):
        resolver(use("alpha"), use("zeta", 2))


def test_imports_that_nobody_serves_are_shown_together_in_reading_order(resolver: Resolver) -> None:
    with pytest.raises(Problems) as raised:
        resolver(use("zebra", 1), use("antelope", 2), use("tkinter", 3), use("zebra", 4))

    problems = raised.value.problems
    assert {type(problem) for problem in problems} == {MissingPackageError}
    assert [problem.where and problem.where.cell for problem in problems] == [1, 2, 3]
    assert "`import zebra` cannot be served" in str(raised.value)
    assert "pypi: not there (pip: Could not find a version that satisfies the requirement zebra" in str(raised.value)
    assert raised.value.exit_code == 6


def test_what_can_be_served_is_locked_when_the_author_wants_to_go_on(resolver: Resolver, wheels: WheelMaker) -> None:
    wheels.make("charts", "1.0", "zebra")
    wheels.make("horses", "1.0")
    told: list[UserError] = []

    uses = [use("charts"), use("horses"), use("tkinter")]
    lock = resolve(uses, resolver.settings, resolver.store, resolver.told, settle=told.extend)

    assert "horses" in versions(lock)
    assert not {"charts", "zebra", "tkinter"} & set(versions(lock))
    assert len(told) == 2
    told.clear()
    check_lock_covers(lock, uses, resolver.settings, told.extend)
    assert [type(problem) for problem in told] == [LockError, LockError]


def test_what_pip_is_to_install_comes_along_if_it_can_be_had(resolver: Resolver, wheels: WheelMaker) -> None:
    wheels.make("xl_reader", "1.0", module="anything")
    wheels.make("xl_reader", "2.0", module="anything")

    installs = [
        ImportUse(text, Place("a.py"), optional=True, is_project=True) for text in ("xl-reader<2", "nowhere", "./x")
    ]

    assert versions(resolver(*installs))["xl-reader"] == "1.0"


def test_an_import_may_come_from_a_project_of_another_name(resolver: Resolver, wheels: WheelMaker) -> None:
    wheels.make("imblearn", "0.0", module="a_placeholder")
    wheels.make("imbalanced_learn", "1.0", module="imblearn")

    assert resolver(use("imblearn")).providers()["imblearn"] == "imbalanced-learn"


def test_a_name_that_many_projects_share_is_not_guessed(resolver: Resolver, wheels: WheelMaker) -> None:
    wheels.make("google", "3.0", module="googlesearch")

    with pytest.raises(MissingPackageError, match="many projects have their modules below `google`"):
        resolver(use("google"))


def test_a_project_without_the_module_is_not_taken_for_it(resolver: Resolver, wheels: WheelMaker) -> None:
    wheels.make("charts", "1.0", module="something_else")

    with pytest.raises(MissingPackageError, match="the project charts has no module of this name"):
        resolver(use("charts"))


def test_an_optional_import_is_shipped_if_it_can_be_had(resolver: Resolver, wheels: WheelMaker) -> None:
    wheels.make("nice", "1.0")
    wheels.make("hopeless", "1.0", "nobody-has-this")

    found = versions(resolver(*(use(name, optional=True) for name in ("nice", "hopeless", "nowhere", "tkinter"))))

    assert "nice" in found
    assert not {"hopeless", "nowhere", "nobody-has-this"} & set(found)


def test_pure_wheels_that_the_cdn_does_not_give_come_from_pypi(
    resolver: Resolver, distribution: Distribution, wheels: WheelMaker
) -> None:
    lost = distribution.add("markup", "1.2", depends=("numpy",), tag="py3-none-any")
    distribution.lose(lost)
    wheels.make("markup", "1.3")
    ours = wheels.make("markup", "1.2", "what-the-official-lock-does-not-say")

    markup = resolver(use("markup")).package("markup")

    assert markup is not None
    assert (markup.version, markup.sources, markup.depends) == ("1.2", ("pypi",), ("numpy",))
    assert markup.sha256 == sha256(ours.read_bytes()).hexdigest()


def test_a_compiled_package_that_the_cdn_does_not_give_names_the_import_and_what_was_said(
    resolver: Resolver, distribution: Distribution
) -> None:
    distribution.lose(distribution.add("shapely"))

    with pytest.raises(MissingPackageError) as raised:
        resolver(use("shapely", 2))

    assert str(raised.value).startswith("content/01_first.ipynb, line 20, cell 2: `import shapely` cannot be served\n")
    assert "pyodide-cdn: not there (HTTP 404" in raised.value.why
    assert "pypi: not there (pip: Could not find" in raised.value.why


def test_a_pure_package_may_have_another_version_than_pyodides(
    resolver: Resolver, distribution: Distribution, wheels: WheelMaker
) -> None:
    distribution.add("names", "3.11", tag="py3-none-any")
    wheels.make("names", "3.18")
    wheels.make("pages", "1.0", "names>=3.18")

    names = resolver(use("names"), use("pages")).package("names")

    assert names is not None
    assert (names.version, names.sources) == ("3.18", ("pypi",))


def test_what_the_last_lock_names_is_kept_while_it_fits(resolver: Resolver, wheels: WheelMaker) -> None:
    wheels.make("charts", "1.0")
    first = resolver(use("charts"))
    wheels.make("charts", "2.0")

    assert resolver(use("charts"), previous=first) == first
    assert versions(resolver(use("charts"), previous=first, include=("charts>=2",)))["charts"] == "2.0"
    assert versions(resolver(use("charts")))["charts"] == "2.0"
    assert "charts" not in versions(resolver(previous=first))


def test_the_lock_does_not_depend_on_the_order_of_the_imports(resolver: Resolver, wheels: WheelMaker) -> None:
    wheels.make("alpha", "1.0")
    wheels.make("zeta", "1.0")

    assert resolver(use("alpha"), use("zeta", 2)) == resolver(use("zeta"), use("alpha", 2))


def test_a_page_that_stands_in_for_the_official_lock_is_refused(resolver: Resolver, cdn: Cdn) -> None:
    cdn.files["pyodide-lock.json"] = b"<html>please log in</html>"

    with pytest.raises(LockError, match="no proxy answers in its place"):
        resolver()


def test_without_a_network_there_is_no_lock(store: Store, told: Told, no_network: None) -> None:
    with pytest.raises(
        UnreachableError, match=r"pyodide-lock\.json\n +pyodide-cdn: unreachable .*\n +npm: unreachable "
    ):
        resolve([], PackagesSection(cdn=CLOSED), store, told)
