"""Says what stands in a workbook's cells: exact figures, shown texts, computed formulas."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from decimal import Decimal
from xml.etree.ElementTree import Element

from reportctl.readers.emphasis import mark
from reportctl.readers.formula import Unknown, Value, compute
from reportctl.readers.letters import is_plain_figure, name_some, tidy
from reportctl.readers.limits import Work, most
from reportctl.readers.package import attribute, child, children, is_on, kind, value, whole
from reportctl.readers.source import Apart, Spot
from reportctl.readers.xlsx_condition import Condition, Style, read_changes, styled
from reportctl.readers.xlsx_font import INK, PAPER, are_alike, color, font_setting, ground, is_white
from reportctl.readers.xlsx_format import BUILT_IN, exact, show, show_text
from reportctl.record import NamedTuple

_DEEPEST = 40
"""Formulas that rest on formulas."""
_ESCAPE = re.compile(r"_x([0-9A-Fa-f]{4})_")
_USUAL, _SMALL = Decimal(11), Decimal("0.7")
"""Points of letters of which no size is said; the size of a raised letter beside others."""
_PICTURES = ("DISPIMG(", "_XLFN.DISPIMG(", "_XLFN.IMAGE(", "IMAGE(")
_ERROR = re.compile(r"#(?:NULL!|DIV/0!|VALUE!|REF!|NAME\?|NUM!|N/A|CALC!|SPILL!|GETTING_DATA)")

Place = tuple[str, int, int]
"""Sheet, row and column."""


class Raw(NamedTuple):
    """A cell as the file has it."""

    kind: str
    """`n`, `s`, `str`, `inlineStr`, `b`, `e` or `d`."""
    text: str | None
    """What `<v>` holds; None for nothing."""
    formula: str | None
    """None for no formula, '' for one that another cell shares with it."""
    style: int
    rich: Rich | None = None


class Rich(NamedTuple):
    """A text, and what in it is set apart by a font of its own."""

    text: str
    apart: tuple[Apart, ...] = ()
    on_paper: tuple[str, tuple[Apart, ...]] | None = None
    """The same where white letters cannot be seen; None where there are none."""


class Read(NamedTuple):
    """What a cell holds."""

    text: str = ""
    number: int | Decimal | None = None
    apart: tuple[Apart, ...] = ()
    object: str = ""


NOTHING = Read()


class Book:
    """The cells of a workbook, each computed once."""

    def __init__(self, styles: Element | None, strings: Element | None, work: Work) -> None:
        """The roots of the parts that all sheets share."""
        self._styles = _styles(styles, work)
        self._strings = [rich(each) for each in children(strings, "si")]
        self._changes = read_changes(styles)
        self._sheets: dict[str, dict[tuple[int, int], Raw]] = {}
        self._conditions: dict[str, Sequence[Condition]] = {}
        self._computing: set[Place] = set()
        self._computed: dict[Place, Value] = {}
        self.work = work
        self._looks = 0
        self.since_1904 = False
        self.doubts: list[str] = []
        """What was left out, in Chinese."""
        self.unknown: dict[str, None] = {}
        """Formulas without a result, by their places."""
        self.stale: dict[str, None] = {}
        """Formulas whose saved result is another than theirs."""
        self.broken: dict[str, None] = {}
        """Cells that hold an error."""

    def add(
        self, sheet: str, cells: dict[tuple[int, int], Raw], conditions: Sequence[Condition] = ()
    ) -> None:
        """The cells of a sheet, by row and column, and its conditional formats."""
        self._sheets[sheet] = cells
        self._conditions[sheet] = conditions

    def cell(self, sheet: str, row: int, column: int) -> Read:
        """What stands in a cell."""
        raw = self._sheets[sheet].get((row, column))
        if raw is None:
            return NOTHING
        spot = str(Spot(sheet=sheet, row=row, column=column))
        style = self._styles[raw.style] if raw.style < len(self._styles) else Style()
        if raw.formula is not None and raw.formula.upper().startswith(_PICTURES):
            return Read(object="图片")
        if raw.formula is not None and "#REF!" in raw.formula.upper():
            self.broken[spot] = None
            return Read(object="引用失效的公式")
        if raw.kind == "e" or (raw.text and _ERROR.fullmatch(raw.text) and raw.kind == "str"):
            self.broken[spot] = None
            return Read(object=f"错误值{raw.text or ''}")
        saved = self._saved(raw)
        if saved is None and raw.kind == "s" and raw.text:
            return Read(object="丢失的文字")
        if raw.formula is not None:
            try:
                computed = self._value(sheet, row, column)
            except Unknown:
                if saved is None:
                    if '""' not in raw.formula:
                        self.unknown[spot] = None
                    return Read(object="没有算出结果的公式")
            else:
                if saved is not None and not _alike(saved, computed):
                    self.stale[spot] = None
                    return Read(object="结果与公式不符的单元格")
                saved = computed if saved is None else saved
        read = self._read(saved, style)
        conditions = self._conditions[sheet]
        if conditions and (read.number is not None or read.apart or is_plain_figure(read.text)):
            place = (sheet, row, column)
            read = self._read(saved, styled(style, conditions, self._changes, place, self._value))
        return read

    def _saved(self, raw: Raw) -> Rich | Value:
        """The value that the file has; None for none."""
        if raw.rich is not None:
            return raw.rich
        if raw.text is None or (not raw.text and raw.kind != "str"):
            return None
        if raw.kind == "s":
            at = whole(raw.text, -1)
            return self._strings[at] if 0 <= at < len(self._strings) else None
        if raw.kind == "b":
            return raw.text.strip() in ("1", "true")
        if raw.kind in ("str", "d", "inlineStr"):
            return raw.text
        number = exact(raw.text.strip())
        return raw.text if number is None else number

    def _read(self, found: Rich | Value, style: Style) -> Read:
        """A value as text, the way its format and font show it, and as an exact number."""
        if found is None:
            return NOTHING
        apart: tuple[Apart, ...] = ()
        number: int | Decimal | None = None
        if isinstance(found, Decimal):
            shown = show(found, style.shape, since_1904=self.since_1904)
            text, number = shown.text, shown.number
            if shown.apart:
                return Read(apart=(Apart(shown.apart, text),))
        elif isinstance(found, bool):
            text = "是" if found else "否"
        elif isinstance(found, str):
            text = _day(_unescape(tidy(found)).strip())
        else:
            paper = are_alike(style.paint, PAPER)
            text, apart = found.on_paper if found.on_paper and paper else found[:2]
        if text and number is None and not isinstance(found, Decimal):
            shown = show_text(text, style.shape)
            if shown.apart:
                return Read(apart=(*apart, Apart(shown.apart, shown.text)))
            text = shown.text
        if style.setting and text:
            return Read(apart=(*apart, Apart(style.setting, text)))
        if style.crossed and is_plain_figure(text):
            return Read(apart=(*apart, Apart("struck", text)))
        return Read(text, number, apart)

    def _value(self, sheet: str, row: int, column: int) -> Value:
        """The value of a cell to a formula. Raises Unknown."""
        place = (sheet, row, column)
        self._looks += 1
        if sheet not in self._sheets or self._looks > most("lookups"):
            raise Unknown
        if place in self._computed:
            return self._computed[place]
        raw = self._sheets[sheet].get((row, column))
        value: Value = None
        if raw is not None and raw.formula is not None:
            if place in self._computing or len(self._computing) > _DEEPEST or not raw.formula:
                raise Unknown
            self._computing.add(place)
            try:
                value = compute(raw.formula, sheet, self._value)
            finally:
                self._computing.discard(place)
        elif raw is not None:
            if raw.kind == "e":
                raise Unknown
            saved = self._saved(raw)
            value = saved.text if isinstance(saved, Rich) else saved
        self._computed[place] = value
        return value


def rich(element: Element) -> Rich:
    """A text of `<si>` or `<is>`: stretches in fonts of their own, without what is read aloud."""
    runs: list[tuple[str, Element | None]] = []
    for part in element:
        if kind(part) == "t":
            runs.append((part.text or "", None))
        elif kind(part) == "r":
            found = child(part, "t")
            runs.append(((found.text or "") if found is not None else "", child(part, "rPr")))
    told = _runs(runs, paper=False)
    pale = any(font is not None and is_white(font) for _, font in runs)
    return Rich(*told, _runs(runs, paper=True) if pale else None)


def _runs(
    runs: Sequence[tuple[str, Element | None]], *, paper: bool
) -> tuple[str, tuple[Apart, ...]]:
    """What stretches say, each with its font, and what is set apart."""
    plain: list[tuple[str, bool]] = []
    apart: list[Apart] = []
    sizes = set()
    for text, font in runs:
        how = font_setting(font)
        if not how and paper and font is not None and is_white(font):
            how = "hidden"
        if how and text.strip():
            apart.append(Apart(how, _clean(text)))
            continue
        plain.append((text, is_on(child(font, "b"))))
        if any(sign.isdecimal() for sign in text):
            sizes.add(exact(value(font, "sz") or "") or _USUAL)
    if sizes and min(sizes) < _SMALL * max(sizes):
        apart.append(Apart("unclear", "大小不一的数字"))
    if len(plain) == 1:
        return _clean(plain[0][0]), tuple(apart)
    joined = "".join(text for text, _ in plain)
    if any(bold for _, bold in plain):
        joined = mark(plain, wholly=True)
    return _clean(joined), tuple(apart)


def _clean(text: str) -> str:
    return _unescape(tidy(text)).strip()


def _styles(root: Element | None, work: Work) -> list[Style]:
    """The styles of cells, in the order in which cells name them."""
    shapes = {
        whole(attribute(each, "numFmtId"), -1): attribute(each, "formatCode") or "General"
        for each in children(child(root, "numFmts"), "numFmt")
    }
    fonts = list(children(child(root, "fonts"), "font"))
    grounds = [ground(each) for each in children(child(root, "fills"), "fill")]
    crossed = [_is_crossed(each) for each in children(child(root, "borders"), "border")]
    found: list[Style] = []
    for each in children(child(root, "cellXfs"), "xf"):
        work.count("styles")
        number = whole(attribute(each, "numFmtId"), 0)
        at, fill = whole(attribute(each, "fontId"), 0), whole(attribute(each, "fillId"), 0)
        border = whole(attribute(each, "borderId"), 0)
        font = fonts[at] if at < len(fonts) else None
        found.append(
            Style(
                shapes.get(number) or BUILT_IN.get(number, "General"),
                color(child(font, "color"), INK),
                grounds[fill] if fill < len(grounds) else PAPER,
                font_setting(font),
                border < len(crossed) and crossed[border],
            )
        )
    return found


def _is_crossed(border: Element) -> bool:
    """Whether a border goes from corner to corner."""
    drawn = [attribute(each, "style") for each in children(border, "diagonal")]
    ways = (attribute(border, way) for way in ("diagonalUp", "diagonalDown"))
    return any(each not in (None, "none") for each in drawn) and any(
        way in ("1", "true") for way in ways
    )


def _unescape(text: str) -> str:
    """The text with characters that were written by their code as they are, without returns."""
    if "_x" not in text:
        return text
    return tidy(
        _ESCAPE.sub(lambda match: chr(int(match[1], 16)), text)
        .replace("\r\n", "\n")
        .replace("\r", "\n")
    )


def _day(text: str) -> str:
    """A date of a strict workbook as the report writes it; any other text as it is."""
    match = re.fullmatch(r"(\d{4})-(\d\d)-(\d\d)(?:T00:00:00)?(?:\.0+)?Z?", text)
    return f"{match[1]}年{int(match[2])}月{int(match[3])}日" if match else text


def _alike(saved: Rich | Value, computed: Value) -> bool:
    """Whether a saved result is the computed one, within what floating point keeps."""
    if isinstance(saved, Decimal) and isinstance(computed, Decimal):
        return abs(saved - computed) <= abs(computed) * Decimal("1e-12")
    if computed is None:
        return saved in (Decimal(0), "")
    return saved == computed


def at_spots(spots: Mapping[str, None], what: str, named: int = 5) -> str:
    """One line for all cells of a kind; '' for none."""
    return f"{name_some(list(spots), named)}：{what}" if spots else ""
