"""Which paths fit a pattern? Both as their parts; `**` stands for any number of parts, `*` stays within one."""

from fnmatch import fnmatchcase


def fits(path: tuple[str, ...], pattern: tuple[str, ...]) -> bool:
    """Whether the parts of a path fit those of a pattern, from the first to the last."""
    reached = {0}
    for part in pattern:
        if part == "**":
            reached = set(range(min(reached), len(path) + 1))
        else:
            reached = {at + 1 for at in reached if at < len(path) and fnmatchcase(path[at], part)}
        if not reached:
            return False
    return len(path) in reached
