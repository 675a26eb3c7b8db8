"""Takes a web page apart into lines and tables, however carelessly its tags are closed."""

from __future__ import annotations

from reportctl.readers import html_tags as tags
from reportctl.readers.emphasis import is_whole, mark
from reportctl.readers.html_counting import CountingParser
from reportctl.readers.html_filling import Filling
from reportctl.readers.html_page import BLANK, Cell, Line, Open, Passed, Table, Words, pictured
from reportctl.readers.html_seen import hides
from reportctl.readers.html_select import Given
from reportctl.readers.html_style import Sheet
from reportctl.readers.html_tags import BLOCKS, OBJECTS, PARTS, PICTURES, SIBLINGS, VOID
from reportctl.readers.letters import is_plain_figure, set_small, tidy
from reportctl.readers.limits import Work

_DEEPEST = 512
"""Open elements beyond which a further one is read but not remembered, as browsers do."""


class PageParser(CountingParser):
    """Feed it a page, close it, and ask for what it `finished`."""

    def __init__(self, work: Work, *, unveil: bool = False) -> None:
        """`unveil` reads blocks that the page hides too, and marks what stands in them."""
        super().__init__(work)
        self.title = ""
        self.parents = [0]
        """The containers round each marked container, by their numbers."""
        self.dropped: list[tuple[int, str]] = []
        """What is crossed out or hidden outside shown cells, each with its line."""
        self.veiled_tables = 0
        """Tables that stand in hidden blocks and were passed over."""
        self._unveil = unveil
        self._sheet = Sheet()
        self._stack = [Open("", bold=False, level=0, inside=0)]
        self._count: dict[str, int] = {}
        """How many elements of each tag are open."""
        self._sinks: list[list[Line | Table]] = [[]]
        self._tables: list[Table] = []
        self._cells: list[Cell] = []
        self._words = Words()
        self._marker = ""
        self._passed: Passed | None = None
        self.filling = Filling()
        self.frames: list[str] = []
        """The pages that frames bring along."""

    def finished(self) -> list[Line | Table]:
        """All that was read, in reading order."""
        self._close_to(1)
        self._flush()
        self.filling.mark()
        return self._sinks[0]

    def parse_html_declaration(self, i: int) -> int:
        """Passes over `<![if …]>` as Word writes it; the library stops at words unknown to it."""
        if self.rawdata.startswith("<![", i):
            return self.rawdata.find(">", i) + 1 or -1
        return super().parse_html_declaration(i)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Opens an element, closing those that it closes by itself."""
        self._work.tick(1 + self._sheet.count // 16)
        given = dict(attrs) if attrs else {}
        self.filling.meet(tag, given)
        if passed := self._passed:
            if not tags.ends_hidden(passed.tag, tag):
                passed.opens(tag, given)
                self.veiled_tables += tag == "table" and passed.tag not in tags.SKIPPED
                return
            self._end(passed)
        if tag in VOID:
            self._void(tag, given)
            return
        if tag in BLOCKS or tag in PARTS:
            self._flush()
        if tag in tags.SKIPPED or tag in OBJECTS or tag == "title":
            self.frames += filter(None, [given.get("srcdoc")]) if tag == "iframe" else ()
            look = self._met(tag, given)[1] if tag in ("iframe", "svg") else {}
            self._skip(tag, unseen=hides(look, given) or tags.is_speck(given, icon=True))
            return
        self._make_room(tag)
        here, look = self._met(tag, given)
        hidden = hides(look, given) or (tag == "dialog" and "open" not in given)
        if hidden and not (tag in ("tr", "tbody") or (self._unveil and tag in BLOCKS)):
            self._skip(tag)
            return
        if len(self._stack) >= _DEEPEST:
            return
        above = self._stack[-1]
        here.veiled = hidden or above.veiled
        tags.set_look(here, above, look, inside=bool(self._cells))
        self._marker = tags.number_items(here, above, look) or self._marker
        if tags.is_container(tag, given):
            here.inside = len(self.parents)
            self.parents.append(above.inside)
        self._stack.append(here)
        self._count[tag] = self._count.get(tag, 0) + 1
        if tag in PARTS:
            self._open_part(tag, given)
        if self._cells:
            if here.blocky:
                self._flush()
            tags.note_filling(self._cells[-1], here, look)
            self.filling.open_in(self._cells[-1], tag, given)
        elif "content" in look and not (here.link or here.veiled):
            self.filling.meet_content(look["content"], self.getpos()[0])
            self._words.meet(tags.written_within(here, look), alone=False)

    def handle_endtag(self, tag: str) -> None:
        """Closes the element and those left open within it."""
        if passed := self._passed:
            if tag == passed.tag:
                passed.depth -= 1
                if not passed.depth:
                    self._end(passed)
                return
            if not (passed.tag in SIBLINGS and tag in ("table", "tr", "tbody")):
                return
            self._end(passed)
        if tag == "br":
            self._void(tag, {})
        elif tag == "p" and not self._find("p"):
            self._flush()
        if at := self._find(tag):
            self._close_to(at)

    def handle_data(self, data: str) -> None:
        """Adds text to the paragraph."""
        if self._passed:
            self._passed.says(data)
            return
        here, line = self._stack[-1], self.getpos()[0]
        if self._cells and data.strip(BLANK):
            self.filling.fill(self._cells[-1], self._stack, "" if here.setting else data)
        small = here.small and data[:1].isdecimal() and self._words.ends_with_figure()
        if (setting := "small" if small else here.setting) and self._cells:
            self._cells[-1].set_apart(setting, tidy(data))
            return
        if here.setting and here.setting not in ("raised", "lowered"):
            self.dropped += [(line, tidy(data).strip())] if data.strip() else []
            return
        data = set_small(data, here.setting)
        kept = any(each.tag == "pre" for each in self._stack[-3:])
        for at, text in enumerate(data.split("\n") if kept else [data]):
            if at:
                self._flush()
            self._words.add(text, line + at, bold=here.bold, link=here.link)

    def _met(self, tag: str, given: Given) -> tuple[Open, dict[str, str]]:
        """An element that begins here, and what styles say of it."""
        above = self._stack[-1]
        here = Open(tag, above.bold, above.level, above.inside, given=given)
        if not (given or self._sheet.rules):
            return here, {}
        tags.follow(here, above)
        return here, self._sheet.look(here, self._stack)

    def _skip(self, tag: str, *, unseen: bool = False) -> None:
        """Passes over an element, keeping its text in mind."""
        self._passed = Passed(tag, self.getpos()[0], unseen=unseen)
        self.veiled_tables += tag == "table"

    def _end(self, passed: Passed) -> None:
        """What was passed over has ended: its text may be a title, a style, a value."""
        tag, text, self._passed = passed.tag, passed.text, None
        if tag == "title":
            self.title = self.title or " ".join(tidy(text).split())
        elif tag == "style":
            self._sheet.add(text)
            self.filling.meet_style(text)
        elif tag in OBJECTS:
            self._object(tag, tidy(passed.value), drawn=passed.drawn, text=text)
        elif tag == "script" and not self._cells:
            self.filling.scripts += text
        elif self._cells and tag in tags.SKIPPED:
            if tag != "rp" and (any(sign.isdecimal() for sign in text) or "<img" in text):
                self._cells[-1].source = tags.SCRIPTED if tag == "script" else "备用的内容"
        elif self._cells:
            self._cells[-1].set_apart("hidden", tidy(text)[:80])
        elif tag not in tags.SKIPPED and text.strip():
            self.dropped.append((passed.line, " ".join(tidy(text).split())))

    def _object(self, tag: str, shown: str, *, drawn: bool = False, text: str = "") -> None:
        """What is no text: in a cell its value counts, if it shows one."""
        alone = (not shown and tag in PICTURES) or (drawn and not self._cells)
        if alone or (tag in tags.FIELDS and not self._cells):
            self._words.meet(OBJECTS[tag], alone=alone)
        if not self._cells:
            self.filling.leave_out(tag, shown or text)
        elif shown:
            self._flush()
            self._words.add(shown, self.getpos()[0], bold=False)
            self._flush()
        else:
            self._cells[-1].object = OBJECTS[tag]

    def _flush(self) -> None:
        """Ends the paragraph."""
        runs, line, link, picture = self._words.take()
        plain = tidy("".join(text for text, _ in runs)).strip() if runs else ""
        if not plain:
            self._sinks[-1] += pictured(self._stack[-1], self.getpos()[0], picture)
            return
        here, whole = self._stack[-1], is_whole(runs)
        marked = tidy(mark(runs)).strip() if any(bold for _, bold in runs) else plain
        if self._marker:
            if self._cells and is_plain_figure(plain):
                self._cells[-1].set_apart("note", self._marker)
            elif not plain.startswith(self._marker):
                plain, marked = self._marker + plain, self._marker + marked
            self._marker = ""
        place = here.level, here.inside, here.veiled
        self._sinks[-1].append(Line(plain, marked, whole, line, *place, link, here.note, picture))

    def _find(self, tag: str) -> int:
        """Where on the stack the element stands that a tag closes; 0 for nowhere."""
        bounds = ("table",) if tag in PARTS else ("table", "td", "th", "caption")
        for at in range(len(self._stack) - 1 if self._count.get(tag) else 0, 0, -1):
            if (found := self._stack[at].tag) == tag:
                return at
            if found in bounds:
                return 0
        return 0

    def _make_room(self, tag: str) -> None:
        """Closes what cannot hold the new element: a paragraph a block, a cell another cell."""
        if tag in BLOCKS and tag != "table" and (at := self._find("p")):
            self._close_to(at)
        if tag in ("td", "th", "tr", "tbody", "thead", "tfoot", "caption"):
            if not self._tables:
                self.handle_starttag("table", [])
            closes = ("td", "th", "caption", *(() if tag in ("td", "th") else ("tr",)))
            low = min(filter(None, map(self._find, closes)), default=0)
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
            self._work.count("tables")
            table = Table(line, (here := self._stack[-1]).inside, veiled=here.veiled)
            self._tables.append(table)
            self._sinks.append(table.loose)
        elif tag == "tr":
            self._add_row()
        elif tag in ("td", "th"):
            table = self._tables[-1]
            if not any(each.tag == "tr" for each in self._stack[-2:]) and not self._find("tr"):
                self._make_row()
            columns = max(1, tags.whole(given.get("colspan"), 1))
            cell = Cell(line, columns, tags.whole(given.get("rowspan"), 1))
            table.rows[-1].append(cell)
            self._sinks.append(cell.items)
            self._cells.append(cell)

    def _add_row(self) -> None:
        """A new row of the innermost table."""
        self._work.count("rows")
        table = self._tables[-1]
        if self._stack[-1].veiled and not table.veiled:
            table.hidden.add(len(table.rows))
        table.rows.append([])

    def _make_row(self) -> None:
        """A row that a page forgot to open: put below the cell, so that its end ends the row."""
        cell = self._stack.pop()
        self._stack.append(Open("tr", cell.bold, cell.level, cell.inside))
        self._count["tr"] = self._count.get("tr", 0) + 1
        self._add_row()
        self._stack.append(cell)

    def _close_to(self, at: int) -> None:
        """Closes the elements from the stack's `at`-th on, the innermost first."""
        while len(self._stack) > at:
            tag = self._stack[-1].tag
            if tag in BLOCKS or tag in ("td", "th") or self._stack[-1].blocky:
                self._flush()
            here = self._stack.pop()
            self.filling.close_in(self._cells, here)
            self._count[tag] -= 1
            if tag in ("td", "th"):
                self._sinks.pop()
                self._cells.pop()
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
        for cell in (cell for row in table.rows for cell in row):
            sink += cell.items
            if self._cells:  # the cell that holds the frame holds what stands in the frame
                self._cells[-1].hold(cell)

    def _void(self, tag: str, given: Given) -> None:
        """An element without content: a line break, a rule, a picture, a field to type in."""
        _, look = self._met(tag, given)
        if tag in ("br", "hr"):
            self._flush()
            if self._cells:
                self.filling.fill(self._cells[-1], self._stack, "")
        elif hides(look, given) or tags.is_speck(given, icon=not self._cells):
            return
        elif tag == "meta" and (given.get("name") or "").lower() == "articletitle":
            self.title = tidy(given.get("content") or "").strip() or self.title
        elif tag in ("input", "img", "embed"):
            self._object(tag, shown := tidy(tags.typed(tag, given)).strip(), drawn=bool(shown))
