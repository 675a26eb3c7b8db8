"""A web page taken apart: lines, tables as laid out, and the letters of a paragraph."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from reportctl.numerals import end_of_number
from reportctl.readers.source import Apart, Setting
from reportctl.record import field, record

BLANK = " \t\n\f"
_BLANKS = re.compile(r"[ \t\n\f]+")
_SENTENCE = 12
"""Characters from which on a paragraph is no name of a field."""
_LINK = 40
"""Characters of the longest text of a link that is no paragraph."""
_CJK = "\u2e80"
"""Letters from here on are written without spaces: a line end between two of them is none."""


@record(slots=True)
class Line:
    """A paragraph, or what stands between two line breaks."""

    plain: str
    marked: str
    """With `**` round what is bold, if it is a part of it."""
    whole: bool
    """Whether all of it is bold."""
    line: int
    level: int
    inside: int
    """The number of the innermost marked container; 0 for none."""
    veiled: bool = False
    """Whether the page hides the block in which it stands."""
    link: bool = False
    """Whether all of it is a link, a button or an entry of a menu."""
    note: bool = False
    """Whether the page itself calls it a footnote or a correction."""
    object: str = ""
    """The picture that stands in its text or in place of it, in Chinese."""

    @property
    def leads(self) -> bool:
        """Whether it only leads elsewhere; a title or a sentence that is a link is text as well."""
        text = self.plain
        titled = self.level or end_of_number(text, "一二三四五六七八九十", ")）、.")
        return self.link and not titled and len(text) <= _LINK and "。" not in text


@record(slots=True)
class Cell:
    """A cell and what stands in it."""

    line: int
    columns: int = 1
    rows: int = 1
    items: list[Line | Table] = field(default_factory=list)
    apart: list[Apart] = field(default_factory=list)
    object: str = ""
    """What it holds that is no text, and that shows something beside its text if it has any."""
    source: str = ""
    """From where a script or a style may fill it, if it has no text."""
    wearers: list[Open | None] = field(default_factory=list)
    """The elements with a class in which its digits stand, None for none, as they change."""

    def lines(self) -> list[Line]:
        """Its lines of text."""
        return [item for item in self.items if isinstance(item, Line) and item.plain]

    def hold(self, inner: Cell) -> None:
        """It holds all that another cell holds beside its text."""
        self.apart += inner.apart
        self.object, self.source = self.object or inner.object, self.source or inner.source

    def set_apart(self, setting: Setting, text: str) -> None:
        """Letters that are no part of what it says."""
        if text.strip():
            self.apart.append(Apart(setting, text.strip()))


@record(slots=True)
class Table:
    """A table as laid out, spans not yet expanded."""

    line: int
    inside: int
    rows: list[list[Cell]] = field(default_factory=list)
    loose: list[Line | Table] = field(default_factory=list)
    """What stands in it but in no cell; browsers show it above."""
    hidden: set[int] = field(default_factory=set)
    """The rows that the page does not show, by index."""
    veiled: bool = False

    @property
    def is_layout(self) -> bool:
        """Whether it only arranges the page: one column, or other tables in its cells."""
        if all(len(row) <= 1 for row in self.rows):
            return True
        held = [item for row in self.rows for cell in row for item in cell.items]
        inner = [item for item in held if isinstance(item, Table)]
        figures = sum(isinstance(item, Line) and item.plain.isdigit() for item in held)
        return bool(inner) and figures <= sum(
            line.plain.isdigit()
            for table in inner
            for row in table.rows
            for cell in row
            for line in cell.lines()
        )


def said(item: Line | Table) -> str:
    """All that a line or a table says, to know it again."""
    if isinstance(item, Line):
        return item.plain or item.object
    cells = (
        [*map(said, cell.items), cell.columns, cell.rows, cell.apart, cell.object, cell.source]
        for row in item.rows
        for cell in (*row, Cell(0))
    )
    return repr(list(cells))


@record(slots=True)
class Open:
    """An element that was opened and not closed yet."""

    tag: str
    bold: bool
    level: int
    inside: int
    style: str = ""
    """For a list how its items are numbered; '' for not at all."""
    next: int = 1
    given: Mapping[str, str | None] = field(default_factory=dict)
    setting: Setting | None = None
    tiny: bool = False
    small: bool = False
    ink: str = "#000000"
    ground: str = "#ffffff"
    veiled: bool = False
    index: int = 1
    """Its number among its siblings, from 1."""
    before: Open | None = None
    """The sibling before it."""
    last: Open | None = None
    """The last that was opened in it."""
    blocky: bool = False
    """Whether a style makes a block of what is none by its tag."""
    wearer: Open | None = None
    """The innermost element with a class in a line, itself or round it."""
    filled: bool = False
    """Whether text or a line break stands in it."""
    link: bool = False
    """Whether it is a link to somewhere, a button or a menu, or stands in one."""
    note: bool = False
    """Whether its class, its id or its role says that it is a footnote, or it stands in one."""


def pictured(here: Open, line: int, picture: str) -> Iterator[Line]:
    """The paragraph that is only a picture, if one was shown."""
    if picture:
        found = Line("", "", whole=False, line=line, level=0, inside=here.inside)
        found.veiled, found.object = here.veiled, picture
        yield found


@record(slots=True)
class Passed:
    """An element that is passed over: its text may be a title, a style, the value of a field."""

    tag: str
    line: int = 0
    unseen: bool = False
    """Whether a style hides it, or it is too small to show anything."""
    depth: int = 1
    texts: list[str] = field(default_factory=list)
    _chosen: list[str] = field(default_factory=list)
    """What is chosen in a list to choose from."""
    _choosing: bool = False

    @property
    def text(self) -> str:
        """All letters in it, and a mark for each picture and each text that is drawn."""
        return "".join(self.texts)

    @property
    def drawn(self) -> bool:
        """Whether it shows text that is none of the page's: another page, or letters drawn."""
        frame = self.tag == "iframe"
        return not self.unseen and (frame or (self.tag == "svg" and "<text" in self.text))

    @property
    def value(self) -> str:
        """What a field shows; '' for nothing, or where that is not certain."""
        found = self._chosen if self.tag == "select" else self.texts
        shown = self.tag == "textarea" or len(found) == 1
        return "".join(found).strip() if shown and self.tag in ("select", "textarea") else ""

    def opens(self, tag: str, given: Mapping[str, str | None]) -> None:
        """An element begins in it."""
        self.depth += tag == self.tag
        if tag == "option":
            self._choosing = "selected" in given
            self._chosen += [""] if self._choosing else []
        elif tag == "img" or (tag == "text" and self.tag == "svg"):
            self.texts.append(f"<{tag}")

    def says(self, data: str) -> None:
        """Text stands in it."""
        if self._choosing:
            self._chosen[-1] += data
        self.texts.append(data)


class Words:
    """The stretches of one paragraph, their white space folded as a browser folds it."""

    def __init__(self) -> None:
        self._runs: list[tuple[str, bool]] = []
        self._line = 0
        self._link = True
        """Whether all that was said since the last paragraph stands in links."""
        self._gap = ""
        """White space that counts only if more text comes."""
        self.picture = ""
        """What is shown in it that is no text, in Chinese."""
        self._field = ""
        """What may show a figure in it, if it is a sentence."""

    def meet(self, word: str, *, alone: bool) -> None:
        """Something that is no text, or ''; `alone` is whether it counts where no text is, too."""
        if alone:
            self.picture = word
        else:
            self._field = word or self._field

    def add(self, data: str, line: int, *, bold: bool, link: bool = False) -> None:
        """Adds text that begins on that line of the file."""
        body = data.strip(BLANK)
        lead = data[: len(data) - len(data.lstrip(BLANK))]
        if lead:
            self._gap = "\n" if "\n" in lead else self._gap or " "
        if not body:
            return
        self._link = self._link and link
        if not self._runs:
            self._line = line + lead.count("\n")
        elif self._gap:
            wraps = self._gap == "\n" and self._runs[-1][0][-1] >= _CJK and body[0] >= _CJK
            if not wraps:
                self._runs.append((" ", bold))
        self._runs.append((body if body.isalnum() else _BLANKS.sub(_folded, body), bold))
        tail = data[len(lead) + len(body) :]
        self._gap = ("\n" if "\n" in tail else " ") if tail else ""

    def ends_with_figure(self) -> bool:
        """Whether a digit of it would touch what comes next."""
        return bool(self._runs) and not self._gap and self._runs[-1][0][-1:].isdecimal()

    def take(self) -> tuple[list[tuple[str, bool]], int, bool, str]:
        """The paragraph's stretches (text, bold), its line, if it is a link, and its picture.

        The next begins.
        """
        if not (self._runs or self.picture):
            self._gap, self._link, self._field = "", True, ""
            return [], self._line, True, ""
        long = sum(len(text) for text, _ in self._runs) >= _SENTENCE
        picture = self.picture or (self._field if long else "")
        taken = self._runs, self._line, self._link, picture
        self._runs, self._gap, self._link, self.picture, self._field = [], "", True, "", ""
        return taken


def _folded(match: re.Match[str]) -> str:
    """White space within text: nothing for a line end between Chinese characters, else a space."""
    text, start, end = match.string, match.start(), match.end()
    between = text[start - 1] >= _CJK and text[end] >= _CJK
    return "" if "\n" in match.group() and between else " "
