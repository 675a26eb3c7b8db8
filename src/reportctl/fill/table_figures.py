"""The rows of a source as figures of the form's tables, with what of them has no place."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from reportctl.fill.columns import assign_columns, shapes_of
from reportctl.fill.lines import Line
from reportctl.fill.reading import ExtraRowRead, LeftOut
from reportctl.fill.tables import Unmatched, match_lines
from reportctl.fill.values import RowRead, read_extra, read_values
from reportctl.fill.vocabulary import vocabulary_of
from reportctl.record import field, record
from reportctl.schema.form import Form


@record(slots=True)
class Figures:
    """What the rows of all tables gave."""

    rows: list[RowRead] = field(default_factory=list)
    left_out: list[LeftOut] = field(default_factory=list)
    extras: list[ExtraRowRead] = field(default_factory=list)
    doubts: list[str] = field(default_factory=list)
    met: set[str] = field(default_factory=set)
    """The tables of which a row of figures or blanks was seen."""


def read_figures(
    form: Form, lines: Sequence[Line], rows: Iterable[tuple[str, Line]], *, printed: bool = False
) -> Figures:
    """The figures of rows, each given with the key of its section; `lines` is the whole source.

    `printed` is whether only those count that stand under a printed head.
    """
    found, after = Figures(), ""
    shapes = shapes_of(lines)
    for entry in match_lines(rows, form, vocabulary_of(form)):
        if isinstance(entry, Unmatched):
            found.left_out += _unmatched(entry, form)
            continue
        if printed and not entry.head.printed:
            continue
        found.met.add(entry.table.key)
        assigned = assign_columns(entry, shapes.get(entry.line.table))
        if assigned.unknown and not assigned.why:
            found.extras.append(read_extra(assigned, after))
            continue
        read = read_values(assigned)
        key = read.table.row_key(read.row) if read.row else ""
        if read.row and not assigned.why and (key in form.rows or form.was_one_row(key)):
            after = key
        found.rows.append(read)
        found.left_out += () if read.open else read.left_out
        found.doubts += read.doubts
    return found


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
