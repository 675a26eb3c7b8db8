"""The figures of the rows of a source, each with the address that its row and column give it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence

from reportctl.fill.beside_tables import tell_labels
from reportctl.fill.candidates import Open, open_row
from reportctl.fill.columns import Assigned, assign_columns
from reportctl.fill.figures import Unread, plain, puts_in_doubt, read_cell
from reportctl.fill.heads import Slot
from reportctl.fill.lines import Line, Piece
from reportctl.fill.lost_labels import uncover_heads
from reportctl.fill.reading import ExtraRowRead, LeftOut, Placed
from reportctl.fill.shapes import Shapes
from reportctl.fill.tables import Doubtful, Entry, Unmatched, match_lines
from reportctl.fill.torn_rows import (
    before_label,
    beside_orphans,
    edges,
    is_read,
    may_be_torn,
    numbered_tables,
    over_lone_figures,
    tear,
)
from reportctl.fill.unit_notes import Note, with_notes
from reportctl.fill.vocabulary import Vocabulary
from reportctl.record import NamedTuple, field, record
from reportctl.report.figures import UNREAD
from reportctl.schema.form import At, Form, Heading, Table


@record(frozen=True, slots=True)
class RowRead:
    """What one line of a source gave."""

    table: Table
    row: Heading | None
    """The row or heading that its label names; None under a head that names rows itself."""
    inside: bool
    """Whether it stands in the section to which the form gives its table."""
    cells: tuple[Placed, ...] = ()
    unread: Mapping[At, LeftOut] = field(default_factory=dict)
    """The cells in which something stands that was not read."""
    left_out: tuple[LeftOut, ...] = ()
    """Everything that was not read, with an address or without."""
    doubts: tuple[str, ...] = ()
    open: Open | None = None
    """The ways in which the row can be read, where its labels do not say it."""
    supposed: bool = False
    """Whether the order of its columns is only what lines of a broken head allow."""
    likely: Mapping[At, Placed] = field(default_factory=dict)
    """What recognition takes those of the unread cells to hold that are a figure to it."""
    proved: frozenset[At] = frozenset()
    """The cells that the sums prove to be what they are likely to be."""
    recognised: bool = False
    """Whether its cells were recognised in a picture."""


def read_values(assigned: Assigned) -> RowRead:
    """The figures of a row that the form has."""
    table, row, line = assigned.table, assigned.row, assigned.line
    if left := assigned.against:
        unread = _unread(assigned, left)
        return RowRead(table, row, assigned.inside, (), unread, (left,))
    if assigned.why:
        left = _leave(line, assigned.why)
        texts, supposed = assigned.texts, assigned.supposed
        ways = open_row(texts, row, table, line.spot, supposed=supposed) if texts else None
        unread = _unread(assigned, left)
        return RowRead(table, row, assigned.inside, (), unread, (left,), open=ways)
    found = [_cell(slot, piece, row, table, line) for slot, piece in assigned.pairs]
    cells = tuple(each for each in found if isinstance(each, Placed))
    refused = {each.at: each.left for each in found if isinstance(each, _Refused)}
    likely = {x.at: x.likely for x in found if isinstance(x, _Refused) and x.likely}
    strange = [each for each in found if isinstance(each, LeftOut)]
    around = _unread(assigned, strange[0]) if strange else {}
    for cell in cells:
        around.pop(cell.at, None)
    beside = tell_beside(assigned)
    if doubting := next((x for x in (*strange, *beside) if puts_in_doubt(x.text)), None):
        around |= {cell.at: doubting for cell in cells}
        cells = ()
    return RowRead(
        table,
        row,
        assigned.inside,
        cells,
        around | refused,
        (*refused.values(), *strange, *beside),
        tuple(filter(None, (assigned.doubt, *_units(assigned, cells)))),
        supposed=assigned.supposed,
        likely={} if doubting else likely,
        recognised=any(piece.readings for piece in line.pieces),
    )


def tell_beside(assigned: Assigned) -> list[LeftOut]:
    """A line for each text that stands beside the figures of a row, in no column of the form."""
    why = "在表格各列以外，没有读入；如果它说明或更正这一行的数，请对照原文用 --set 填写"
    return [LeftOut(plain(piece.text)[:80], piece.spot, why) for piece in assigned.beside]


def _units(assigned: Assigned, cells: Sequence[Placed]) -> Iterator[str]:
    """A line for each amount of which neither head nor cell says the unit; nothing needs none."""
    slots = {slot.column.name: slot for slot, _ in assigned.pairs if slot.column}
    for cell in cells:
        slot = slots.get(cell.at.column)
        money = slot and slot.column and slot.column.holds == "money" and not slot.unit
        if money and cell.value and "元" not in cell.raw:
            yield f"{cell.spot}的金额“{cell.raw}”没有写单位，按万元读入，请对照原文"


class _Refused(NamedTuple):
    """A cell of the form in which something stands that is no figure."""

    at: At
    left: LeftOut
    likely: Placed | None = None
    """What it most likely is."""


def _unread(assigned: Assigned, left: LeftOut) -> dict[At, LeftOut]:
    """The cells to which figures without a certain column may belong."""
    table = assigned.table
    rows = (assigned.row,) if assigned.row else table.rows.leaves if table.across else ()
    return {
        table.at(row, column): left
        for row in rows
        if row in table.rows.leaves
        for column in table.columns.leaves
    }


def read_extra(assigned: Assigned, after: str) -> ExtraRowRead:
    """A row among the form's rows that the form does not have; `after` is the row above it."""
    written, line = [], assigned.line
    for slot, piece in assigned.pairs:
        kind = (slot.column.holds if slot.column else "") or "count"
        figure = read_cell(piece or _nothing(line), kind, slot.unit)
        if isinstance(figure, Unread):
            written.append(plain(piece.text) or UNREAD if piece else "")
        else:
            written.append(figure.written)
    label = assigned.unknown
    printed = next((p.text for p in line.pieces if plain(p.text) == label), label)
    told = _in_one_line(printed)
    return ExtraRowRead(assigned.table.key, told, after, tuple(written), line.spot)


def _cell(
    slot: Slot, piece: Piece | None, row: Heading | None, table: Table, line: Line
) -> Placed | _Refused | LeftOut | None:
    piece = piece or _nothing(line)
    if row and slot.row and slot.row != row:
        return None
    row, column = row or slot.row, slot.column
    if row is None or column is None:
        return None if piece.blank else _refuse(piece, f"表格里没有“{slot.text}”这一列")
    at = table.at(row, column)
    if piece.below or (piece.tall and not piece.blank and not _tall_row(line, piece)):
        return _Refused(at, _refuse(piece, "这个数占了几行，无法确定属于哪一行"))
    figure = read_cell(piece, table.holds(row, column), slot.unit)
    if isinstance(figure, Unread):
        likely = piece.likely and Placed(
            at, int(piece.likely), piece.likely, piece.spot, piece.likely
        )
        return _Refused(at, _refuse(piece, figure.why), likely or None)
    return Placed(at, figure.value, figure.written, piece.spot, piece.text, figure.note)


def _leave(line: Line, why: str) -> LeftOut:
    """A row that has no certain place."""
    return LeftOut(line.text[:80], line.spot, f"{why}，这一行没有读入；请对照原文用 --set 填写")


def _refuse(piece: Piece, why: str) -> LeftOut:
    return LeftOut(plain(piece.text), piece.spot, f"{why}，没有读入；请对照原文用 --set 填写")


def _nothing(line: Line) -> Piece:
    """A cell that its row does not have."""
    return Piece("", line.spot, 0, 0)


def _in_one_line(label: str) -> str:
    """A label as printed, full-width marks and all; a line that a narrow cell broke is whole."""
    whole = ""
    for line in label.split("\n"):
        joint = " " if whole[-1:].isascii() and line.strip()[:1].isascii() and whole else ""
        whole += joint + line.strip()
    return whole.replace("**", "").strip()


def _tall_row(line: Line, piece: Piece) -> bool:
    """Whether the whole row goes on below, label and all, so that the cell is still one row's."""
    before = [p for p in line.pieces if p.start < piece.start and p.label and not p.below]
    return bool(before) and before[-1].tall


@record(slots=True)
class Figures:
    """What the rows of all tables gave."""

    rows: list[RowRead] = field(default_factory=list)
    left_out: list[LeftOut] = field(default_factory=list)
    extras: list[ExtraRowRead] = field(default_factory=list)
    doubts: list[str] = field(default_factory=list)
    met: set[str] = field(default_factory=set)
    """The tables of which a row of figures or blanks was seen."""

    @property
    def displaced(self) -> list[LeftOut]:
        """What may belong to a cell that seems blank; in a picture what fills a cell is its own."""
        recognised = [read for read in self.rows if read.recognised]
        own = {each for read in recognised for each in (*read.unread.values(), *read.left_out)}
        return [each for each in self.left_out if each not in own]


def read_figures(
    vocabulary: Vocabulary,
    lines: Sequence[Line],
    rows: Iterable[tuple[str, Line]],
    *,
    printed: bool = False,
    notes: Sequence[Note] = (),
) -> Figures:
    """The figures of rows, each given with the key of its section; `lines` is the whole source.

    `notes` is what lines beside the tables say of units; with `printed` only those rows count that
    stand under a printed head.
    """
    form = vocabulary.form
    found, after = Figures(), ""
    rows, told = uncover_heads(rows, vocabulary)
    found.doubts += told
    broken, orphaned, led = edges(rows), beside_orphans(rows), over_lone_figures(rows)
    entries = list(match_lines(rows, vocabulary))
    numbered, shapes = numbered_tables(rows), Shapes(lines, entries)
    for entry in entries:
        if isinstance(entry, Unmatched):
            found.left_out += _unmatched(entry, form)
            continue
        if isinstance(entry, Doubtful):
            found.doubts.append(entry.text)
            continue
        if printed and not entry.head.printed:
            continue
        found.met.add(entry.table.key)
        found.doubts += tell_labels(entry.line)
        noted = with_notes(entry, notes)
        assigned = assign_columns(noted, shapes.of(entry))
        if assigned.unknown and not assigned.why:
            found.extras.append(read_extra(assigned, after))
            found.left_out += tell_beside(assigned)
            continue
        read = read_values(assigned)
        place = entry.line.table, entry.line.spot
        if place in broken and may_be_torn(entry, read):
            if any(is_read(read, above) for above in found.rows):
                continue  # the end of a label that a page broke
            read = tear(entry, read, "行名不全，这一行像是断在两处，空格不能当作空白")
        elif place in orphaned and not any(cell.raw.strip() for cell in read.cells):
            read = tear(entry, read, "旁边有一行数没有行名，可能是这一行的，空格不能当作空白")
        elif place in led and not _adds_up(read):
            read = tear(entry, read, "下面一行只有一个数，可能是从这一行折下去的")
        elif entry.line.table not in numbered and _is_led_by_figure(entry, read):
            read = tear(entry, read, "数在行名前面")
        key = read.table.row_key(read.row) if read.row else ""
        if read.row and not assigned.why and (key in form.rows or form.was_one_row(key)):
            after = key
        found.rows.append(read)
        if not read.open:
            found.left_out += [
                left
                for left in read.left_out
                if left != assigned.against and left not in found.left_out
            ]
        if assigned.against and assigned.against not in found.left_out:
            found.left_out.append(assigned.against)
        found.doubts += read.doubts
    return found


def _adds_up(read: RowRead) -> bool:
    """Whether a row's parts come to its total, so that no digit of it can be missing."""
    total = {column.key for column in read.table.columns.leaves if column.total}
    sums = [cell.value or 0 for cell in read.cells if cell.at.column in total]
    parts = [cell.value or 0 for cell in read.cells if cell.at.column not in total]
    return len(sums) == 1 and len(parts) > 1 and sum(parts) == sums[0] > 0


def _is_led_by_figure(entry: Entry, read: RowRead) -> bool:
    """Whether all that a row has for figures stands before its label."""
    if not read.cells or any(cell.raw.strip() for cell in read.cells):
        return False
    return bool(before_label(entry.line))


def _unmatched(found: Unmatched, form: Form) -> Iterator[LeftOut]:
    line, section = found
    if not line.text or not section:
        return
    if form.section_by_key[section].prose:
        why = "正文里的表格没有读入；如需保留，请改写成文字"
    elif line.table:
        why = "这一行与表格的行名都对不上，没有读入"
    else:
        why = "这一段文字在表格的部分里，没有读入；如需保留，请写进第六部分"
    yield LeftOut(line.text[:80], line.spot, why)
