"""Computes the plain formulas of a workbook that no spreadsheet program has computed yet.

Sums, differences, COUNT and IF over cells are enough for totals; anything else stays unknown,
which is better than a wrong figure.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from decimal import Decimal

from reportctl.readers.source import read_column, write_column

Value = Decimal | str | bool | None
Look = Callable[[str, int, int], Value]
"""What stands in a sheet's cell (sheet, row, column); raises Unknown."""

_TOKEN = re.compile(
    r"""\s*(?:(?P<ref>(?:'(?:[^']|'')+'!|[^\s'!()&+\-*/=<>,":;{}\[\]]+!)?\$?[A-Z]{1,3}\$?\d{1,7}
    (?::\$?[A-Z]{1,3}\$?\d{1,7})?)(?![\w(.])|(?P<number>\d{1,30}(?:\.\d{0,30})?|\.\d{1,30})|"(?P<text>(?:[^"]|"")*)"
    |(?P<word>[A-Z][A-Z.]*)\(|(?P<sign><>|<=|>=|[-+*/&=<>(),]))""",
    re.VERBOSE | re.IGNORECASE,
)
_CELL = re.compile(r"\$?([A-Za-z]{1,3})\$?(\d{1,7})")
_MOVED = re.compile(
    r"""\"(?:[^\"]|\"\")*\"|'(?:[^']|'')*'
    |(?<![\w.$])(?P<column_stays>\$?)(?P<column>[A-Z]{1,3})(?P<row_stays>\$?)(?P<row>\d{1,7})(?![\w(.!])""",
    re.VERBOSE | re.IGNORECASE,
)
_DEEPEST = 60
_LARGEST = 10_000
"""Cells of a range."""
_LONGEST = 8192
"""Letters of a formula, and of a text that one makes."""
_PLACES = 20
"""Digits to which ROUND rounds."""
_PAIR = 2
"""What ROUND is given, and IF at the least."""


class Unknown(Exception):  # noqa: N818 - no error: the figure is not known, and is left blank
    """A formula that is not computed here."""


def compute(formula: str, sheet: str, look: Look) -> Value:
    """The value of a formula (with its `=`) that stands on `sheet`. Raises Unknown."""
    if len(formula) > _LONGEST:
        raise Unknown
    parser = _Parser(formula.removeprefix("="), sheet, look)
    try:
        value = parser.comparison(0)
    except (ArithmeticError, RecursionError):
        raise Unknown from None
    if parser.kind or parser.at < len(parser.text):
        raise Unknown
    if isinstance(value, list):
        raise Unknown
    return value


class _Parser:
    """Recursive descent over one formula, one token ahead."""

    def __init__(self, text: str, sheet: str, look: Look) -> None:
        self.text, self._sheet, self._look = text.rstrip(), sheet, look
        self.at = 0
        self.kind, self._word = "", ""
        self._advance()

    def comparison(self, depth: int) -> Value | list[Value]:
        """A whole expression."""
        if depth > _DEEPEST:
            raise Unknown
        left = self._joined(depth)
        while self.kind == "sign" and self._word in ("=", "<>", "<", ">", "<=", ">="):
            sign = self._next()
            left = compare(_one(left), sign, _one(self._joined(depth)))
        return left

    def _joined(self, depth: int) -> Value | list[Value]:
        left = self._sum(depth)
        while self._word == "&" and self.kind == "sign":
            self._next()
            left = _text(_one(left)) + _text(_one(self._sum(depth)))
            if len(left) > _LONGEST:
                raise Unknown
        return left

    def _sum(self, depth: int) -> Value | list[Value]:
        left: Value | list[Value] = self._product(depth)
        while self.kind == "sign" and self._word in ("+", "-"):
            sign = self._next()
            right = _number(_one(self._product(depth)))
            left = _number(_one(left)) + (right if sign == "+" else -right)
        return left

    def _product(self, depth: int) -> Value | list[Value]:
        left: Value | list[Value] = self._atom(depth)
        while self.kind == "sign" and self._word in ("*", "/"):
            sign = self._next()
            right = _number(_one(self._atom(depth)))
            left = _number(_one(left)) * right if sign == "*" else _number(_one(left)) / right
        return left

    def _atom(self, depth: int) -> Value | list[Value]:
        kind, piece = self.kind, self._next()
        if kind == "number":
            return Decimal(piece)
        if kind == "text":
            return piece.replace('""', '"')
        if kind == "ref":
            return self._cells(piece)
        if kind == "word":
            return self._call(piece.upper(), depth + 1)
        if kind == "sign" and piece in ("-", "+"):
            signed = _number(_one(self._atom(depth + 1)))
            return -signed if piece == "-" else signed
        if kind == "sign" and piece == "(":
            value = self.comparison(depth + 1)
            self._expect(")")
            return value
        raise Unknown

    def _call(self, word: str, depth: int) -> Value:
        given: list[Value | list[Value]] = []
        while not (self.kind == "sign" and self._word == ")"):
            blank = self.kind == "sign" and self._word == ","
            given.append(None if blank else self.comparison(depth))
            if self.kind == "sign" and self._word == ",":
                self._next()
        self._expect(")")
        flat = [each for one in given for each in (one if isinstance(one, list) else [one])]
        numbers = [each for each in flat if isinstance(each, Decimal)]
        if word == "SUM":
            return sum(numbers, Decimal(0))
        if word == "COUNT":
            return Decimal(len(numbers))
        if word in ("ISERROR", "ISERR", "ISNA"):
            return False  # an error would not have been computed
        if word == "ISBLANK" and len(given) == 1:
            return _one(given[0]) is None
        if word == "IF" and len(given) >= _PAIR:
            held = _one(given[0])
            if not isinstance(held, bool | Decimal):
                raise Unknown
            return _one(given[1]) if held else _one(given[2]) if len(given) > _PAIR else False
        if word == "ROUND" and len(given) == _PAIR:
            digits = _number(_one(given[1]))
            if abs(digits) > _PLACES:
                raise Unknown
            places = int(digits)
            return _number(_one(given[0])).quantize(Decimal(1).scaleb(-places), "ROUND_HALF_UP")
        raise Unknown

    def _cells(self, piece: str) -> Value | list[Value]:
        """The value of a cell, or those of a range."""
        sheet, _, place = piece.rpartition("!")
        sheet = sheet.removeprefix("'").removesuffix("'").replace("''", "'") or self._sheet
        corners = [(read_column(m[1]), int(m[2])) for m in _CELL.finditer(place)]
        if len(corners) == 1:
            return self._look(sheet, corners[0][1], corners[0][0])
        (left, top), (right, bottom) = corners
        if (right - left + 1) * (bottom - top + 1) > _LARGEST:
            raise Unknown
        return [
            self._look(sheet, row, column)
            for row in range(top, bottom + 1)
            for column in range(left, right + 1)
        ]

    def _expect(self, sign: str) -> None:
        if self.kind != "sign" or self._next() != sign:
            raise Unknown

    def _next(self) -> str:
        piece = self._word
        self._advance()
        return piece

    def _advance(self) -> None:
        match = _TOKEN.match(self.text, self.at)
        if match is None or match.lastgroup is None:
            self.kind, self._word = "", ""
            return
        self.at = match.end()
        self.kind, self._word = match.lastgroup, match[match.lastgroup]


def shifted(formula: str, rows: int, columns: int) -> str:
    """A formula as it would stand so many rows further down and columns further right."""

    def moved(match: re.Match[str]) -> str:
        if not match["column"]:
            return match[0]
        row, column = int(match["row"]), read_column(match["column"])
        row += 0 if match["row_stays"] else rows
        column += 0 if match["column_stays"] else columns
        if row < 1 or column < 1:
            return "#REF!"
        return f"{match['column_stays']}{write_column(column)}{match['row_stays']}{row}"

    return _MOVED.sub(moved, formula)


def _one(value: Value | list[Value]) -> Value:
    if isinstance(value, list):
        raise Unknown
    return value


def _number(value: Value) -> Decimal:
    """A value that is added or multiplied: a blank counts 0, a text is none."""
    if value is None:
        return Decimal(0)
    if isinstance(value, Decimal):
        return value
    raise Unknown


def _text(value: Value) -> str:
    if isinstance(value, bool):
        raise Unknown
    if isinstance(value, Decimal) and abs(value.adjusted()) > _PLACES:
        raise Unknown
    return "" if value is None else f"{value:f}" if isinstance(value, Decimal) else value


def compare(left: Value, sign: str, right: Value) -> bool:
    """Whether a comparison holds. Raises Unknown."""
    if isinstance(left, str) or isinstance(right, str):
        if sign not in ("=", "<>"):
            raise Unknown
        return (_text(left).lower() == _text(right).lower()) == (sign == "=")
    one, other = _number(left), _number(right)
    return {
        "=": one == other,
        "<>": one != other,
        "<": one < other,
        ">": one > other,
        "<=": one <= other,
        ">=": one >= other,
    }[sign]
