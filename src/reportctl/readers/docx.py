"""Reads a Word document: its paragraphs with their automatic numbers, headings and tables."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from xml.etree.ElementTree import Element

from reportctl.finding import Failure
from reportctl.readers.comments import tell_comments
from reportctl.readers.docx_number import Numbering
from reportctl.readers.docx_objects import shown_in, without_figures
from reportctl.readers.docx_running import running_lines
from reportctl.readers.docx_runs import (
    WITHOUT_TEXT,
    Aside,
    Runs,
    Stretch,
    all_text,
    choice,
    is_placeholder,
)
from reportctl.readers.docx_style import Look, Styles
from reportctl.readers.docx_table import Merge, TableCell, expand, is_crossed
from reportctl.readers.emphasis import has_headings, is_whole, mark
from reportctl.readers.letters import is_plain_figure, name_some, set_small, tidy
from reportctl.readers.limits import Work
from reportctl.readers.package import Package, attribute, child, children, is_on, kind, value, whole
from reportctl.readers.source import Apart, Paragraph, Source, SourceTable, Spot
from reportctl.readers.spans import revealed
from reportctl.readers.text import with_rows

_WRAPPERS = frozenset(("sdt", "sdtContent", "smartTag", "customXml", "ins", "moveTo"))
_USUAL = 20
"""Half points of letters of which no size is said."""
_SMALL = 0.7
"""The size of a raised letter, in sizes of those beside it."""
_REMARKS = {"commentReference": "批注", "footnoteReference": "脚注", "endnoteReference": "尾注"}
_DROPPED = frozenset(("hidden", "struck", "unclear"))
"""Settings that a paragraph loses; a raised letter in a sentence stays in it."""


def read(data: bytes, name: str) -> Source:
    """The document as paragraphs and tables, as Word shows it with all changes accepted.

    Headers and footers stand apart; notes are left out and told. Raises Failure for a broken file.
    """
    package = Package(data, Work(name))
    main = package.main()
    reader = _Reader(package, main)
    body = child(package.xml(main), "body")
    found = list(reader.blocks(body if body is not None else ()))
    blocks = tuple(with_rows(reader.emphasised(found)))
    doubts = (*package.doubts, *reader.doubts())
    running = running_lines(package, main, body)
    return Source(name, "docx", blocks, title=_title(package), doubts=doubts, running=running)


def _title(package: Package) -> str:
    """The title among the document's properties."""
    found = child(package.one("", "core-properties"), "title")
    return tidy(found.text or "").strip() if found is not None else ""


def _stored(package: Package, main: str) -> frozenset[str]:
    """What stands in the data within the document to which its content controls may be bound."""
    parts = [each.part for each in package.related(main) if each.kind == "customxml"]
    return frozenset(
        (each.text or "").strip()
        for part in parts
        if part in package.names
        for each in package.xml(part).iter()
    )


class _Reader:
    """Walks the document once, counting its numbered paragraphs and its tables."""

    def __init__(self, package: Package, main: str) -> None:
        self._package, self._main, self._work = package, main, package.work
        self._styles = Styles(package.one(main, "styles"), package.work)
        self._numbering = Numbering(package.one(main, "numbering"))
        self._runs = Runs(self._styles, _stored(package, main))
        self._remarks = {
            (what, attribute(each, "id") or ""): tidy(all_text(each)).strip()
            for what in _REMARKS
            if (notes := package.one(main, what.replace("Reference", "s"))) is not None
            for each in notes
        }
        self._met: list[tuple[str, str, str]] = []
        """The comments and notes that were met: the kind of each, its place and its text."""
        self._paragraphs = self._tables = self._cells = 0
        self._whole: set[int] = set()
        """The paragraphs that are bold throughout."""
        self._dropped: list[str] = []
        self._told: list[str] = []

    def doubts(self) -> Iterator[str]:
        """What was left out of the text."""
        yield from self._told
        for what, name in _REMARKS.items():
            met = [(place, said) for which, place, said in self._met if which == what]
            yield from tell_comments(met, name)
        if self._dropped:
            texts = name_some([f"“{text[:20]}”" for text in self._dropped], 3)
            yield f"段落里划去、隐藏或删去的文字{texts}没有读入"

    def emphasised(
        self, blocks: list[Paragraph | SourceTable]
    ) -> Iterator[Paragraph | SourceTable]:
        """The blocks, those bold throughout with marks where headings are told from them."""
        texts = [block for block in blocks if isinstance(block, Paragraph)]
        wholly = has_headings((block.text, block.level) for block in texts)
        for block in blocks:
            whole = wholly and isinstance(block, Paragraph) and block.spot.paragraph in self._whole
            if isinstance(block, Paragraph) and whole and "**" not in block.text:
                yield block._replace(text=f"**{block.text}**")
            else:
                yield block

    def blocks(self, parent: Iterable[Element]) -> Iterator[Paragraph | SourceTable]:
        """The paragraphs and tables in a body, a cell or a text box, in reading order."""
        for element in parent:
            what = kind(element)
            if what == "p":
                yield from self._paragraph(element)
            elif what == "tbl":
                yield from self._table(element)
            elif what == "AlternateContent":
                yield from self.blocks(choice(element))
            elif what == "altChunk":
                yield from self._chunk(element)
            elif what == "sdt" and is_placeholder(element):
                self._runs.aside.objects.append("没有填的控件")
            elif what not in WITHOUT_TEXT and what not in ("del", "moveFrom"):
                yield from self.blocks(element)

    def _chunk(self, element: Element) -> Iterator[Paragraph | SourceTable]:
        """What stands in another file within the package: a page, a text, another document."""
        from reportctl.readers.read import read_source

        part = self._package.by_id(self._main, attribute(element, "id") or "")
        if part not in self._package.names:
            self._told.append("文档里嵌入的另一份文件不见了，没有读入；请打开后另存一次")
            self._runs.aside.objects.append("嵌入的文件")
            return
        self._work.count("chunks")
        try:
            held = read_source(self._package.read(part), part.rpartition("/")[2])
        except Failure as failure:
            self._told.append(f"文档里嵌入的文件没有读入：{failure}")
            self._runs.aside.objects.append("嵌入的文件")
            return
        self._told += (*held.doubts, *tell_comments(held.comments))
        yield from held.blocks

    def _paragraph(self, element: Element) -> Iterator[Paragraph | SourceTable]:
        """The paragraph, a block for each of its lines, then what its text boxes hold."""
        self._work.count("paragraphs")
        properties = child(element, "pPr")
        style = self._styles.of(properties)
        runs = self._runs.of_paragraph(element, style)
        boxes, self._runs.boxes = self._runs.boxes, []
        text = "".join(text for text, _, _ in runs)
        self._work.count("characters", len(text))
        kept = self._kept(runs)
        number = self._numbering.next(properties, style) if text.strip() or self._cells else ""
        plain = "".join(text for text, _ in kept)
        if number and self._cells and (not plain.strip() or is_plain_figure(plain)):
            glued = number.strip()[-1:].isdecimal()  # 1 before 422 is seen as 1422 or as 1 422
            self._runs.aside.apart.append(Apart("unclear" if glued else "note", number))
            number = ""
        self._paragraphs += 1
        spot = Spot(paragraph=self._paragraphs)
        if not self._cells:
            boxes = without_figures(boxes, text, self._runs.aside)
            self._keep_remarks(self._runs.aside, spot)
            self._dropped += (x.text for x in self._runs.aside.apart if x.kind == "deleted")
        if style.level:
            text = tidy("".join(part for part, _ in kept).replace("\n", "")).strip()
            if text:
                yield Paragraph(number + text, spot, style.level)
        held = "" if self._cells else shown_in(self._runs.aside, text)
        for line in _lines(kept) if not style.level else ():
            text = tidy(mark(line)).strip(" \n\u3000")
            if text.strip():
                yield Paragraph(number + text, spot, object=held)
                held = ""
                if is_whole(line):
                    self._whole.add(self._paragraphs)
                number = ""
        if not self._cells:
            self._runs.aside = Aside()
        if held and not plain.strip():
            yield Paragraph("", spot, object=held)
        for box in boxes:
            yield from self.blocks(box)

    def _keep_remarks(self, aside: Aside, spot: Spot) -> None:
        """Keep the comments and notes that were met at a place."""
        for each in aside.remarks:
            self._met.append((each[0], str(spot), self._remarks.get(each, "")))
        aside.remarks.clear()

    def _undoubted(self, text: str, cell: Element, aside: Aside) -> str:
        """A cell's text, '' where it is a figure that is crossed out; notes doubt a figure."""
        if not is_plain_figure(text):
            return text
        for note in filter(self._remarks.get, aside.remarks):  # it may say another figure
            if note[0] != "commentReference":
                said = f"{_REMARKS[note[0]]}：{self._remarks[note]}"
                aside.apart.append(Apart("unclear", said))
        if is_crossed(child(cell, "tcPr")):
            aside.apart.append(Apart("struck", text))
            return ""
        return text

    def _kept(self, runs: list[Stretch]) -> list[tuple[str, bool]]:
        """The stretches without those set apart, which are noted."""
        kept = []
        for text, bold, setting in runs:
            if setting is None or not (self._cells or setting in _DROPPED):
                kept.append((text if self._cells else set_small(text, setting), bold))
            elif self._cells and text.strip():
                self._runs.aside.apart.append(Apart(setting, text.strip()))
            elif text.strip():
                self._dropped.append(text.strip())
        return kept

    def _table(self, table: Element) -> Iterator[Paragraph | SourceTable]:
        """The table, or what is in its cells when it is but a frame, and tables within."""
        self._work.count("tables")
        self._tables += 1
        spot = Spot(table=self._tables)
        look = self._styles.of_table(child(table, "tblPr"))
        rows: list[list[TableCell]] = []
        asides: list[Aside] = []
        inner: list[SourceTable] = []
        content: list[Paragraph | SourceTable] = []
        hidden: set[int] = set()
        paragraphs = self._paragraphs
        for row in children(table, "tr", _WRAPPERS):
            self._work.count("rows")
            properties = child(row, "trPr")
            if child(properties, "del") is not None:
                self._dropped += filter(None, [" ".join(all_text(row).split())])
                continue
            before = min(whole(value(properties, "gridBefore"), 0), 64)
            cells = [TableCell("", Merge(columns=1))] * before
            for cell in children(row, "tc", _WRAPPERS):
                held, aside = self._cell(cell, look)
                content += held
                asides.append(aside)
                inner += [block for block in held if isinstance(block, SourceTable)]
                text = "\n".join(block.text for block in held if isinstance(block, Paragraph))
                if not text and len(held) > 0:
                    aside.objects.append("表格")
                if child(child(cell, "tcPr"), "cellDel") is not None:
                    aside.objects.append("修订中删去的格")
                text = self._undoubted(text, cell, aside)
                if aside.remarks:
                    column = sum(each.merge.columns for each in cells) + 1
                    self._keep_remarks(aside, spot._replace(row=len(rows) + 1, column=column))
                objects = [*aside.objects, *([] if text else aside.floating)]
                cells.append(
                    TableCell(
                        text.replace("**", "") if text.strip("* \n") else text,
                        Merge.of(child(cell, "tcPr")),
                        tuple(aside.apart),
                        objects[0] if objects else "",
                    )
                )
            if is_on(child(properties, "hidden")):
                hidden.add(len(rows))
            rows.append(cells)
        plain = (is_plain_figure(cell.text) for row in rows for cell in row)
        if all(len(row) <= 1 for row in rows) or (inner and not hidden and not any(plain)):
            self._tables -= 1
            for aside in asides:  # a cell that holds the frame holds what stands in the frame
                self._runs.aside.apart += aside.apart
                self._runs.aside.objects += aside.objects
            yield from content
            return
        self._paragraphs = paragraphs
        whole_table, told = revealed(expand(rows, spot, self._work), hidden)
        self._told += told
        yield whole_table
        yield from inner

    def _cell(self, cell: Element, look: Look) -> tuple[list[Paragraph | SourceTable], Aside]:
        """What stands in a cell, and what it holds beside its text."""
        around, self._cells = self._runs.aside, self._cells + 1
        ground = child(child(cell, "tcPr"), "shd")
        fill = (attribute(ground, "fill") or "auto").lower() if ground is not None else "auto"
        shading = look.get("shd", "") if fill == "auto" else fill.replace("ffffff", "")
        self._runs.aside = Aside(table=look, shading=shading)
        held = list(self.blocks(cell))
        aside, self._runs.aside = self._runs.aside, around
        if not _is_level(aside.sizes):
            aside.apart.append(Apart("unclear", "大小、高低不一的数字"))
        self._cells -= 1
        return held, aside


def _is_level(sizes: Collection[tuple[str, str]]) -> bool:
    """Whether figures of these sizes and heights stand on one line and in one size."""
    heights = {height for _, height in sizes}
    points = [whole(size, _USUAL) for size, _ in sizes]
    return len(heights) < 2 and (not points or min(points) > _SMALL * max(points))  # noqa: PLR2004


def _lines(runs: list[tuple[str, bool]]) -> Iterator[list[tuple[str, bool]]]:
    """The runs of each line."""
    line: list[tuple[str, bool]] = []
    for text, bold in runs:
        first, *rest = text.split("\n")
        line.append((first, bold))
        for each in rest:
            yield line
            line = [(each, bold)]
    yield line
