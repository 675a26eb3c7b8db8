"""The formulas of an old workbook, which xlrd passes over, beside the results that were saved.

A record FORMULA holds row, column, style, result and the formula in tokens ([MS-XLS] 2.4.127).
"""

from __future__ import annotations

import re
import zipfile
from collections.abc import Iterable, Mapping
from io import BytesIO
from struct import error, unpack_from
from typing import Any
from xml.sax.saxutils import escape

_FORMULA = 0x06
FORMULAS = (_FORMULA,)
"""Kinds of records that are needed."""
_HEAD = 22
"""Bytes before the tokens."""
_NO_NUMBER, _EMPTY = 0xFFFF, 3
"""The result is no number; it is nothing, as programs write that compute none."""
_MODERN = 80
"""The version of the format from Excel 97 on."""
_LONGEST = 8192
_CELL = re.compile(r'(<c r="([A-Z]{1,3}\d{1,7})"[^>/]*)(?:/>|>(.*?)</c>)', re.DOTALL)

Formulas = Mapping[str, Mapping[str, tuple[str, bool]]]
"""By sheet and name of the cell: the formula, '' for one that is not understood, and whether its
result was saved."""


def find_formulas(records: Iterable[tuple[str, int, bytes]], book: Any) -> Formulas:  # noqa: ANN401
    """The formulas of each sheet."""
    from openpyxl.utils import get_column_letter

    found: dict[str, dict[str, tuple[str, bool]]] = {}
    for sheet, kind, body in records:
        if kind != _FORMULA or len(body) < _HEAD:
            continue
        row, column = unpack_from("<HH", body)
        saved = not (unpack_from("<H", body, 12)[0] == _NO_NUMBER and body[6] == _EMPTY)
        long = unpack_from("<H", body, 20)[0]
        text = read_tokens(body[_HEAD : _HEAD + long], book, row, column)
        found.setdefault(sheet, {})[f"{get_column_letter(column + 1)}{row + 1}"] = text, saved
    return found


def read_tokens(
    tokens: bytes,
    book: Any,  # noqa: ANN401
    row: int,
    column: int,
    *,
    condition: bool = False,
) -> str:
    """A formula as it is typed; '' where it is not understood.

    Row and column, from 0, are where it stands; for a `condition` its places count from there.
    """
    from xlrd.biffh import XLRDError
    from xlrd.formula import FMLA_TYPE_CELL, FMLA_TYPE_COND_FMT, FormulaError, decompile_formula

    if book.biff_version < _MODERN:
        return ""
    kind = FMLA_TYPE_COND_FMT if condition else FMLA_TYPE_CELL
    try:
        text = decompile_formula(book, tokens, len(tokens), kind, browx=row, bcolx=column)
    except (
        FormulaError,
        XLRDError,
        AssertionError,
        LookupError,
        ValueError,
        TypeError,
        AttributeError,
        error,
    ):
        return ""
    return text if isinstance(text, str) and len(text) < _LONGEST and text.isprintable() else ""


def put_formulas(made: bytes, titles: Iterable[str], formulas: Formulas) -> bytes:
    """A workbook of today with the formulas beside the results, sheet by sheet in their order."""
    parts = {f"xl/worksheets/sheet{n}.xml": title for n, title in enumerate(titles, 1)}
    out = BytesIO()
    with zipfile.ZipFile(BytesIO(made)) as old, zipfile.ZipFile(out, "w") as new:
        for name in old.namelist():
            data = old.read(name)
            own = formulas.get(parts.get(name, ""), {})
            new.writestr(name, _with_formulas(data.decode(), own) if own else data)
    return out.getvalue()


def _with_formulas(text: str, own: Mapping[str, tuple[str, bool]]) -> str:
    def put(cell: re.Match[str]) -> str:
        if cell[2] not in own or (cell[3] or "").startswith("<is>"):
            return cell[0]  # none, or one that gives a text
        formula, saved = own[cell[2]]
        value = (cell[3] or "") if saved else ""
        return f"{cell[1]}><f>{escape(formula)}</f>{value}</c>"

    return _CELL.sub(put, text)
