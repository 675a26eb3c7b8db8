"""Takes a web page apart into lines and tables, however carelessly its tags are closed."""

from __future__ import annotations

from html.parser import HTMLParser

from reportctl.readers.emphasis import is_whole, mark
from reportctl.readers.html_page import Cell, Line, Open, Table
from reportctl.readers.html_style import (
    BLOCKS,
    PARTS,
    SIBLINGS,
    SKIPPED,
    VOID,
    Given,
    ends_hidden,
    hides,
    is_bold,
    is_container,
    list_style,
    marker,
    whole,
)
from reportctl.readers.html_words import Words
from reportctl.readers.letters import tidy

_DEEPEST = 512
"""Open elements beyond which a further one is read but not remembered, as browsers do."""


class PageParser(HTMLParser):
    """Feed it a page, close it, and ask for what it `finished`."""

    def __init__(self) -> None:
        super().__init__()
        self.title = ""
        self.parents = [0]
        """The containers round each marked container, by their numbers."""
        self._stack = [Open("", bold=False, level=0, inside=0)]
        self._count: dict[str, int] = {}
        """How many elements of each tag are open."""
        self._sinks: list[list[Line | Table]] = [[]]
        self._tables: list[Table] = []
        self._words = Words()
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
        if self._skipped:
            if not ends_hidden(self._skipped, tag):
                self._depth += tag == self._skipped
                return
            self._skipped = ""
        given = dict(attrs) if attrs else {}
        if tag in VOID:
            self._void(tag, given)
            return
        if tag == "title":
            self._title = [] if not self.title else None
        style = (given.get("style") or "").lower().replace(" ", "")
        if tag in BLOCKS:
            self._flush()
        if tag in SKIPPED or tag == "title" or "hidden" in given or hides(style, given):
            self._skipped, self._depth = tag, 1
            return
        self._make_room(tag)
        if len(self._stack) >= _DEEPEST:
            return
        above = self._stack[-1]
        here = Open(tag, is_bold(tag, style, bold=above.bold), above.level, above.inside)
        if tag[0] == "h" and tag[1:].isdigit():
            here.level = int(tag[1:])
        elif tag in ("ol", "ul"):
            here.style = list_style(tag, given, style)
            here.next = whole(given.get("start"), 1)
        elif tag == "li" and above.style:
            number = whole(given.get("value"), above.next)
            above.next = number + 1
            self._marker = marker(above.style, number)
        if is_container(tag, given):
            here.inside = len(self.parents)
            self.parents.append(above.inside)
        self._stack.append(here)
        self._count[tag] = self._count.get(tag, 0) + 1
        if tag in PARTS:
            self._open_part(tag, given)

    def handle_endtag(self, tag: str) -> None:
        """Closes the element and those left open within it."""
        if self._skipped:
            if tag == self._skipped:
                self._depth -= 1
                self._skipped = self._skipped if self._depth else ""
                self._end_title(tag)
                return
            if not (self._skipped in SIBLINGS and tag in ("table", "tr", "tbody")):
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
        """Adds text to the paragraph."""
        if self._title is not None:
            self._title.append(data)
        if self._skipped:
            return
        bold, line = self._stack[-1].bold, self.getpos()[0]
        if not any(each.tag == "pre" for each in self._stack[-3:]):
            self._words.add(data, line, bold=bold)
            return
        for at, text in enumerate(data.split("\n")):
            if at:
                self._flush()
            self._words.add(text, line + at, bold=bold)

    def _flush(self) -> None:
        """Ends the paragraph."""
        runs, line = self._words.take()
        plain = tidy("".join(text for text, _ in runs)).strip()
        if not plain:
            return
        here = self._stack[-1]
        marked = tidy(mark(runs)).strip() if any(bold for _, bold in runs) else plain
        if self._marker:
            if not plain.startswith(self._marker):
                plain, marked = self._marker + plain, self._marker + marked
            self._marker = ""
        found = Line(plain, marked, is_whole(runs), line, here.level, here.inside)
        self._sinks[-1].append(found)

    def _find(self, tag: str) -> int:
        """Where on the stack the element stands that a tag closes; 0 for nowhere."""
        if not self._count.get(tag):
            return 0
        bounds = ("table",) if tag in PARTS else ("table", "td", "th", "caption")
        for at in range(len(self._stack) - 1, 0, -1):
            if self._stack[at].tag == tag:
                return at
            if self._stack[at].tag in bounds:
                return 0
        return 0

    def _make_room(self, tag: str) -> None:
        """Closes what cannot hold the new element: a paragraph a block, a cell another cell."""
        if tag in BLOCKS and tag != "table":
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

    def _open_part(self, tag: str, given: Given) -> None:
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
                line, max(1, whole(given.get("colspan"), 1)), whole(given.get("rowspan"), 1)
            )
            table.rows[-1].append(cell)
            self._sinks.append(cell.items)

    def _make_row(self) -> None:
        """A row that a page forgot to open: put below the cell, so that its end ends the row."""
        cell = self._stack.pop()
        self._stack.append(Open("tr", cell.bold, cell.level, cell.inside))
        self._count["tr"] = self._count.get("tr", 0) + 1
        self._tables[-1].rows.append([])
        self._stack.append(cell)

    def _close_to(self, at: int) -> None:
        """Closes the elements from the stack's `at`-th on, the innermost first."""
        while len(self._stack) > at:
            tag = self._stack[-1].tag
            if tag in BLOCKS or tag in ("td", "th"):
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

    def _void(self, tag: str, given: Given) -> None:
        """An element without content: a line break, a rule, or what a page says of itself."""
        if tag in ("br", "hr"):
            self._flush()
        elif tag == "meta" and (given.get("name") or "").lower() == "articletitle":
            self.title = tidy(given.get("content") or "").strip() or self.title

    def _end_title(self, tag: str) -> None:
        if tag == "title" and self._title is not None:
            self.title = self.title or " ".join(tidy("".join(self._title)).split())
            self._title = None
