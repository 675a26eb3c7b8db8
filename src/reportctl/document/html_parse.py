"""Takes a web page apart into lines and tables, however carelessly its tags are closed."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from html.parser import HTMLParser

from reportctl.document.emphasis import is_whole, mark
from reportctl.document.letters import tidy
from reportctl.document.numerals import chinese, letter

_BLOCKS = frozenset(
    "address article aside blockquote body center dd details dialog div dl dt fieldset figcaption "
    "figure footer form h1 h2 h3 h4 h5 h6 header hr html li main menu nav ol p pre section summary "
    "table ul caption".split()
)
_SKIPPED = frozenset(
    "script style template noscript select textarea button svg iframe object audio video canvas "
    "datalist map math".split()
)
_VOID = frozenset("area base br col embed hr img input link meta param source track wbr".split())
_PARTS = frozenset("table caption tbody thead tfoot tr td th colgroup".split())
_SIBLINGS = frozenset("p li td th tr option".split())
_CONTAINERS = frozenset(
    "zoom zoomcon zoomcontent ivs_content ucap-content ucapcontent article-content articlecontent "
    "article_content article-con articlecon article_con trs_editor trs_ueditor trs_web "
    "v_news_content vsb_content pages_content news_content newscontent content-detail bt_content "
    "xxgk-content xxgk_content detail-content detail_content con_text info_content "
    "view-content main-content-article txt_content".split()
)
_DEEPEST = 512
"""Open elements beyond which a further one is read but not remembered, as browsers do."""
_BLANKS = re.compile(r"[ \t\n\f]+")
_CJK = "\u2e80"
"""Letters from here on are written without spaces: a line end between two of them is none."""


@dataclass(slots=True)
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


@dataclass(slots=True)
class Cell:
    """A cell and what stands in it."""

    line: int
    columns: int = 1
    rows: int = 1
    items: list[Line | Table] = field(default_factory=list)

    def lines(self) -> list[Line]:
        """Its lines."""
        return [item for item in self.items if isinstance(item, Line)]


@dataclass(slots=True)
class Table:
    """A table as laid out, spans not yet expanded."""

    line: int
    inside: int
    rows: list[list[Cell]] = field(default_factory=list)
    loose: list[Line | Table] = field(default_factory=list)
    """What stands in it but in no cell; browsers show it above."""

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


@dataclass(slots=True)
class _Open:
    """An element that was opened and not closed yet."""

    tag: str
    bold: bool
    level: int
    inside: int
    style: str = ""
    """For a list how its items are numbered; '' for not at all."""
    next: int = 1


class PageParser(HTMLParser):
    """Feed it a page, close it, and ask for what it `finished`."""

    def __init__(self) -> None:
        super().__init__()
        self.title = ""
        self.parents = [0]
        """The containers round each marked container, by their numbers."""
        self._stack = [_Open("", bold=False, level=0, inside=0)]
        self._count: dict[str, int] = {}
        """How many elements of each tag are open."""
        self._sinks: list[list[Line | Table]] = [[]]
        self._tables: list[Table] = []
        self._runs: list[tuple[str, bool]] = []
        self._line = 0
        self._gap = ""
        self._marker = ""
        self._skipped = ""
        self._depth = 0
        self._title: list[str] | None = None

    def finished(self) -> list[Line | Table]:
        """All that was read, in reading order."""
        self._close_to(1)
        self._flush()
        return self._sinks[0]

    def parse_html_declaration(self, i: int) -> int:
        """Passes over `<![if …]>` as Word writes it; the library stops at words unknown to it."""
        if self.rawdata.startswith("<![", i):
            return self.rawdata.find(">", i) + 1 or -1
        return super().parse_html_declaration(i)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Opens an element, closing those that it closes by itself."""
        if self._skipped and not self._ends_skipping(tag):
            self._depth += tag == self._skipped
            return
        given = dict(attrs)
        if tag in _VOID:
            self._void(tag, given)
            return
        if tag == "title":
            self._title = [] if not self.title else None
        style = (given.get("style") or "").lower().replace(" ", "")
        if tag in _BLOCKS:
            self._flush()
        if tag in _SKIPPED or tag == "title" or "hidden" in given or _hides(style, given):
            self._skipped, self._depth = tag, 1
            return
        self._make_room(tag)
        if len(self._stack) >= _DEEPEST:
            return
        above = self._stack[-1]
        here = _Open(tag, _bold(tag, style, bold=above.bold), above.level, above.inside)
        if tag[0] == "h" and tag[1:].isdigit():
            here.level = int(tag[1:])
        elif tag in ("ol", "ul"):
            here.style = _list_style(tag, given, style)
            here.next = _whole(given.get("start"), 1)
        elif tag == "li" and above.style:
            number = _whole(given.get("value"), above.next)
            above.next = number + 1
            self._marker = _marker(above.style, number)
        if _is_container(tag, given):
            here.inside = len(self.parents)
            self.parents.append(above.inside)
        self._stack.append(here)
        self._count[tag] = self._count.get(tag, 0) + 1
        if tag in _PARTS:
            self._open_part(tag, given)

    def handle_endtag(self, tag: str) -> None:
        """Closes the element and those left open within it."""
        if self._skipped:
            if tag == self._skipped:
                self._depth -= 1
                self._skipped = self._skipped if self._depth else ""
                self._end_title(tag)
                return
            if not (self._skipped in _SIBLINGS and tag in ("table", "tr", "tbody")):
                return
            self._skipped = ""
        if tag == "p" and not self._find("p"):
            self._flush()
        if tag == "br":
            self._void(tag, {})
        at = self._find(tag)
        if at:
            self._close_to(at)

    def handle_data(self, data: str) -> None:
        """Adds text to the paragraph, its white space folded as a browser folds it."""
        if self._title is not None:
            self._title.append(data)
        if self._skipped:
            return
        if any(each.tag == "pre" for each in self._stack[-3:]):
            for at, line in enumerate(data.split("\n")):
                if at:
                    self._flush()
                self._add(line)
            return
        body = data.strip(" \t\n\f")
        lead = data[: len(data) - len(data.lstrip(" \t\n\f"))]
        if lead:
            self._gap = "\n" if "\n" in lead else self._gap or " "
        if not body:
            return
        if (
            self._gap
            and self._runs
            and not (self._gap == "\n" and self._runs[-1][0][-1] >= _CJK and body[0] >= _CJK)
        ):
            self._add(" ")
        self._gap = ""
        self._add(_BLANKS.sub(_folded, body) if not body.isalnum() else body)
        tail = data[len(lead) + len(body) :]
        if tail:
            self._gap = "\n" if "\n" in tail else " "

    def _add(self, text: str) -> None:
        if not self._runs:
            self._line = self.getpos()[0]
        if text:
            self._runs.append((text, self._stack[-1].bold))

    def _flush(self) -> None:
        """Ends the paragraph."""
        runs, self._runs, self._gap = self._runs, [], ""
        plain = tidy("".join(text for text, _ in runs)).strip()
        if not plain:
            return
        here = self._stack[-1]
        marked = tidy(mark(runs)).strip() if any(bold for _, bold in runs) else plain
        if self._marker:
            if not plain.startswith(self._marker):
                plain, marked = self._marker + plain, self._marker + marked
            self._marker = ""
        whole = is_whole(runs)
        self._sinks[-1].append(Line(plain, marked, whole, self._line, here.level, here.inside))

    def _find(self, tag: str) -> int:
        """Where on the stack the element stands that a tag closes; 0 for nowhere."""
        if not self._count.get(tag):
            return 0
        bounds = ("table",) if tag in _PARTS else ("table", "td", "th", "caption")
        for at in range(len(self._stack) - 1, 0, -1):
            if self._stack[at].tag == tag:
                return at
            if self._stack[at].tag in bounds:
                return 0
        return 0

    def _make_room(self, tag: str) -> None:
        """Closes what cannot hold the new element: a paragraph a block, a cell another cell."""
        if tag in _BLOCKS and tag != "table":
            at = self._find("p")
            if at:
                self._close_to(at)
        if tag in ("td", "th", "tr", "tbody", "thead", "tfoot", "caption"):
            if not self._tables:
                self.handle_starttag("table", [])
            closes = (
                ("td", "th", "caption") if tag in ("td", "th") else ("td", "th", "caption", "tr")
            )
            at = max(map(self._find, closes))
            low = min((spot for spot in map(self._find, closes) if spot), default=at)
            if low:
                self._close_to(low)
        elif tag == "li":
            at = self._find("li")
            if at and not any(each.tag in ("ul", "ol") for each in self._stack[at:]):
                self._close_to(at)

    def _open_part(self, tag: str, given: dict[str, str | None]) -> None:
        """Opens a table, a row or a cell."""
        line = self.getpos()[0]
        if tag == "table":
            table = Table(line, self._stack[-1].inside)
            self._tables.append(table)
            self._sinks.append(table.loose)
        elif tag == "tr":
            self._tables[-1].rows.append([])
        elif tag in ("td", "th"):
            table = self._tables[-1]
            if not any(each.tag == "tr" for each in self._stack[-2:]) and not self._find("tr"):
                self._make_row()
            cell = Cell(
                line, max(1, _whole(given.get("colspan"), 1)), _whole(given.get("rowspan"), 1)
            )
            table.rows[-1].append(cell)
            self._sinks.append(cell.items)

    def _make_row(self) -> None:
        """A row that a page forgot to open: put below the cell, so that its end ends the row."""
        cell = self._stack.pop()
        self._stack.append(_Open("tr", cell.bold, cell.level, cell.inside))
        self._count["tr"] = self._count.get("tr", 0) + 1
        self._tables[-1].rows.append([])
        self._stack.append(cell)

    def _close_to(self, at: int) -> None:
        """Closes the elements from the stack's `at`-th on, the innermost first."""
        while len(self._stack) > at:
            tag = self._stack[-1].tag
            if tag in _BLOCKS or tag in ("td", "th"):
                self._flush()
            self._stack.pop()
            self._count[tag] -= 1
            if tag in ("td", "th"):
                self._sinks.pop()
            elif tag == "table":
                self._sinks.pop()
                self._place(self._tables.pop())

    def _place(self, table: Table) -> None:
        """Puts a finished table into what holds it; of one that only arranges, its content."""
        sink = self._sinks[-1]
        sink += table.loose
        if not table.is_layout:
            sink.append(table)
            return
        for row in table.rows:
            for cell in row:
                sink += cell.items

    def _void(self, tag: str, given: dict[str, str | None]) -> None:
        """An element without content: a line break, a rule, or what a page says of itself."""
        if tag in ("br", "hr"):
            self._flush()
        elif tag == "meta" and (given.get("name") or "").lower() == "articletitle":
            self.title = tidy(given.get("content") or "").strip() or self.title

    def _end_title(self, tag: str) -> None:
        if tag == "title" and self._title is not None:
            self.title = self.title or " ".join(tidy("".join(self._title)).split())
            self._title = None

    def _ends_skipping(self, tag: str) -> bool:
        """Whether a start tag ends the hidden element by itself."""
        ends = self._skipped in _SIBLINGS and (
            tag == self._skipped
            or (self._skipped in ("td", "th") and tag in ("td", "th", "tr", "tbody"))
            or (self._skipped == "p" and tag in _BLOCKS)
        )
        if ends:
            self._skipped = ""
        return ends


def _folded(match: re.Match[str]) -> str:
    """White space within text: nothing for a line end between Chinese characters, else a space."""
    text, start, end = match.string, match.start(), match.end()
    between = text[start - 1] >= _CJK and text[end] >= _CJK
    return "" if "\n" in match.group() and between else " "


def _hides(style: str, given: dict[str, str | None]) -> bool:
    """Whether a page shows the element to nobody, or only to those who hear it; the captions of
    a page of ours repeat the heading above.
    """
    heard = (given.get("class") or "") in ("skip", "visually-hidden", "sr-only")
    if heard or (given.get("id") or "").startswith("caption."):
        return True
    return "display:none" in style or "visibility:hidden" in style or "mso-hide:all" in style


def _bold(tag: str, style: str, *, bold: bool) -> bool:
    """Whether text in the element is bold."""
    if "font-weight:" in style:
        weight = style.partition("font-weight:")[2][:4]
        return weight == "bold" or weight[:3] in ("600", "700", "800", "900")
    return bold or tag in ("b", "strong")


def _list_style(tag: str, given: dict[str, str | None], style: str) -> str:
    """How a list numbers its items: 1, a or 一; '' for not."""
    if "list-style:none" in style or "list-style-type:none" in style:
        return ""
    if "cjk-ideographic" in style or "chinese-informal" in style:
        return "一"
    return "" if tag == "ul" else (given.get("type") or "1")[:1].lower()


def _marker(style: str, number: int) -> str:
    """What a browser prints before a list item."""
    if style == "一":
        return f"{chinese(number)}、"
    return f"{letter(number)}." if style == "a" else f"{number}."


def _is_container(tag: str, given: dict[str, str | None]) -> bool:
    """Whether an element is known to hold a page's article."""
    names = f"{given.get('id') or ''} {given.get('class') or ''}".lower().split()
    return tag == "ucapcontent" or any(
        name in _CONTAINERS or name.startswith("vsb_content") for name in names
    )


def _whole(text: str | None, default: int) -> int:
    """The whole number with which an attribute begins."""
    digits = ""
    for letter_ in (text or "").strip()[:9]:
        if not letter_.isdecimal() or not letter_.isascii():
            break
        digits += letter_
    return int(digits) if digits else default
