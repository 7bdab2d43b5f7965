"""How does a learner try out answers in the notebook? With buttons that jupyterquiz makes, the output of a code cell.

The question itself stays text in the cell above; the buttons have the letters of its options. They work before Python
has started, and a run of the cell shows the same. What jupyterquiz lacks is added by `widget.js`. All is packed, which
hides answers from a glance and not from a determined reader.
"""

import json
from base64 import b64encode
from collections.abc import Iterable, Sequence
from functools import cache
from html import escape
from importlib.metadata import distribution
from importlib.resources import files
from pathlib import Path
from zlib import compress

from markdown_it import MarkdownIt
from mdit_py_plugins.dollarmath import dollarmath_plugin

from lite_builder.course.myst.html_form import in_html_form
from lite_builder.course.quizzes.notation import plain
from lite_builder.course.quizzes.quiz import Kind, Option, Question

LIBRARY = "jupyterquiz"

_LIBRARY_CODE = ("helpers.js", "multiple_choice.js")
# Of jupyterquiz no more than this is used: its show_questions.js loads MathJax from a CDN where JupyterLab has its own.
_LIBRARY_STYLE = "styles.css"
_RIGHT, _WRONG = "Correct.", "Not correct."
_INSTEAD = "To choose your answer, run this cell: Shift + Enter."
_CODE = """\
# Choose your answer below. (Running this cell starts it anew.)
from IPython.display import HTML, display

display(HTML({html}))"""


def widget_code(html: str) -> str:
    """The source of the code cell that shows the buttons."""
    return _CODE.format(html=json.dumps(html))


def widget_html(questions: Sequence[Question]) -> str:
    """The buttons for the questions, which have a solution, and all that they need."""
    content = {"code": _code(), "questions": [_shown(question, alone=len(questions) == 1) for question in questions]}
    packed = b64encode(compress(json.dumps(content).encode(), 9)).decode()
    loader = _resource("widget_loader.js")
    return f'<div class="quiz-answers" data-packed="{packed}">{_INSTEAD}</div><script>{loader}</script>'


@cache
def _code() -> str:
    """Our code behind the library's, with their styles; the library must not find a MathJax that it would call."""
    found = distribution(LIBRARY)
    library = {Path(file.name).name: file for file in found.files or ()}
    read = {name: Path(str(library[name].locate())).read_text("utf-8") for name in (*_LIBRARY_CODE, _LIBRARY_STYLE)}
    style = json.dumps(read[_LIBRARY_STYLE] + _resource("widget.css"))
    return "\n".join(
        (
            "const MathJax = undefined;",
            *(read[name] for name in _LIBRARY_CODE),
            _resource("widget.js"),
            f'root.prepend(Object.assign(document.createElement("style"), {{ textContent: {style} }}));',
        )
    )


def _resource(name: str) -> str:
    return files("lite_builder.course.quizzes").joinpath(name).read_text(encoding="utf-8")


def _shown(question: Question, *, alone: bool) -> dict[str, object]:
    """The question as jupyterquiz takes it: its options are their letters, and their words are for those who listen."""
    several = question.kind is Kind.MULTIPLE
    asked = {
        "question": f"{escape(_name(question, alone=alone))}: choose {'all that apply' if several else 'one'}",
        "type": "many_choice" if several else "multiple_choice",
        "answers": [_answer(option, question.answer or frozenset()) for option in question.options],
    }
    return {"asked": asked, "words": {key: _html(text) for key, text in _texts(question)}}


def _answer(option: Option, right: frozenset[str]) -> dict[str, object]:
    words = escape(" ".join(plain(option.text).split())).replace("$", "&#36;")
    is_right = option.letter in right
    return {
        "answer": f'{option.letter}<span class="quiz-aloud">) {words}</span>',
        "correct": is_right,
        "feedback": _RIGHT if is_right else _WRONG,
    }


def _name(question: Question, *, alone: bool) -> str:
    if question.title.lower() != "question":
        return question.title
    return "Your answer" if alone else f"Question {question.number}"


def _texts(question: Question) -> Iterable[tuple[str, str]]:
    solution = question.solution
    if solution is not None:
        yield from solution.feedback
        if solution.explanation:
            yield "why", solution.explanation


def _html(text: str) -> str:
    return str(_MARKDOWN.render(in_html_form(text, {})))


def _math(content: str, options: dict[str, bool]) -> str:
    sign = "$$" if options["display_mode"] else "$"
    return f"{sign}{escape(content)}{sign}"


_MARKDOWN = MarkdownIt("commonmark").enable("table").use(dollarmath_plugin, renderer=_math)
