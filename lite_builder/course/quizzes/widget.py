"""How does a learner try out answers in the notebook? A code cell that shows the options' letters through jupyterquiz.

The question itself stays text in the cell above. What jupyterquiz lacks is put around it by `widget.js`. Answers are
packed, which hides them from a glance and not from a determined reader.
"""

import json
from base64 import b64encode
from collections.abc import Iterable, Iterator, Sequence
from html import escape
from importlib.resources import files
from zlib import compress

from markdown_it import MarkdownIt
from mdit_py_plugins.dollarmath import dollarmath_plugin

from lite_builder.course.myst.html_form import in_html_form
from lite_builder.course.quizzes.notation import plain
from lite_builder.course.quizzes.quiz import Kind, Option, Question, Solution

_COLOURS = {
    "--jq-multiple-choice-bg": "transparent",
    "--jq-many-choice-bg": "transparent",
    "--jq-text-color": "var(--jp-content-font-color1, #222)",
    "--jq-link-color": "var(--jp-content-link-color, #1565c0)",
    "--jq-mc-button-bg": "var(--jp-layout-color1, #fff)",
    "--jq-mc-button-border": "var(--jp-border-color0, #757575)",
    "--jq-correct-color": "#1b7a2f",
    "--jq-incorrect-color": "#b3261e",
}
_CODE = """\
# Run this cell (Shift + Enter), then choose your answer {below}.
from base64 import b64decode
from json import loads
from zlib import decompress

from IPython.display import HTML, Javascript, display
from jupyterquiz import display_quiz

_quiz = loads(decompress(b64decode("{packed}")))
display(HTML(_quiz["words"]), Javascript(_quiz["script"]))
display_quiz(_quiz["questions"], shuffle_answers=False, colors=_quiz["colours"])
"""
_RIGHT, _WRONG = "Correct.", "Not correct."


def widget_code(questions: Sequence[Question]) -> str:
    """The source of the code cell for questions that have a solution."""
    resources = files("lite_builder.course.quizzes")
    style = resources.joinpath("widget.css").read_text(encoding="utf-8")
    words = "".join(part for number, question in enumerate(questions) for part in _words(number, question))
    content = {
        "questions": [_asked(question, alone=len(questions) == 1) for question in questions],
        "words": f'<style>{style}</style><div class="quiz-words" hidden>{words}</div>',
        "script": resources.joinpath("widget.js").read_text(encoding="utf-8"),
        "colours": _COLOURS,
    }
    packed = b64encode(compress(json.dumps(content).encode(), 9)).decode()
    below = "below it" if len(questions) == 1 else "to each question below it"
    return _CODE.format(below=below, packed=packed).rstrip()


def _asked(question: Question, *, alone: bool) -> dict[str, object]:
    """The question as jupyterquiz takes it; its options are their letters, and their words are read out."""
    several = question.kind is Kind.MULTIPLE
    return {
        "question": f"{escape(_name(question, alone=alone))}: choose {'all that apply' if several else 'one'}",
        "type": "many_choice" if several else "multiple_choice",
        "answers": [_answer(option, question.answer or frozenset()) for option in question.options],
    }


def _answer(option: Option, right: frozenset[str]) -> dict[str, object]:
    aloud = f'<span class="quiz-aloud">) {escape(" ".join(plain(option.text).split())).replace("$", "&#36;")}</span>'
    is_right = option.letter in right
    return {"answer": f"{option.letter}{aloud}", "correct": is_right, "feedback": _RIGHT if is_right else _WRONG}


def _name(question: Question, *, alone: bool) -> str:
    if question.title.lower() != "question":
        return question.title
    return "Your answer" if alone else f"Question {question.number}"


def _words(number: int, question: Question) -> Iterator[str]:
    solution = question.solution
    if solution is not None:
        for key, text in _texts(solution):
            yield f'<div data-words="{number}-{key}">{_HTML.render(in_html_form(text, {}))}</div>'


def _texts(solution: Solution) -> Iterable[tuple[str, str]]:
    return (*solution.feedback, *([("why", solution.explanation)] if solution.explanation else ()))


def _math(content: str, options: dict[str, bool]) -> str:
    sign = "$$" if options["display_mode"] else "$"
    return f"{sign}{escape(content)}{sign}"


_HTML = MarkdownIt("commonmark").enable("table").use(dollarmath_plugin, renderer=_math)
