"""Is what stands in a folder what we wrote there? Copies new files over old ones of ours, and touches nothing else."""

import json
import shutil
from collections.abc import Mapping
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path, PurePosixPath

from lite_builder.errors import ForeignFolderError, Place

_CHECKOUT = ".git"


@dataclass(frozen=True)
class OwnFolder:
    """A folder that a command of ours writes again and again.

    `list_file` names each of our files there with its sha256: by it we know our own folder. `command` is what wrote it.
    """

    folder: Path
    list_file: str
    command: str

    def bring_up_to_date(self, new: Path) -> int:
        """Put the files of the folder `new` in the place of those that were written before; gives their number.

        What others put beside our files, as a README, stays. Raises `ForeignFolderError` for a folder that is not ours,
        or in which our files were changed; it is then as it was.
        """
        files = {file.relative_to(new).as_posix(): _digest(file) for file in sorted(new.rglob("*")) if file.is_file()}
        before = self._written_before(files)
        for name in before.keys() - files.keys():
            (self.folder / name).unlink(missing_ok=True)
        for name in files:
            (self.folder / name).parent.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(new / name, self.folder / name)
        (self.folder / self.list_file).write_text(json.dumps(files, indent=1) + "\n", encoding="utf-8")
        return len(files)

    def _written_before(self, wanted: Mapping[str, str]) -> Mapping[str, str]:
        """What our last copy into the folder consists of. Raises `ForeignFolderError` if something is not ours."""
        before = self._read_list()
        folder = self.folder
        if before is None:
            if folder.exists() and (not folder.is_dir() or any(file.name != _CHECKOUT for file in folder.iterdir())):
                raise ForeignFolderError(
                    f"this folder was not made by `{self.command}`",
                    where=Place(folder),
                    why="what is written would mix with what it holds",
                    todo="name a folder that does not exist yet, or an empty one",
                )
            return {}
        changed = [name for name in before.keys() | wanted.keys() if _is_changed(folder / name, before.get(name))]
        if changed:
            raise ForeignFolderError(
                f"these files are not as they were written here: {', '.join(sorted(changed)[:5])}",
                where=Place(folder),
                why="they would be overwritten",
                todo="take the changes over into the course's own sources, then remove the files here",
            )
        return before

    def _read_list(self) -> dict[str, str] | None:
        """The list of our files, or None where there is none that can be understood."""
        try:
            listed = json.loads((self.folder / self.list_file).read_bytes())
        except (OSError, ValueError):
            return None
        is_ours = isinstance(listed, dict) and all(
            isinstance(digest, str) and not PurePosixPath(name).is_absolute() and ".." not in PurePosixPath(name).parts
            for name, digest in listed.items()
        )
        return listed if is_ours else None


def _is_changed(file: Path, digest: str | None) -> bool:
    return file.exists() and (not file.is_file() or _digest(file) != digest)


def _digest(file: Path) -> str:
    return sha256(file.read_bytes()).hexdigest()
