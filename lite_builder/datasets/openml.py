"""What does `fetch_openml` ask OpenML for one data set? The questions of scikit-learn 1.8, in its order."""

import json
from collections.abc import Mapping
from typing import Any

from lite_builder.dataset_settings import OpenmlDataset
from lite_builder.datasets.remote import Ask, Remote
from lite_builder.errors import SettingsError, UnreachableError


def ask_openml(dataset: OpenmlDataset, templates: Mapping[str, str], ask: Ask) -> None:
    """Ask for everything that `fetch_openml` asks for this data set.

    `templates` are those of `sklearn_remotes.openml_templates`. Raises `SettingsError` if OpenML has no such data set,
    `UnreachableError` if what it says cannot be read, and whatever `ask` raises.
    """
    data_id = dataset.data_id or _find(dataset, templates["_SEARCH_NAME"], ask)
    description = _answer(ask, templates["_DATA_INFO"].format(data_id))
    if description is None:
        raise _nowhere(dataset)
    _answer(ask, templates["_DATA_FEATURES"].format(data_id))
    _answer(ask, templates["_DATA_QUALITIES"].format(data_id))
    address = _value(description, "data_set_description", "url")
    if ask(Remote(address)) is None:
        raise UnreachableError(
            f"OpenML describes {dataset} and does not have its file",
            why=f"nothing is at {address}",
            todo="take another version of the data set",
        )


def _find(dataset: OpenmlDataset, search: str, ask: Ask) -> int:
    """The number of a data set that is given by its name, which scikit-learn writes in small letters."""
    address = search.format((dataset.name or "").lower())
    if dataset.version == "active":
        found = _answer(ask, f"{address}/status/active/")
    else:
        address += f"/data_version/{dataset.version}"
        found = _answer(ask, address) or _answer(ask, f"{address}/status/deactivated")
    if found is None:
        raise _nowhere(dataset)
    return int(_value(found, "data", "dataset", 0, "did"))


def _answer(ask: Ask, address: str) -> Any:
    """What OpenML answers, or None where it says that there is no such data set."""
    content = ask(Remote(address))
    if content is None:
        return None
    try:
        return json.loads(content)
    except ValueError as error:
        raise _unreadable(address, str(error)) from error


def _value(answer: Any, *keys: str | int) -> Any:
    try:
        for key in keys:
            answer = answer[key]
    except (KeyError, IndexError, TypeError) as error:
        raise _unreadable(" / ".join(map(str, keys)), f"it has no {error}") from error
    return answer


def _unreadable(what: str, why: str) -> UnreachableError:
    return UnreachableError(
        f"OpenML's answer cannot be read: {what}",
        why=why,
        todo="try again later; if it stays so, put the data set's file into the course",
    )


def _nowhere(dataset: OpenmlDataset) -> SettingsError:
    return SettingsError(
        f"OpenML has no data set {dataset}",
        why="[datasets] openml names it",
        todo="correct its name, version or data_id; they are shown on its page at OpenML",
    )
