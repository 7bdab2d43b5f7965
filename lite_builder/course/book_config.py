"""What does Jupyter Book's own `_config.yml` say of the course? Its title, if it can be read; it is not our file."""

from pathlib import Path

import yaml


def book_title(file: Path) -> str | None:
    """The title of the book, or None where there is no such file, or no title in it. Raises nothing."""
    try:
        found = yaml.safe_load(file.read_text(encoding="utf-8-sig"))
    except (OSError, ValueError, RecursionError, yaml.YAMLError):
        return None
    title = found.get("title") if isinstance(found, dict) else None
    return title.strip() or None if isinstance(title, str) else None
