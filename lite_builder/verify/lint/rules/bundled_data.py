"""Is what a call fetches from another host among the data that the author puts into the site, by `[datasets]`?"""

import ast

from lite_builder.dataset_settings import OpenmlDataset
from lite_builder.verify.lint.rule import LintNotebook

_SEABORN = "https://raw.githubusercontent.com/mwaskom/seaborn-data/master"
"""Where seaborn 0.13 has its examples (`seaborn.utils.DATASET_SOURCE`)."""


def is_bundled_loader(call: ast.Call, function: str, notebook: LintNotebook) -> bool:
    """Whether the site has what this call of scikit-learn's `fetch_...` asks for, as far as the text tells."""
    if function == "fetch_openml":
        return _openml_dataset(call, notebook) in notebook.datasets.openml
    return function.removeprefix("fetch_") in notebook.datasets.sklearn


def is_bundled_address(address: str | None, notebook: LintNotebook) -> bool:
    """Whether the site has the file of this address."""
    return address in notebook.datasets.addresses


def is_bundled_example(call: ast.Call, notebook: LintNotebook) -> bool:
    """Whether the site has both files that seaborn's `load_dataset` asks for with this name."""
    name = notebook.literals.text(call.args[0]) if call.args else None
    addresses = (f"{_SEABORN}/dataset_names.txt", f"{_SEABORN}/{name}.csv")
    return all(is_bundled_address(address, notebook) for address in addresses)


def _openml_dataset(call: ast.Call, notebook: LintNotebook) -> OpenmlDataset | None:
    given = {word.arg: word.value for word in call.keywords if word.arg in {"name", "version", "data_id"}}
    if call.args:
        given["name"] = call.args[0]
    values: dict[str, object] = {key: _value(node, notebook) for key, node in given.items() if key}
    try:
        return OpenmlDataset.model_validate({key: value for key, value in values.items() if value is not None})
    except ValueError:
        return None


def _value(node: ast.expr, notebook: LintNotebook) -> object:
    match node:
        case ast.Constant(int(number)):
            return number
    return notebook.literals.text(node)
