import gzip
from hashlib import sha256
from pathlib import Path
from urllib.error import HTTPError
from urllib.request import OpenerDirector, build_opener, install_opener, urlopen, urlretrieve

import pytest

from lite_builder.runtime.addresses import SiteAddresses, Table
from lite_builder.runtime.offline import NotOnThisSite

ADDRESS = "https://data.example.org/heights.csv?year=2031"
GONE = "https://data.example.org/gone"
CONTENT = b"name,height\nAda,167\n"
FILES = {"plain.bin": CONTENT, "packed.bin": gzip.compress(CONTENT), "damaged.bin": CONTENT[:-1]}


def opener(file: str = "plain.bin", *, packed: bool = False) -> OpenerDirector:
    """urllib as it is in a kernel whose site has this file for the address."""
    entry: Table = {
        "files": {ADDRESS: {"file": file, "sha256": sha256(CONTENT).hexdigest(), "packed": packed}},
        "absent": [GONE],
    }
    return build_opener(SiteAddresses(entry, FILES.__getitem__))


@pytest.mark.parametrize(("file", "packed"), [("plain.bin", False), ("packed.bin", True)])
def test_an_address_gives_the_file_of_the_site(file: str, packed: bool) -> None:
    with opener(file, packed=packed).open(f"{ADDRESS}#top") as answer:
        assert (answer.read(), answer.status, answer.headers["Content-Length"]) == (CONTENT, 200, str(len(CONTENT)))


def test_so_it_does_for_the_functions_that_loaders_use(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("urllib.request._opener", None)
    install_opener(opener())
    assert urlopen(ADDRESS).read() == CONTENT
    urlretrieve(ADDRESS, tmp_path / "file")
    assert (tmp_path / "file").read_bytes() == CONTENT


def test_another_address_is_refused_in_a_sentence() -> None:
    with pytest.raises(NotOnThisSite) as error:
        opener().open("https://data.example.org/heights.csv")
    said = "https://data.example.org/heights.csv cannot be fetched: this site works offline, and does not have it."
    assert str(error.value) == said


def test_what_its_host_does_not_have_is_answered_as_openml_does() -> None:
    with pytest.raises(HTTPError) as error:
        opener().open(GONE)
    assert error.value.code == 412


def test_damage_is_seen() -> None:
    with pytest.raises(NotOnThisSite, match="damaged"):
        opener("damaged.bin").open(ADDRESS)


def test_files_are_none_of_its_business(tmp_path: Path) -> None:
    (tmp_path / "own.txt").write_text("own", encoding="utf-8")
    assert opener().open((tmp_path / "own.txt").as_uri()).read() == b"own"
