"""Reads a workbook of ours by the names of its cells, wherever a person has moved them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from reportctl.fill.figures import Unread, plain, read_figure
from reportctl.fill.reading import LeftOut, Placed
from reportctl.readers.source import Source, SourceCell, SourceTable
from reportctl.schema.form import At, Form
from reportctl.schema.load import editions, load_form

_ENOUGH = 0.5


def named_cells(source: Source) -> dict[str, SourceCell]:
    """Every cell that bears a name, once."""
    found: dict[str, SourceCell] = {}
    for block in source.blocks:
        if isinstance(block, SourceTable):
            for row in block.rows:
                for cell in row:
                    if cell.name and not cell.spans:
                        found.setdefault(cell.name, cell)
    return found


def facts(source: Source, cells: Mapping[str, SourceCell]) -> dict[str, str]:
    """What the file says of itself: organ, year, edition, prose by section."""
    told = {name: text for name, text in source.names if text.strip()}
    for name, cell in cells.items():
        if name.startswith(("report.", "prose.")) and cell.text.strip():
            told.setdefault(name, cell.text.strip())
    return told


def form_of(told: Mapping[str, str], cells: Mapping[str, SourceCell]) -> Form | None:
    """The form whose cells the file names, or None if it names too few of them."""
    if not cells:
        return None
    forms = [load_form(edition) for edition in editions()]
    counts = {f.edition: sum(_name(at) in cells for at in f.cells) for f in forms}
    best = max(
        forms, key=lambda f: (counts[f.edition], str(f.edition) == told.get("report.edition"))
    )
    return best if counts[best.edition] >= _ENOUGH * len(best.cells) else None


def place_named(form: Form, cells: Mapping[str, SourceCell]) -> Iterator[Placed | LeftOut]:
    """Each named cell as a figure of its address; a row of an older edition under its own key."""
    places = dict(form.cells)
    for was in form.was:
        if was.key == was.was and was.key not in form.rows:
            leaf = next((row for row in form.rows if row.startswith(f"{was.key}.")), None)
            if leaf:
                table, row = form.rows[leaf]
                places |= {At(was.key, c.name): (table, row, c) for c in table.columns.leaves}
    for at, (table, row, column) in places.items():
        cell = cells.get(_name(at))
        if cell is None:
            continue
        figure = read_figure(cell.text, table.holds(row, column), cell.number)
        if isinstance(figure, Unread):
            why = f"{figure.why}，没有读入；请改正后再读入，或用 --set 填写"
            yield LeftOut(plain(cell.text), cell.spot, why)
        else:
            yield Placed(at, figure.value, figure.written, cell.spot, cell.text, figure.note)


def _name(at: At) -> str:
    return f"{at.row}.{at.column}"


def prose(told: Mapping[str, str]) -> dict[str, str]:
    """The text of each section and the preface; a long one stands in several cells, in order."""
    pieces: dict[str, list[tuple[int, str]]] = {}
    for name, text in told.items():
        if name.startswith("prose."):
            whole_name = name.removeprefix("prose.")
            key, _, number = whole_name.rpartition(".")
            at = (key, int(number)) if number.isdecimal() else (whole_name, 0)
            pieces.setdefault(at[0], []).append((at[1], text))
    whole = {key: "".join(text for _, text in sorted(found)) for key, found in pieces.items()}
    return {
        key: "\n\n".join(line.strip() for line in text.split("\n") if line.strip())
        for key, text in whole.items()
    }
