"""A kernel that asks, and is answered later."""

from collections.abc import Callable

from lite_builder.runtime.waiting_input import waiting


class Shell:
    """Keeps the function that asks as the kernel's interpreter does."""

    function: Callable[..., str]

    @property
    def input(self) -> Callable[..., str]:
        return self.function

    @input.setter
    def input(self, value: Callable[..., str]) -> None:
        self.function = value


def test_the_answer_is_what_is_waited_for_and_not_what_the_request_gave_back() -> None:
    class KeyShell(Shell):
        pass

    asked: list[str] = []
    KeyShell.input = waiting(Shell.input, lambda: "Ada")  # type: ignore[method-assign, assignment]
    shell = KeyShell()
    shell.input = asked.append  # type: ignore[assignment]
    assert shell.input("Your name? ") == "Ada"
    assert shell.input() == "Ada"
    assert asked == ["Your name? ", ""]
