"""What a person typed or pasted into cells, as the file writes it."""

from __future__ import annotations

from decimal import Decimal
from io import StringIO

from reportctl.report.figures import is_blank, read_figure, write_figure
from reportctl.report.report import Number
from reportctl.schema.form import Kind

_KEYS = str.maketrans("。、：＝？", "./:=?")
"""What the keys of an English keyboard give while a Chinese input method is on."""

WANTED: dict[Kind, str] = {
    "count": "这一格是件数，只能写不带小数的数字",
    "signed": "这一格是增减数，只能写整数，减少写负数",
    "money": "这一格是万元，只能写数字，最多四位小数",
    "amount": "这一格是金额，写数字，可以带单位（元、万元）",
}
"""What may stand in a cell, by what it holds."""
_UNSIGNED: dict[Kind, str] = {"count": "件数", "money": "万元"}
_DECIMALS = 4


def fold_key(char: str) -> str:
    """A typed character without the width that an input method gave it."""
    folded = char.translate(_KEYS)
    return chr(ord(folded) - 0xFEE0) if "！" <= folded <= "～" else folded


def begins_entry(char: str, kind: Kind) -> bool:
    """Whether a key pressed on a cell begins a new value in it."""
    return char.isdecimal() or char in "./-—+" or (kind == "amount" and char.isalpha())


def read_entry(text: str, kind: Kind) -> str | None:
    """What to write in the file for a typed text, or None where it is none for such a cell.

    Full-width digits, thousands commas and leading zeros are folded; a blank is '', a stroke stays.
    """
    plain = text.strip().strip("\u3000\u00a0")
    if is_blank(plain):
        return plain
    figure = read_figure(plain, kind)
    if figure is None:
        return None
    if kind == "amount":
        return plain
    if kind == "money":
        exponent = Decimal(figure).as_tuple().exponent
        fits = figure >= 0 and isinstance(exponent, int) and -exponent <= _DECIMALS
        return write_figure(figure) if fits else None
    if isinstance(figure, Decimal) or (figure < 0 and kind == "count"):
        return None
    return str(figure)


def say_wanted(text: str, kind: Kind) -> str:
    """Why a text that `read_entry` gave no value for cannot stand in such a cell."""
    figure = read_figure(text, kind)
    if figure is not None and figure < 0 and kind in _UNSIGNED:
        return f"这一格是{_UNSIGNED[kind]}，不能是负数"
    return WANTED[kind]


def figure_of(written: str, kind: Kind) -> Number | None:
    """The figure of a text that `read_entry` gave; None for a blank."""
    return None if is_blank(written) else read_figure(written, kind)


def read_block(text: str) -> list[list[str]]:
    """A block copied from a spreadsheet: lines of cells, without the line end after the last.

    A cell that holds line breaks or tabs is quoted, and stays one cell. Columns at the right that
    are empty in every line are left out: merged cells give them. So are lines without any tab among
    lines with one: terminals that turn each end of a line into two make them, while an empty row of
    a spreadsheet has its tabs.
    """
    import csv

    whole = text.replace("\r\n", "\n").replace("\r", "\n")
    try:
        lines = list(csv.reader(StringIO(whole, newline=""), delimiter="\t"))
    except csv.Error:  # a quote that nothing closes goes to the end
        return [[text]]
    while lines and not lines[-1]:
        lines.pop()
    if any(len(cells) > 1 for cells in lines):
        lines = [cells for cells in lines if cells]
    block = [[cell.strip() for cell in cells or [""]] for cells in lines]
    wide = max((at for cells in block for at, cell in enumerate(cells, 1) if cell), default=1)
    return [cells[:wide] for cells in block]


class TypingLine:
    """A short line of text that keys change."""

    def __init__(self, text: str, *, fresh: bool) -> None:
        """Begin with a text, the cursor behind it.

        `fresh` is typing over a cell: the arrows leave it. Otherwise they move in the text.
        """
        self.text = text
        self.column = len(text)
        self.fresh = fresh

    @property
    def at_end(self) -> bool:
        """Whether the cursor stands behind the last character."""
        return self.column == len(self.text)

    def insert(self, text: str) -> None:
        """Put characters in at the cursor."""
        self.text = self.text[: self.column] + text + self.text[self.column :]
        self.column += len(text)

    def press(self, key: str) -> bool:
        """Obey a key of editing; False for one that is not."""
        moves = {
            "left": self.column - 1,
            "right": self.column + 1,
            "home": 0,
            "end": len(self.text),
        }
        if key in moves and not self.fresh:
            self.column = min(max(moves[key], 0), len(self.text))
        elif key == "backspace":
            self.text = self.text[: max(self.column - 1, 0)] + self.text[self.column :]
            self.column = max(self.column - 1, 0)
        elif key == "delete":
            self.text = self.text[: self.column] + self.text[self.column + 1 :]
        elif key == "f2":
            self.fresh = False
        else:
            return False
        return True
