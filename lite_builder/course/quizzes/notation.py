"""How do authors write the parts of a quiz? The words and signs by which a title, an option or an answer is known.

Each function looks at one row of Markdown, with its emphasis, and says what it is, or None.
"""

import re
from dataclasses import dataclass

from lite_builder.course.quizzes.quiz import Change, Kind

_DIRECTIVE = re.compile(r"^\{(?:admonition|question)\}[ \t]*(?P<title>.*)$")
_TITLE = re.compile(r"^question\b", re.IGNORECASE)
_OPTION = re.compile(r"^(?P<mark>\*\*|__)?\(?(?P<letter>[A-Za-z])\)(?(mark)(?P=mark)|)(?:[ \t]+|$)")
_ONE = re.compile(r"^(?:select|choose|pick|tick|check)\b.*\b(?:one|single)\b.{0,40}$", re.IGNORECASE)
_SEVERAL = re.compile(
    r"^(?:select|choose|pick|tick|check)\b.*\b(?:all|any|each|every|several|multiple|many)\b.{0,40}$", re.IGNORECASE
)
_HINT = re.compile(r"^hint(?:[ ]?\d+)?[ ]?:[ \t]*(?P<text>.*)$", re.IGNORECASE)
_ANSWER = re.compile(
    r"^(?:the )?(?:correct |right )?(?:solutions?|answers?)(?: (?:is|are))?"
    r"(?:(?:[ \t]*[:=\u2013\u2014][ \t]*|[ \t]+(?=\(?[A-Za-z]\)))(?P<rest>.*))?$",
    re.IGNORECASE,
)
_LETTER = re.compile(r"\(?([A-Za-z])(?![\w'\u2019])\)?[.:]?")
_BETWEEN = re.compile(r"[ \t]*(?:[,;/&+][ \t]*(?:and\b)?|\band\b)?[ \t]*", re.IGNORECASE)
_AFTER_LETTERS = re.compile(r"[ \t]*(?:[.:\u2013\u2014]|[ \t]-[ \t])")
_CELL = re.compile(r"^cell[ ]?:[ \t]*`?(?P<name>[^`]*?)`?[ \t]*$", re.IGNORECASE)
_VARIANT = re.compile(r"^variant[ ]?:(?P<changes>.*)$", re.IGNORECASE)
_CODE = r"(?P<{0}ticks>`+)(?P<{0}>.+?)(?P={0}ticks)(?!`)"
_CHANGE = re.compile(rf"[ \t]*{_CODE.format('before')}[ \t]*(?:->|\u2192)[ \t]*{_CODE.format('after')}[ \t]*")
_LONGEST = 90


@dataclass(frozen=True)
class AnswerRow:
    """A row such as `solution: b) c)`: its letters in their order, and what follows them.

    `clear` is false where what follows may well belong to them, as in `answer: b or none`.
    """

    letters: tuple[str, ...]
    rest: str
    clear: bool = True


def question_title(info: str) -> str | None:
    """The title that a fence gives to a question: of an admonition that is called one, or a `{question}`."""
    directive = _DIRECTIVE.match(info.strip())
    if directive is None:
        return None
    title = directive["title"].strip()
    if info.strip().startswith("{question}"):
        return title or "Question"
    return title if _TITLE.match(plain(title)) else None


def option_letter(row: str) -> tuple[str, str] | None:
    """The letter of an option, and what follows it."""
    option = _OPTION.match(row)
    return (option["letter"].lower(), row[option.end() :]) if option else None


def kind_of(row: str) -> Kind | None:
    """How many options may be right, where the row says that."""
    words = plain(row)
    if len(words) > _LONGEST:
        return None
    if _SEVERAL.match(words):
        return Kind.MULTIPLE
    return Kind.SINGLE if _ONE.match(words) else None


def hint_text(row: str) -> str | None:
    """The beginning of a hint."""
    if not _HINT.match(plain(row)):
        return None
    return re.sub(r"^\W*hint(?:[ ]?\d+)?\W*?:[*_ \t]*", "", row, count=1, flags=re.IGNORECASE)


def answer_row(row: str) -> AnswerRow | None:
    """The letters of a solution."""
    answer = _ANSWER.match(plain(row).replace("`", ""))
    return _letters(answer["rest"] or "") if answer else None


def letters_only(row: str) -> AnswerRow | None:
    """The letters of a row that holds nothing else."""
    found = _letters(plain(row).replace("`", ""))
    return found if found.letters and not found.rest else None


def answer_cell(row: str) -> str | None:
    """The name of the cell that computes the answer."""
    cell = _CELL.match(row.strip())
    return cell["name"].strip() if cell else None


def is_variant(row: str) -> bool:
    """Whether the row lists a variant of the code."""
    return bool(_VARIANT.match(row.strip()))


def variant_changes(row: str) -> tuple[Change, ...] | None:
    """The changes of a variant, or None where they cannot be read."""
    variant = _VARIANT.match(row.strip())
    rest = variant["changes"] if variant else ""
    changes: list[Change] = []
    while change := _CHANGE.match(rest):
        changes.append(Change(change["before"], change["after"]))
        rest = rest[change.end() :]
        if not rest.startswith(","):
            break
        rest = rest[1:]
    return tuple(changes) if changes and not rest else None


def plain(row: str) -> str:
    """The row without the signs of emphasis."""
    return re.sub(r"\*+|(?<!\w)_+|_+(?!\w)", "", row).strip()


def _letters(text: str) -> AnswerRow:
    letters: list[str] = []
    at = end = 0
    while letter := _LETTER.match(text, at):
        letters.append(letter[1].lower())
        end = letter.end()
        between = _BETWEEN.match(text, end)
        at = between.end() if between else end
    rest = text[end:]
    clear = not rest.strip() or not letters or text[end - 1] in ").:" or bool(_AFTER_LETTERS.match(rest))
    return AnswerRow(tuple(letters), rest.strip().lstrip(",;:.\u2013\u2014- "), clear)
