"""Reads a workbook of ours by the names of its cells, wherever a person has moved them."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence

from reportctl.fill.decide import Decided, decide
from reportctl.fill.figures import Unread, plain, read_cell
from reportctl.fill.lines import Line
from reportctl.fill.reading import LeftOut, Placed
from reportctl.fill.values import read_figures
from reportctl.fill.vocabulary import Vocabulary
from reportctl.readers.comments import tell_comments
from reportctl.readers.letters import tidy
from reportctl.readers.source import Paragraph, Source, SourceCell, SourceTable, Spot
from reportctl.record import NamedTuple
from reportctl.report.figures import UNREAD
from reportctl.report.text_table import part_text, write_rows
from reportctl.schema.form import At, Form
from reportctl.schema.load import editions, load_form

_ENOUGH = 0.5
ALARM = "有数字前后不符"
_LINE = 2
"""How the check begins that a workbook of ours has over each table, and the row where it stands."""
_SEE = "见工作表"
"""How a cell of ours begins that names the sheet of a section's tables."""


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


def place_named(
    form: Form, cells: Mapping[str, SourceCell]
) -> Iterator[tuple[At, Placed | LeftOut]]:
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
        if cell.spot.sheet is None:
            labels = [h.label for h in (*table.rows.trail(row), *table.columns.trail(column))]
            cell = cell._replace(spot=Spot(field="·".join(labels)))
        figure = read_cell(cell, table.holds(row, column))
        if isinstance(figure, Unread):
            why = f"{figure.why}，没有读入；请改正后再读入，或用 --set 填写"
            yield at, LeftOut(plain(cell.text), cell.spot, why)
        else:
            placed = Placed(at, figure.value, figure.written, cell.spot, cell.text, figure.note)
            yield at, placed


def doubts_of(source: Source, form: Form) -> Iterator[str]:
    """What the reader doubts, and the comments beside the cells, the form's own hints left out.

    Programs that save a workbook keep the words of a hint and lose who wrote it. What somebody
    changed or added is no hint any more.
    """
    yield from source.doubts
    hints = {"".join(hint.split()) for hint in form.hints}
    yield from tell_comments(
        [
            (place, text)
            for place, text in source.comments
            if not all("".join(line.split()) in hints for line in tidy(text).strip().splitlines())
        ]
    )


def texts(source: Source, cells: Mapping[str, SourceCell]) -> frozenset[At]:
    """The cells of a workbook in which letters stand, not a number."""
    return frozenset(
        At(*name.rpartition(".")[::2])
        for name, cell in cells.items()
        if cell.number is None and cell.text and source.kind != "webform"
    )


def sheets_of(lines: Iterable[Line]) -> list[str]:
    """The sheets that have tables."""
    return list(dict.fromkeys(line.spot.sheet for line in lines if line.table and line.spot.sheet))


class Reconciled(NamedTuple):
    """What holds once names and labels were compared."""

    cells: dict[At, Placed]
    unread: dict[At, LeftOut]
    doubts: tuple[str, ...]


def reconcile(
    form: Form,
    named: Mapping[At, Placed | LeftOut],
    labelled: Decided,
    copies: Sequence[Decided],
) -> Reconciled:
    """The cells on which names, labels and the copies of a sheet agree.

    Rows that were cut and pasted take their names along or leave them behind, and a copied sheet
    has none; rows and columns that a program puts in leave all names where they were. So a name is
    believed only if the labels beside and above it say the same, and a copy that differs makes both
    doubtful. Cells that lost their names are read by their labels, unless
    another cell's name says that the figure is its own. A total of ours is a formula, so it is
    worth no more than the cells that it adds up.
    """
    claimed = set(_contradicted(named, labelled))
    cells: dict[At, Placed] = {}
    unread: dict[At, LeftOut] = {}
    nameless = 0
    for at in dict.fromkeys((*form.cells, *named, *labelled.cells)):
        own, beside = named.get(at), labelled.cells.get(at)
        others = [copy.cells[at] for copy in copies if at in copy.cells]
        if isinstance(own, LeftOut):
            unread[at] = own
            continue
        if own is None and at not in form.cells and at.row not in labelled.older:
            continue
        nameless += own is None and (beside is not None or bool(others))
        prints = [each for each in (own, beside, *others) if each is not None]
        first = prints[0] if prints else None
        filled = [each for each in others if each.value is not None]
        if own and beside and own.spot != beside.spot and own.written != beside.written:
            why = f"单元格的名称指向这里，同名的行却在{beside.spot}（{beside.written or '空白'}）"
            unread[at] = _doubtful(own, why)
        elif first and any(each.written != first.written for each in filled):
            other = next(each for each in filled if each.written != first.written)
            why = f"同一张表在{other.spot}还有一份，那里是{other.written}"
            unread[at] = _doubtful(first, why)
        elif first and first.spot in claimed:
            unread[at] = _doubtful(first, "行名和单元格的名称说的不是同一格")
        elif own and beside is None and (left := labelled.unread.get(at)) and left.text:
            unread[at] = left
        elif own and beside is None:
            unread[at] = _doubtful(own, "旁边的行名和上面的表头说的不是单元格的名称所指的一格")
        elif first:
            cells[at] = first
        elif not at.row.startswith(tuple(f"{key}." for key in labelled.older)):
            unread[at] = labelled.unread.get(at, LeftOut("", Spot(), "工作簿里没有找到这一格"))
    _leave_totals(form, cells, unread)
    told = (f"有 {nameless} 格的名称不见了，按行名和表头读入，请核对",) if nameless else ()
    return Reconciled(cells, unread, told)


def _contradicted(named: Mapping[At, Placed | LeftOut], labelled: Decided) -> Iterator[Spot]:
    """The places of figures of which name and label say different cells."""
    for at, own in named.items():
        beside = labelled.cells.get(at)
        if not isinstance(own, Placed) or beside is None or own.spot == beside.spot:
            continue
        if own.written != beside.written:
            yield from (own.spot, beside.spot)


def _leave_totals(form: Form, cells: dict[At, Placed], unread: dict[At, LeftOut]) -> None:
    """Make the totals unread that add up a cell which was not read, and those that add up these.

    A cell in which `?` stands was unread before the workbook was made; nobody moved it.
    """
    moved = {at for at, left in unread.items() if left.text != UNREAD}
    waiting = [found for found in form.sums if found.total in cells]
    while resting := [one for one in waiting if any(part in moved for part in one.parts)]:
        for found in resting:
            if cell := cells.pop(found.total, None):
                moved.add(found.total)
                unread[found.total] = _doubtful(cell, "合计里有没有读出来的格")
        waiting = [one for one in waiting if one not in resting]


def _doubtful(cell: Placed, why: str) -> LeftOut:
    return LeftOut(plain(cell.raw), cell.spot, f"{why}，没有读入；请对照原文用 --set 填写")


def tell_left(
    unread: Mapping[At, LeftOut],
    left_out: Sequence[LeftOut],
    source: Source,
    read: Collection[str | None],
) -> tuple[LeftOut, ...]:
    """What was not read of a workbook of ours, once each: cells, lines of its tables, other text.

    `read` is the sheets that are read as tables of the form.
    """
    cells = (left for left in unread.values() if left.spot.sheet or left.text)
    lines = (left for left in left_out if not (left.spot.row == _LINE and _is_alarm(left.text)))
    return tuple(dict.fromkeys((*cells, *lines, *_find_loose(source, read))))


def _is_alarm(text: str) -> bool:
    """Whether it is what our own check shows over a table, or an office program in its place."""
    return text.startswith(ALARM) or not any(letter >= "㐀" for letter in text)


def _find_loose(source: Source, read: Collection[str | None]) -> Iterator[LeftOut]:
    """What has no name and stands beside or below the cells that have one."""
    why = "不在有名称的格里，没有读入；如需保留，请写进“报告”工作表的各部分"
    cells = [
        cell
        for block in source.blocks
        for cell in _cells(block)
        if not cell.spans and cell.spot.sheet not in read
    ]
    last: dict[str | None, int] = {}
    ends: dict[tuple[str | None, int | None], int] = {}
    for cell in cells:
        if cell.name:
            last[cell.spot.sheet] = cell.spot.row or 0
            ends[cell.spot.sheet, cell.spot.row] = cell.spot.column or 0
    for cell in cells:
        sheet, row, column = cell.spot.sheet, cell.spot.row or 0, cell.spot.column or 0
        own = column <= ends.get((sheet, row), 1) or cell.text.startswith(_SEE)
        if cell.text and not cell.name and (row > last.get(sheet, 0) or not own):
            yield LeftOut(plain(cell.text)[:80], cell.spot, why)


def _cells(block: Paragraph | SourceTable) -> Iterator[SourceCell]:
    if isinstance(block, Paragraph):
        yield SourceCell(block.text, block.spot)
        return
    for row in block.rows:
        yield from row


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
        key: "\n\n".join(
            part if isinstance(part, str) else write_rows(part) for part in part_text(text)
        )
        for key, text in whole.items()
    }


def read_copy(vocabulary: Vocabulary, lines: Sequence[Line], sheet: str) -> Decided:
    """A sheet without names, read as the section of which it has most."""
    own = [line for line in lines if line.table and line.spot.sheet == sheet]
    form = vocabulary.form
    keys = [each.key for each in form.sections if each.tables]
    read = (read_figures(vocabulary, own, [(key, at) for at in own]) for key in keys)
    tried = (decide(form, figures.rows) for figures in read)
    return max(tried, key=lambda decided: len(decided.cells))
