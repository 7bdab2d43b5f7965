"""What does one admonition ask? Its text, options, hints and the line that says how many options to select."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from lite_builder.course.quizzes.cell_text import Block, CellText
from lite_builder.course.quizzes.notation import hint_text, kind_of, option_letter, question_title
from lite_builder.course.quizzes.quiz import Kind, Option, Question
from lite_builder.errors import PageError, Place, UserError

_LETTERS = "abcdefghijklmnopqrstuvwxyz"
_HOW_TO_WRITE_OPTIONS = "write each option as an item of a list: `- a) ...`, then `- b) ...`"


@dataclass
class _Parts:
    """What was found of a question so far."""

    text: list[str] = field(default_factory=list)
    options: list[Option] = field(default_factory=list)
    kinds: list[tuple[Kind, Place]] = field(default_factory=list)
    hints: list[str] = field(default_factory=list)
    problems: list[UserError] = field(default_factory=list)


def is_question(block: Block) -> bool:
    """Whether the block is an admonition that holds a question."""
    return block.is_fence and question_title(block.node.info) is not None


def has_options(fence: Block) -> bool:
    """Whether at least one option stands in the admonition."""
    return any(_is_option_list(block) for block in _without_directive_options(fence.body()).blocks())


def read_question(
    fence: Block, after: Sequence[Block], *, number: int, cell: int
) -> tuple[Question, tuple[UserError, ...]]:
    """The question of an admonition, and what is wrong with it.

    `after` are the blocks that follow it in its cell: a select line, hints and options count where they come first.
    Without a select line its kind is None.
    """
    parts = _Parts()
    for block in _without_directive_options(fence.body()).blocks():
        _take(block, parts)
    for block in after:
        if not _take_marks(block, parts):
            break
    _check_options(parts, fence.text)
    _check_kinds(parts)
    question = Question(
        number=number,
        title=question_title(fence.node.info) or "Question",
        text="\n".join(parts.text).strip("\n").rstrip(),
        kind=parts.kinds[0][0] if parts.kinds else None,
        options=tuple(parts.options),
        place=fence.text.start,
        cell=cell,
        hints=tuple(parts.hints),
    )
    return question, tuple(parts.problems)


def lettered(items: Iterator[CellText]) -> Iterator[tuple[str, CellText]]:
    """The items of a list that begin with an option's letter: the letter, and the item without it."""
    for item in items:
        if found := option_letter(item.rows[0]):
            yield found[0], item.replaced([found[1], *item.rows[1:]])


def _without_directive_options(body: CellText) -> CellText:
    """The body in which the options of the directive, as `:class: tip`, are blank."""
    rows = list(body.rows)
    end = next((at for at, row in enumerate(rows) if not row.startswith(":") or row.startswith(":::")), len(rows))
    if rows and rows[0].strip() == "---":
        end = next((at + 1 for at, row in enumerate(rows) if at and row.strip() == "---"), 0)
    return body.replaced([""] * end + rows[end:])


def _take(block: Block, parts: _Parts) -> None:
    """Add a block of the admonition to the question, each to where it belongs."""
    if _is_option_list(block):
        _take_options(block, parts)
    elif block.kind == "paragraph":
        _take_paragraph(block.text, parts)
    else:
        parts.text += [*block.text.rows, ""]


def _take_marks(block: Block, parts: _Parts) -> bool:
    """Add a block that follows the admonition if it belongs to the question; whether it does."""
    if _is_option_list(block):
        _take_options(block, parts)
        return True
    if block.kind != "paragraph":
        return False
    is_hint = hint_text(block.text.rows[0]) is not None
    belongs = is_hint or all(kind_of(row) for row in block.text.rows)
    if belongs:
        _take_paragraph(block.text, parts)
    return belongs


def _is_option_list(block: Block) -> bool:
    return block.kind in ("bullet_list", "ordered_list") and any(lettered(block.items()))


def _take_paragraph(text: CellText, parts: _Parts) -> None:
    left = _without_marks(text, parts)
    if left:
        parts.text += [*left, ""]


def _without_marks(text: CellText, parts: _Parts) -> list[str]:
    """The rows up to a hint, without select lines; both are added to the parts."""
    left: list[str] = []
    for row, words in enumerate(text.rows):
        if kind := kind_of(words):
            parts.kinds.append((kind, text.place(row)))
        elif (hint := hint_text(words)) is not None:
            rest = _without_marks(text.part(row + 1, len(text.rows)), parts)
            parts.hints.append("\n".join([hint, *rest]).strip())
            break
        else:
            left.append(words)
    return left


def _take_options(block: Block, parts: _Parts) -> None:
    """Add the items of a list; those before the first lettered one are a list of the text that Markdown joins to it."""
    for item in block.items():
        found = option_letter(item.rows[0])
        if found is None and not parts.options:
            parts.text += [f"- {item.rows[0]}", *(f"  {row}".rstrip() for row in item.rows[1:])]
        elif found is None:
            parts.problems.append(
                PageError("this option has no letter", where=item.start, todo="begin it as the others: `- c) ...`")
            )
        else:
            letter, first = found
            rows = _without_marks_at_end(item.replaced([first, *item.rows[1:]]), parts)
            parts.options.append(Option(letter, "\n".join(rows).strip(), item.start))


def _without_marks_at_end(item: CellText, parts: _Parts) -> list[str]:
    """The rows of an option without the select line or hint that Markdown takes for its last rows."""
    for block in item.blocks():
        if block.kind == "paragraph":
            for row, words in enumerate(block.text.rows):
                if block.row + row and (kind_of(words) or hint_text(words) is not None):
                    first = block.row + row
                    _take_paragraph(item.part(first, len(item.rows)), parts)
                    return list(item.rows[:first])
    return list(item.rows)


def _check_options(parts: _Parts, fence: CellText) -> None:
    if not parts.options:
        row = next((row for row, words in enumerate(fence.rows) if option_letter(words.lstrip(" -*+"))), None)
        parts.problems.append(
            PageError(
                "this question has no options",
                where=fence.start,
                why="" if row is None else f"`{fence.rows[row].strip()}` is not an item of a list",
                todo=_HOW_TO_WRITE_OPTIONS,
            )
        )
    seen: dict[str, Option] = {}
    for option in parts.options:
        if option.letter in seen:
            parts.problems.append(_twice(option, seen[option.letter]))
        elif option.letter != _LETTERS[len(seen)]:
            parts.problems.append(_skipped(option, _LETTERS[len(seen)]))
            return
        seen[option.letter] = option


def _twice(option: Option, first: Option) -> PageError:
    where = "" if first.place.line is None else f" on line {first.place.line}"
    return PageError(
        f"two options of this question are `{option.letter})`",
        where=option.place,
        why=f"the first stands{where or ' above'}",
        todo="give each option a letter of its own",
    )


def _skipped(option: Option, expected: str) -> PageError:
    return PageError(
        f"this option is `{option.letter})` where `{expected})` is expected",
        where=option.place,
        why="the letters of a question go from `a)` on and leave none out",
        todo="number the options anew, and the solution with them",
    )


def _check_kinds(parts: _Parts) -> None:
    if len({kind for kind, _ in parts.kinds}) > 1:
        parts.problems.append(
            PageError(
                "this question asks for a single answer and for several",
                where=parts.kinds[-1][1],
                why="it has two lines that say what to select",
                todo="keep one of them",
            )
        )
