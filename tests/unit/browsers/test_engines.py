"""Which engines there are: what a person may type, and what each says of itself."""

import click

from lite_builder.browsers.engines import DEFAULT, ENGINES
from lite_builder.cli.main import commands
from lite_builder.cli.options import DEFAULT_ENGINE


def test_the_command_line_offers_each_of_them() -> None:
    assert DEFAULT_ENGINE == DEFAULT
    offered = next(option for option in commands.commands["test"].params if option.name == "engine")
    assert isinstance(offered.type, click.Choice)
    assert list(offered.type.choices) == list(ENGINES)


def test_what_is_not_looked_at_is_said_and_why() -> None:
    assert ENGINES["chromium"].blind_spots == ()
    for name in ("firefox", "webkit"):
        assert ENGINES[name].blind_spots
        assert all(": " in sentence for sentence in ENGINES[name].blind_spots)


def test_each_is_to_be_had_from_debian() -> None:
    assert {name: engine.supply.apt_command for name, engine in ENGINES.items()} == {
        "chromium": "sudo apt-get install chromium",
        "firefox": "sudo apt-get install firefox-esr",
        "webkit": "sudo apt-get install webkit2gtk-driver xvfb",
    }
