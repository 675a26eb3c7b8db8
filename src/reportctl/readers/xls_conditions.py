"""The conditional formats of an old workbook, which xlrd passes over, as those of today.

A record CONDFMT says where, each record CF behind it of what and how: a comparison or a formula in
tokens, and the changes of the format ([MS-XLS] 2.4.56, 2.4.42, 2.5.91).
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from struct import error, unpack_from
from typing import Any

from reportctl.readers.xls_formulas import read_tokens

_AREAS, _RULE = 0x1B0, 0x1B1
_NEWER = 0x879
"""Those that Excel 2007 brought: bars, signs, texts."""
CONDITIONS = (_AREAS, _RULE, _NEWER)
"""Kinds of records that are needed."""
_COMPARES = 1
_OPERATORS = (
    *("", "between", "notBetween", "equal", "notEqual"),
    *("greaterThan", "lessThan", "greaterThanOrEqual", "lessThanOrEqual"),
)
_NUMBER, _FONT, _ALIGNMENT, _BORDER, _PATTERN = (1 << bit for bit in range(25, 30))
_UNSET = 0xFFFFFFFF
_STRIKE = 0x80
_UNKNOWN = "UNKNOWN()"
"""A formula that is not understood, and that no program has."""


def put_conditions(
    made: Any,  # noqa: ANN401 - the libraries have no types
    records: Iterable[tuple[str, int, bytes]],
    book: Any,  # noqa: ANN401
    color: Callable[[int], str | None],
) -> list[str]:
    """Adds the conditions to the same sheets of a workbook of today.

    `color` gives a colour of the palette as eight digits. Gives the sheets of which some were not
    understood.
    """
    from openpyxl.formatting.rule import Rule

    strange: list[str] = []
    areas, base = "", (0, 0)
    for sheet, kind, body in records:
        if sheet not in made.sheetnames:
            continue
        try:
            if kind == _NEWER:
                strange.append(sheet)
            elif kind == _AREAS:
                areas, base = _read_areas(body)
            elif kind == _RULE and areas:
                compares, operator, *formulas = _read_rule(body, book, base)
                rule = Rule(
                    "cellIs" if compares else "expression",
                    dxf=_read_change(body, color),
                    operator=operator or None,
                    formula=formulas,
                )
                made[sheet].conditional_formatting.add(areas, rule)
        except (error, AssertionError, LookupError, ValueError):  # cut short or damaged
            strange.append(sheet)
    return strange


def _read_areas(body: bytes) -> tuple[str, tuple[int, int]]:
    """Where the rules hold, as B2:C9 D1, and the row and column from which formulas count."""
    from openpyxl.utils import get_column_letter

    (count,) = unpack_from("<H", body, 12)
    found = [unpack_from("<4H", body, 14 + 8 * at) for at in range(count)]
    names = (
        f"{get_column_letter(left + 1)}{top + 1}:{get_column_letter(right + 1)}{below + 1}"
        for top, below, left, right in found
    )
    top, left = min(each[0] for each in found), min(each[2] for each in found)
    return " ".join(names), (top, left)


def _read_rule(body: bytes, book: Any, base: tuple[int, int]) -> list[Any]:  # noqa: ANN401
    """Whether it compares, how, and the formulas."""
    kind, operator, first, second = unpack_from("<BBHH", body)
    tokens = body[len(body) - first - second :]
    parts = [tokens[:first], *([tokens[first:]] if second else [])]
    formulas = [read_tokens(part, book, *base, condition=True) or _UNKNOWN for part in parts]
    compares = kind == _COMPARES
    return [compares, _OPERATORS[operator] if compares else "", *formulas]


def _read_change(body: bytes, color: Callable[[int], str | None]) -> Any:  # noqa: ANN401
    """What a rule changes of a format: the shape of numbers, the font, the ground."""
    from openpyxl.styles import Color, Font, PatternFill
    from openpyxl.styles.differential import DifferentialStyle
    from openpyxl.styles.numbers import NumberFormat

    flags, more = unpack_from("<IH", body, 6)
    at, change = 12, DifferentialStyle()
    if flags & _NUMBER:
        own = more & 1
        change.numFmt = NumberFormat(numFmtId=164, formatCode=_shape(body, at, own=bool(own)))
        at += unpack_from("<H", body, at)[0] if own else 2
    if flags & _FONT:
        (style, ink, kept) = (unpack_from("<I", body, at + where)[0] for where in (68, 80, 88))
        told = color(ink) if ink != _UNSET else None
        struck = style & _STRIKE and not kept & _STRIKE
        change.font = Font(name=None, strike=bool(struck), color=Color(told) if told else None)
        at += 118
    at += 8 * (bool(flags & _ALIGNMENT) + bool(flags & _BORDER))
    if flags & _PATTERN:
        told = color(unpack_from("<H", body, at + 2)[0] >> 7 & 0x7F)
        change.fill = PatternFill(bgColor=told) if told else None
    return change


def _shape(body: bytes, at: int, *, own: bool) -> str:
    """The format of numbers: written there, or one of those that all programs have."""
    from xlrd.biffh import unpack_unicode
    from xlrd.formatting import std_format_strings

    if own:
        return str(unpack_unicode(body, at + 2, lenlen=2))
    return str(std_format_strings.get(body[at + 1], "General"))
