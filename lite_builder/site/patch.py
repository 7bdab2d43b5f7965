"""What is a change to a file of others? The text that has to stand there, and what takes its place."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Patch:
    """One change: in the file that fits `file`, `old`, which has to stand there exactly once, becomes `new`."""

    file: str
    old: str
    new: str
    why: str

    def apply(self, text: str) -> str:
        """The changed text. Raises `ValueError` unless `old` stands there exactly once."""
        if text.count(self.old) != 1:
            raise ValueError(f"what is to be changed in `{self.file}` is not there as it was")
        return text.replace(self.old, self.new)
