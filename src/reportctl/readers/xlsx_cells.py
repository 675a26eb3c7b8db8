"""Says what stands in a workbook's cells: exact figures, shown texts, computed formulas, names."""

from __future__ import annotations

import datetime as dt
import re
from dataclasses import dataclass
from decimal import Decimal
from typing import TYPE_CHECKING, Any

from reportctl.readers.emphasis import mark
from reportctl.readers.formula import Unknown, Value, compute
from reportctl.readers.letters import tidy
from reportctl.readers.source import Spot

if TYPE_CHECKING:
    from openpyxl import Workbook

_DECIMALS = re.compile(r"[+\-]?(?:#,##)?0(?:\.(0+))?(?:_ )?$")
_DIGITS = 20
"""Before the point, beyond which a figure is not padded."""
_DEEPEST = 40
"""Formulas that rest on formulas."""

Place = tuple[str, int, int]
"""Sheet, row and column."""


@dataclass(frozen=True, slots=True)
class Read:
    """What a cell holds."""

    text: str = ""
    number: int | Decimal | None = None


class Book:
    """The cells of a workbook, each computed once."""

    def __init__(self, written: Workbook, shown: Workbook) -> None:
        """The workbook as written, formulas and all, and as it was shown when it was saved."""
        self._written = {sheet.title: sheet for sheet in written.worksheets}
        self._shown = {sheet.title: sheet for sheet in shown.worksheets}
        self._computing: set[Place] = set()
        self._computed: dict[Place, Value] = {}
        self.unknown: dict[str, None] = {}
        """Formulas without a result, by their places."""
        self.stale: dict[str, None] = {}
        """Formulas whose saved result is another than theirs."""
        self.broken: dict[str, None] = {}
        """Cells that hold an error."""

    def cell(self, sheet: str, row: int, column: int) -> Read:
        """What stands in a cell."""
        cell = self._written[sheet].cell(row, column)
        value: Any = cell.value
        spot = str(Spot(sheet=sheet, row=row, column=column))
        if cell.data_type == "f":
            saved: Any = self._shown[sheet].cell(row, column).value
            value = saved
            try:
                computed = self._value(sheet, row, column)
            except Unknown:
                if saved is None and str(cell.value).count('""') == 0:
                    self.unknown[spot] = None
            else:
                if saved is not None and not _alike(saved, computed):
                    self.stale[spot] = None
                value = computed
        elif cell.data_type == "e":
            value = "#"
        if (
            isinstance(value, str)
            and value.startswith("#")
            and value.endswith(("#", "!", "?", "A"))
        ):
            self.broken[spot] = None
            return Read()
        return _read(value, cell.number_format)

    def _value(self, sheet: str, row: int, column: int) -> Value:
        """The value of a cell to a formula. Raises Unknown."""
        place = (sheet, row, column)
        if place in self._computed:
            return self._computed[place]
        if sheet not in self._written:
            raise Unknown
        cell = self._written[sheet]._cells.get((row, column))  # noqa: SLF001 - cell() would make one
        value: Any = cell.value if cell is not None else None
        if cell is not None and cell.data_type == "f":
            if place in self._computing or len(self._computing) > _DEEPEST:
                raise Unknown
            self._computing.add(place)
            try:
                value = compute(str(value), sheet, self._value)
            finally:
                self._computing.discard(place)
        elif isinstance(value, int | float) and not isinstance(value, bool):
            value = Decimal(repr(value))
        elif not isinstance(value, str | bool | None):
            raise Unknown
        self._computed[place] = value
        return value  # type: ignore[no-any-return] # narrowed above


def named_cells(book: Workbook) -> dict[Place, str]:
    """The names that the workbook gives to cells; of a range its first cell bears the name."""
    from openpyxl.utils import range_boundaries

    found: dict[Place, str] = {}
    scopes = [book.defined_names, *(sheet.defined_names for sheet in book.worksheets)]
    titles = {sheet.title for sheet in book.worksheets}
    for scope in scopes:
        for name, definition in scope.items():
            text = definition.attr_text or ""
            if name.startswith("_xlnm") or "#REF" in text or "(" in text:
                continue
            for title, area in definition.destinations:
                left, top, _, _ = range_boundaries(area)
                if title in titles and isinstance(left, int) and isinstance(top, int):
                    found[title, top, left] = name
    return found


def _read(value: object, shape: str) -> Read:
    """A value as text, the way its number format shows it, and as an exact number."""
    if value is None:
        return Read()
    if isinstance(value, bool):
        return Read("是" if value else "否")
    if isinstance(value, int | float | Decimal):
        return _figure(value if isinstance(value, Decimal) else Decimal(repr(value)), shape)
    if isinstance(value, dt.datetime | dt.date):
        return Read(f"{value.year}年{value.month}月{value.day}日")
    if isinstance(value, dt.time | dt.timedelta):
        return Read(str(value))
    if isinstance(value, list):  # stretches of text, each in a font of its own
        runs = [
            (str(each), bool(each.font.b) if hasattr(each, "font") else False) for each in value
        ]
        return Read(_unescape(tidy(mark(runs, wholly=True))).strip())
    return Read(_unescape(tidy(str(value))).strip())


def _unescape(text: str) -> str:
    """The text without a carriage return's escape, and with the line of `_x0041_` as it was."""
    return text.replace("_x000D_", "").replace("_x005F_", "_")


def _figure(number: Decimal, shape: str) -> Read:
    """A figure with the decimals of its format, unless they would round it."""
    if not number.is_finite():
        return Read(str(number))
    first = shape.partition(";")[0]
    if first.endswith("%"):
        return Read(f"{(number * 100).normalize():f}%")
    format_ = _DECIMALS.match(first)
    places = len(format_[1] or "") if format_ else 0
    whole = number == number.to_integral_value()
    exact = Decimal(int(number)) if whole else number.normalize()
    if places:
        padded = exact.quantize(Decimal(1).scaleb(-places)) if exact.adjusted() < _DIGITS else exact
        exact, whole = (padded, False) if padded == number else (exact, whole)
    sign = "+" if first.startswith("+") and number > 0 else ""
    return Read(f"{sign}{exact:f}", int(exact) if whole else exact)


def _alike(saved: object, computed: Value) -> bool:
    """Whether a saved result is the computed one, within what floating point keeps."""
    if isinstance(saved, int | float) and isinstance(computed, Decimal):
        return abs(Decimal(repr(saved)) - computed) <= abs(computed) * Decimal("1e-12")
    if computed is None:
        return saved in (0, "")
    return saved == computed
