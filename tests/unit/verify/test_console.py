"""Which of the browser's lines are kept?"""

from lite_builder.verify.console import MOST_CHARACTERS, MOST_LINES, Console


def lines(*said: str) -> tuple[str, ...]:
    console = Console()
    for text in said:
        console.add(text)
    return console.lines


def test_the_first_line_of_what_was_said_is_kept_and_once() -> None:
    assert lines("RangeError: too deep\n    at f", "b", "RangeError: too deep\n    at g", "", "\n") == (
        "RangeError: too deep",
        "b",
    )


def test_what_jupyterlite_always_says_is_not() -> None:
    assert lines("Skipping {command: a, keys: b} default shortcut", "Menu entry for command 'a' is duplicated.") == ()


def test_the_last_ones_are_kept_and_cut() -> None:
    kept = lines(*(f"{number} {'x' * 1000}" for number in range(MOST_LINES + 5)))
    assert len(kept) == MOST_LINES
    assert kept[0].startswith("5 ")
    assert {len(line) for line in kept} == {MOST_CHARACTERS}
