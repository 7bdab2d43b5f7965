"""What is different each time that the same cell runs, even on the same computer? It is made equal before comparing."""

import re
from collections.abc import Callable
from dataclasses import dataclass


@dataclass(frozen=True)
class Volatile:
    """A pattern, what stands for it when texts are compared, and why it says nothing about the result."""

    pattern: re.Pattern[str]
    stands_for: str | Callable[[re.Match[str]], str]
    reason: str


def _sorted_set(found: re.Match[str]) -> str:
    return "{" + ", ".join(sorted(found.group(1).split(", "))) + "}"


_QUOTED = r"(?:'[^'\n]*'|\"[^\"\n]*\")"
_TIME = r"[\d.]+(?:e[+-]\d+)?\s*(?:ns|[uµμ]s|ms|s|min|h)\b"
_SPENT = rf"(?:{_TIME}\s*)+"

VOLATILE = (
    Volatile(re.compile(r"\x1b\[[0-9;]*[A-Za-z]"), "", "colours of a terminal"),
    Volatile(
        re.compile(r"\bat 0x[0-9a-fA-F]{4,16}\b"), "at 0x...", "the address of an object: wherever there was room"
    ),
    Volatile(
        re.compile(
            r"(?:The slowest run took [\d.]+ times longer than the fastest\.[^\n]*\n)?"
            rf"{_SPENT}± {_SPENT}per loop \(mean ± std\. dev\. of \d+ runs?, [\d,]+ loops? each\)"
        ),
        "... per loop",
        "%timeit measures time, chooses its count of loops by it, and says so if one run took far longer",
    ),
    Volatile(
        re.compile(rf"^(?:CPU times|Wall time|Compiler *):? .*{_TIME}.*$", re.MULTILINE),
        "(time)",
        "%time measures time; JupyterLite's kernel leaves out some of its lines",
    ),
    Volatile(
        re.compile(r"(?:[A-Za-z]:)?[^\s'\"<>]*[/\\]ipykernel_\d+[/\\]\d+\.py:\d+|<ipython-input-[^>]*>:\d+"),
        "(cell)",
        "the file that stands for a cell in warnings has another name each time",
    ),
    Volatile(
        re.compile(r"[^\s'\"<>]*[/\\]python3\.\d+[/\\](?:site-packages[/\\])?"),
        "(python)/",
        "where Python is installed",
    ),
    Volatile(re.compile(rf"\{{({_QUOTED}(?:, {_QUOTED})+)\}}"), _sorted_set, "a set of texts has no order"),
    Volatile(
        re.compile(r"\b(sk-container-id-|sk-estimator-id-)\d+\b"), r"\1N", "scikit-learn numbers its drawings anew"
    ),
    Volatile(
        re.compile(r"\b[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}\b|\b[0-9a-f]{32}\b"),
        "(id)",
        "a random identifier",
    ),
)


_MEASURED_TIME = re.compile(r"(?:(?:mean|std)_)?(?:fit|score)_time")


def is_measured_time(name: str) -> bool:
    """Whether a column of this name is a time that scikit-learn's searches and cross-validation measure."""
    return _MEASURED_TIME.fullmatch(name) is not None


def steady(text: str) -> str:
    """The text with what changes from run to run made equal."""
    for volatile in VOLATILE:
        text = volatile.pattern.sub(volatile.stands_for, text)
    return text
