"""Says what a workbook shows of a number: its format may scale it, split it or hide it."""

from __future__ import annotations

import datetime as dt
import re
from decimal import ROUND_HALF_UP, Context, Decimal
from functools import lru_cache

from reportctl.readers.source import Setting
from reportctl.record import NamedTuple

BUILT_IN = {
    0: "General", 1: "0", 2: "0.00", 3: "#,##0", 4: "#,##0.00", 9: "0%", 10: "0.00%",
    11: "0.00E+00", 12: "# ?/?", 13: "# ??/??", 37: "#,##0 ;(#,##0)", 38: "#,##0 ;(#,##0)",
    39: "#,##0.00;(#,##0.00)", 40: "#,##0.00;(#,##0.00)",
    41: '_ * #,##0_ ;_ * -#,##0_ ;_ * "-"_ ;_ @_ ',
    42: '_ "¥"* #,##0_ ;_ "¥"* -#,##0_ ;_ "¥"* "-"_ ;_ @_ ',
    43: '_ * #,##0.00_ ;_ * -#,##0.00_ ;_ * "-"??_ ;_ @_ ',
    44: '_ "¥"* #,##0.00_ ;_ "¥"* -#,##0.00_ ;_ "¥"* "-"??_ ;_ @_ ',
    48: "##0.0E+0", 49: "@",
    **dict.fromkeys((*range(14, 23), *range(27, 37), *range(45, 48), *range(50, 59)), "yyyy-m-d"),
}  # fmt: skip
"""Formats that a file names by number (ISO/IEC 29500-1, 18.8.30; 27 to 58 as in China)."""

_PIECE = re.compile(
    r"""\[(?P<bracket>[^\[\]]{0,80})\]|"(?P<quoted>[^"]*)"?|[\\!](?P<escaped>.?)|(?P<skip>[_*].?)
    |(?P<general>general|g/通用格式)|(?P<exponent>e[+-])|(?P<date>am/pm|a/p|上午/下午|[ymdhsgb]+)
    |(?P<digit>[0\#?])|(?P<point>\.)|(?P<comma>,)|(?P<percent>%)|(?P<text>@)|(?P<literal>.)""",
    re.VERBOSE | re.IGNORECASE | re.DOTALL,
)
_CONDITION = re.compile(r"(<=|>=|<>|<|>|=)(-?\d{1,9}(?:\.\d{1,9})?)")
_QUIET = " \u3000¥￥$€"
"""What in a format changes nothing of what its number says to a reader."""
_LONGEST = 255
_EXACT = Context(prec=15)
_WIDE = Context(prec=80)
"""Digits that a spreadsheet keeps and shows; what follows is the noise of binary fractions."""
_LARGEST = 30
"""Digits before or after the point, beyond which a figure is none of a report."""
_MOST_DATE = 2_958_465
"""31 December 9999 as a serial number."""
_MOST_SECTIONS = 3


class Shown(NamedTuple):
    """What a cell shows of its number."""

    text: str
    number: int | Decimal | None = None
    """The exact value, unless the format makes another of it to a reader's eye."""
    apart: Setting | None = None
    """Set where the value is not shown, or not as it is: then `text` is what would be told."""


class _Section(NamedTuple):
    pieces: tuple[tuple[str, str], ...]
    condition: str = ""
    white: bool = False

    def has(self, kind: str) -> bool:
        return any(each == kind for each, _ in self.pieces)


def exact(text: str) -> Decimal | None:
    """A number of a workbook's XML with the 15 digits that count; None for none."""
    if len(text) > _LONGEST:
        return None
    try:
        value = _EXACT.create_decimal(text)
    except ArithmeticError:
        return None
    return value if value.is_finite() and abs(value.adjusted()) <= _LARGEST else None


def show(value: Decimal, code: str, *, since_1904: bool = False) -> Shown:
    """A number as a cell of that format shows it."""
    sections = _sections(code[:_LONGEST])
    section, negative = _chosen(value, sections)
    plain = _plain(value, section)
    if not section.pieces:
        return Shown(plain.text, apart="hidden") if len(sections) > 1 or code.strip() else plain
    if section.white:
        return Shown(plain.text, apart="hidden")
    if section.has("date") and not section.has("digit"):
        return _date(value, since_1904=since_1904)
    if section.has("general") or section.has("exponent") or section.has("text"):
        return plain
    if not section.has("digit"):
        return Shown(f"{_literals(section)}（实际是 {plain.text}）", apart="unclear")
    return _figure(value, section, plain, negative=negative)


def show_text(text: str, code: str) -> Shown:
    """A text as a cell of that format shows it: the fourth part, or one with @, is for texts."""
    sections = _sections(code[:_LONGEST])
    if len(sections) > _MOST_SECTIONS:
        section = sections[_MOST_SECTIONS]
    else:
        section = next((each for each in sections if each.has("text")), _Section((("text", "@"),)))
    if section.white or not section.pieces:
        return Shown(text, apart="hidden")
    if not section.has("text"):
        return Shown(f"{_literals(section)}（实际是 {text}）", apart="unclear")
    return Shown("".join(text if kind == "text" else sign for kind, sign in section.pieces))


@lru_cache(512)
def _sections(code: str) -> tuple[_Section, ...]:
    found: list[_Section] = []
    pieces: list[tuple[str, str]] = []
    condition, white = "", False
    for match in _PIECE.finditer(code):
        kind, text = match.lastgroup or "", match[match.lastgroup or 0] or ""
        if kind == "bracket":
            bare = text.lower()
            white = white or bare in ("white", "白色", "color2")
            condition = text if _CONDITION.fullmatch(text) else condition
            if bare.strip("hms") == "" and bare:
                pieces.append(("date", bare))
            elif bare.startswith("$"):
                pieces.append(("literal", text[1:].partition("-")[0]))
        elif kind == "literal" and text == ";":
            found.append(_Section(tuple(pieces), condition, white))
            pieces, condition, white = [], "", False
        elif kind != "skip":
            kind = "literal" if kind in ("quoted", "escaped") else kind
            pieces.append((kind, text))
    return (*found, _Section(tuple(pieces), condition, white))


def _chosen(value: Decimal, sections: tuple[_Section, ...]) -> tuple[_Section, bool]:
    """The part of a format that holds for a number, and whether it writes the minus itself."""
    if any(section.condition for section in sections):
        for section in sections[:_MOST_SECTIONS]:
            match = _CONDITION.fullmatch(section.condition)
            if match is None or _holds(value, match[1], Decimal(match[2])):
                return section, False
        return sections[0], False
    numeric = sections[:_MOST_SECTIONS]
    if value < 0 and len(numeric) > 1:
        return numeric[1], True
    return (numeric[2] if not value and len(numeric) == _MOST_SECTIONS else numeric[0]), False


def _holds(value: Decimal, sign: str, limit: Decimal) -> bool:
    return {
        "<": value < limit, ">": value > limit, "=": value == limit,
        "<=": value <= limit, ">=": value >= limit, "<>": value != limit,
    }[sign]  # fmt: skip


def _plain(value: Decimal, section: _Section) -> Shown:
    """The exact value, with the decimals of its format unless they would round it: 315.6237."""
    kinds = [kind for kind, _ in section.pieces]
    after = kinds[kinds.index("point") :].count("digit") if "point" in kinds else 0
    whole = value == value.to_integral_value()
    number = Decimal(int(value)) if whole else value.normalize()
    if after:
        padded = number.quantize(Decimal(1).scaleb(-min(after, _LARGEST)), ROUND_HALF_UP, _WIDE)
        number, whole = (padded, False) if padded == value else (number, whole)
    first = next(iter(section.pieces), ("", ""))
    sign = "+" if first == ("literal", "+") and value > 0 else ""
    return Shown(f"{sign}{number:f}", int(number) if whole else number)


def _figure(value: Decimal, section: _Section, plain: Shown, *, negative: bool) -> Shown:
    """A number with placeholders for its digits, which may stand apart or leave some out."""
    pieces = list(section.pieces)
    kinds = [kind for kind, _ in pieces]
    first = kinds.index("digit")
    last = len(kinds) - 1 - kinds[::-1].index("digit")
    thousands = len(pieces[last + 1 :]) - len(_without_commas(pieces[last + 1 :]))
    percents = kinds.count("percent")
    within = [text for kind, text in pieces[first : last + 1] if kind == "literal"]
    around = _literals(section)
    signless = negative and not any(sign in around for sign in "-−(（")
    if not value and "0" not in {text for kind, text in pieces if kind == "digit"}:
        return Shown(plain.text, apart="hidden")
    if negative and around in ("-", "−", "()", "（）"):
        around = ""
    if pieces[0] == ("literal", "+") and around == "+":
        around = ""
    after = min(kinds[kinds.index("point") :].count("digit") if "point" in kinds else 0, _LARGEST)
    cut = value.quantize(Decimal(1).scaleb(-after), ROUND_HALF_UP, _WIDE) != value
    if not (cut or thousands or percents or within or signless or around.strip(_QUIET)):
        return plain
    scaled = abs(value).scaleb(2 * percents - 3 * thousands)
    body = _without_commas(pieces)
    at = [kind for kind, _ in body]
    point = at.index("point") if "point" in at else len(body)
    places = at[point:].count("digit")
    rounded = scaled.quantize(Decimal(1).scaleb(-places), ROUND_HALF_UP)
    whole, _, fraction = f"{rounded:f}".partition(".")
    text = _placed(whole, body[:point]) + _fraction(fraction, body[point:])
    text = text if negative or value >= 0 else f"-{text}"
    # 300 shown as 3.00 is another whole number; 1234.5678 for 12345678 is an amount in 万
    other = "/" in within or ("." in within and text.rpartition(".")[2].strip("0") == "")
    if rounded != scaled or signless or other or any(map(str.isdecimal, around)):
        return Shown(f"{text}（实际是 {plain.text}）", apart="unclear")
    return Shown(text)


def _placed(digits: str, pieces: list[tuple[str, str]]) -> str:
    """Digits put into their places from the right; the leftmost place takes all that are left."""
    left = sum(kind == "digit" for kind, _ in pieces)
    text, rest = "", digits
    for kind, sign in reversed(pieces):
        if kind != "digit":
            text = ("%" if kind == "percent" else sign) + text
            continue
        left -= 1
        taken = rest if not left else rest[-1:]
        rest = "" if not left else rest[:-1]
        text = (taken or ("0" if sign == "0" else "")) + text
    return text


def _fraction(digits: str, pieces: list[tuple[str, str]]) -> str:
    """The point and the digits behind it."""
    text, rest = "", digits
    for kind, sign in pieces:
        if kind == "digit":
            text, rest = text + rest[:1], rest[1:]
        else:
            text += {"point": ".", "percent": "%"}.get(kind, sign)
    return text


def _without_commas(pieces: list[tuple[str, str]]) -> list[tuple[str, str]]:
    return [each for each in pieces if each[0] != "comma"]


def _literals(section: _Section) -> str:
    return "".join(text for kind, text in section.pieces if kind == "literal").strip()


def _date(value: Decimal, *, since_1904: bool) -> Shown:
    """A day as the report writes it; a number that is none is told."""
    if not 0 < value < _MOST_DATE:
        return Shown(f"{value:f}", apart="unclear")
    begin = dt.date(1904, 1, 1) if since_1904 else dt.date(1899, 12, 30)
    try:
        day = begin + dt.timedelta(days=int(value))
    except OverflowError:
        return Shown(f"{value:f}", apart="unclear")
    return Shown(f"{day.year}年{day.month}月{day.day}日")
