import json

import pytest

from lite_builder.dataset_settings import OpenmlDataset
from lite_builder.datasets.openml import ask_openml
from lite_builder.datasets.remote import Remote
from lite_builder.errors import SettingsError, UnreachableError
from tests.dataset_hosts import API, PLANTS_FILE, openml_answers

TEMPLATES = {
    "_SEARCH_NAME": f"{API}/list/data_name/{{}}/limit/2",
    "_DATA_INFO": f"{API}/{{}}",
    "_DATA_FEATURES": f"{API}/features/{{}}",
    "_DATA_QUALITIES": f"{API}/qualities/{{}}",
}
ABOUT_77 = [f"{API}/77", f"{API}/features/77", f"{API}/qualities/77", PLANTS_FILE]


def asked(dataset: OpenmlDataset, answers: dict[str, bytes]) -> list[str]:
    """The addresses that are asked for, by what they answer."""
    addresses: list[str] = []

    def ask(remote: Remote) -> bytes | None:
        addresses.append(remote.address)
        return answers.get(remote.address)

    ask_openml(dataset, TEMPLATES, ask)
    return addresses


def test_a_data_set_with_a_number_is_asked_for_directly() -> None:
    assert asked(OpenmlDataset(data_id=77), openml_answers()) == ABOUT_77


def test_a_name_is_looked_up_in_small_letters() -> None:
    first = f"{API}/list/data_name/three_plants/limit/2/status/active/"
    assert asked(OpenmlDataset(name="Three_Plants"), openml_answers()) == [first, *ABOUT_77]


def test_a_version_is_looked_up_among_those_that_are_retired_too() -> None:
    answers = openml_answers()
    first = f"{API}/list/data_name/three_plants/limit/2/data_version/1"
    answers[f"{first}/status/deactivated"] = answers.pop(first)
    dataset = OpenmlDataset(name="three_plants", version=1)
    assert asked(dataset, answers) == [first, f"{first}/status/deactivated", *ABOUT_77]


@pytest.mark.parametrize("dataset", [OpenmlDataset(name="no_plants"), OpenmlDataset(data_id=78)])
def test_what_openml_does_not_have_is_named(dataset: OpenmlDataset) -> None:
    with pytest.raises(SettingsError, match=f"OpenML has no data set {dataset}"):
        asked(dataset, openml_answers())


@pytest.mark.parametrize("answer", [b"<html>", b"{}", b'{"data_set_description": 3}', b"[]", b"\xff"])
def test_an_answer_in_another_form_is_no_traceback(answer: bytes) -> None:
    with pytest.raises(UnreachableError, match="cannot be read"):
        asked(OpenmlDataset(data_id=77), openml_answers() | {f"{API}/77": answer})


def test_a_description_without_its_file_is_told() -> None:
    answers = openml_answers()
    del answers[PLANTS_FILE]
    with pytest.raises(UnreachableError, match="does not have its file"):
        asked(OpenmlDataset(data_id=77), answers)


def test_the_answers_are_as_openml_writes_them() -> None:
    description = json.loads(openml_answers()[f"{API}/77"])["data_set_description"]
    assert description["url"] == PLANTS_FILE
