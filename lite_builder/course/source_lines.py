"""At which line of the author's file does each cell start? So that an error can name the script, not the notebook."""

from nbformat import NotebookNode


def find_cell_lines(notebook: NotebookNode, text: str) -> tuple[int | None, ...]:
    """For each cell the line (from 1) of `text` where its first non-blank line stands, or None where it is not found.

    Cells stand in the text in their order; prose and commented magics have a `# ` before them in a script.
    """
    lines = [line.rstrip() for line in text.splitlines()]
    found: list[int | None] = []
    start = 0
    for cell in notebook.cells:
        first = next((line.rstrip() for line in cell.source.splitlines() if line.strip()), None)
        spelled = {first, f"# {first}"}
        at = next((i for i in range(start, len(lines)) if lines[i] in spelled), None) if first is not None else None
        found.append(None if at is None else at + 1)
        if at is not None:
            start = at + len(cell.source.strip().splitlines())
    return tuple(found)
