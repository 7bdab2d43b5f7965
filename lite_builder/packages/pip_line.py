"""Which projects does a line such as `%pip install -q seaborn` or `!python -m pip install plotly<6` ask for?"""

import re
import shlex

from packaging.requirements import InvalidRequirement, Requirement

_PIP = re.compile(r"(?:(?:python3?|\{sys\.executable\})\s+-m\s+)?pip3?\s+(?P<rest>.*)", re.DOTALL)
_WITH_VALUE = frozenset({"-r", "-c", "-t", "-i", "-f", "-e", "--requirement", "--constraint", "--target", "--editable"})
_WITH_ADDRESS = frozenset({"--index-url", "--extra-index-url", "--find-links"})


def shell_pip(line: str) -> str | None:
    """What stands after `pip` in a line of a shell, or None if it calls another program."""
    found = _PIP.match(line.strip())
    return found["rest"] if found else None


def installed_projects(line: str) -> list[str]:
    """The requirements of a line as it stands after `%pip`; files and addresses as they are written."""
    try:
        words = shlex.split(line, comments=True)
    except ValueError:
        words = line.split()
    if words[:1] != ["install"]:
        return []
    wanted: list[str] = []
    before = ""
    for word in words[1:]:
        if not word.startswith("-") and before not in _WITH_VALUE | _WITH_ADDRESS:
            wanted.append(word)
        before = word
    return wanted


def as_requirement(text: str) -> Requirement | None:
    """The requirement, or None for a file, an address, or what is no name of a project."""
    try:
        found = Requirement(text)
    except InvalidRequirement:
        return None
    return None if found.url else found
