"""How the kernel's worker has its files come, in Node."""

from pathlib import Path

import pytest

from tests.in_node import assert_passes, modules_beside, name_of


@pytest.mark.parametrize("module", modules_beside(__file__), ids=name_of)
def test_in_node(module: Path) -> None:
    assert_passes(module)
