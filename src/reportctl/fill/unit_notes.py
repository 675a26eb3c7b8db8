"""Units that lines over or below a table and the labels of its rows say of its figures.

A figure in another unit than the form's is never entered as if it were in the form's.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from reportctl.fill.lines import Line
from reportctl.fill.prose import is_caption
from reportctl.fill.reading import LeftOut
from reportctl.fill.tables import Entry
from reportctl.fill.units import read_stated, read_unit
from reportctl.fill.vocabulary import Vocabulary
from reportctl.readers.source import Spot
from reportctl.record import NamedTuple

_FEES = "收费"
_OTHERS = "单位与格式不同，它说的数没有读入；请对照原文用 --set 填写"


class Note(NamedTuple):
    """A line that states the unit of the figures beside it."""

    text: str
    spot: Spot
    section: str
    """The key of its section; '' for one that speaks of fees wherever it stands."""
    unit: str
    money: bool


def find_notes(
    blocks: Iterable[tuple[str, Sequence[Line]]], vocabulary: Vocabulary
) -> tuple[Note, ...]:
    """The lines that state a unit, in the lines of each section given with its key.

    What stands over figures as a head or a caption is read with these.
    """
    return tuple(note for section, block in blocks for note in _notes(section, block, vocabulary))


def _notes(section: str, block: Sequence[Line], vocabulary: Vocabulary) -> Iterator[Note]:
    last = max((at for at, line in enumerate(block) if _has_figures(line)), default=-1)
    for at, line in enumerate(block):
        text = line.text
        if line.lone is None or (line.table and _has_figures(line)):
            continue
        above = at < last and (line.table or is_caption(text, vocabulary))
        money, scale = read_stated(text)
        if money:
            yield Note(text, line.spot, "" if _FEES in text else section, money, money=True)
        if scale and not above:
            yield Note(text, line.spot, section, scale, money=False)


def with_notes(entry: Entry, notes: Sequence[Note]) -> Entry:
    """A row with what its label and these lines say of its unit."""
    table = entry.table
    own = [note for note in notes if note.section in ("", table.section) or not entry.inside]
    if not any(column.holds == "money" for column in table.columns.leaves):
        note = next((note for note in own if not note.money), None)
        if note is None or entry.against:
            return entry
        return entry._replace(against=LeftOut(note.text, note.spot, _OTHERS))
    labels = (read_unit(piece.text) for piece in entry.line.pieces[: entry.named.first])
    said = [*labels, *(note.unit for note in own if note.money)]
    slots = (slot._replace(unit=_joined(slot.unit, *said)) for slot in entry.head.slots)
    return entry._replace(head=entry.head._replace(slots=tuple(slots)))


def _joined(*units: str) -> str:
    """All units that are named, once each."""
    return "、".join(dict.fromkeys(filter(None, units)))


def _has_figures(line: Line) -> bool:
    return any(piece.figure for piece in line.pieces)
