"""Makes a source of pages of letters and rulings, whatever file they were read from."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from reportctl.finding import Failure
from reportctl.readers.fixed_text import FixedText, Sheet, drop_boxes
from reportctl.readers.ink import PICTURE, UNKNOWN, Ink, Letter, overlap
from reportctl.readers.letters import tidy
from reportctl.readers.limits import Work
from reportctl.readers.line_numbers import MarginNumbers
from reportctl.readers.page_edges import without_running
from reportctl.readers.pdf_apart import blur_crossing, words_aslant
from reportctl.readers.pdf_flow import Flow, Line, lines
from reportctl.readers.pdf_sheets import pages_on
from reportctl.readers.pdf_tags import Tags
from reportctl.readers.ruled import Box, Ruled, find_tables
from reportctl.readers.ruled_cells import make_grid
from reportctl.readers.side_columns import SideColumns
from reportctl.readers.source import Running, Source, SourceTable
from reportctl.readers.strands import Strand, strands_of
from reportctl.readers.text import with_rows
from reportctl.readers.text_columns import is_in_columns
from reportctl.readers.unread import tell_unread

_PROSE = 100
"""Characters beyond which a cell holds prose."""
_HALF = 12
"""Characters beyond which what stands beside a gap is the line of a column."""
_TALL = 16
"""Points of the letters of a watermark at least."""
_BEYOND = 0.3
"""The share of a letter that may lie outside of its cell."""
_MOSTLY = 0.5
_LARGE = 0.03
"""The share of the page from which a picture outside tables is told: a seal is smaller."""
_FEW = 10
"""Letters of the fewest that a page with text has."""


class Assembler:
    """Takes page after page; `finish` gives the source."""

    def __init__(self, name: str, kind: str, work: Work) -> None:
        """`name` is what to call the file, `kind` what it is."""
        self._name, self._kind, self._work = name, kind, work
        self._pages: list[tuple[float, list[Line]]] = []
        self._tables: list[list[SourceTable]] = []
        self._tops: list[list[float]] = []
        self._numbered = 0
        self._letters = self._unknown = 0
        self._scanned: set[int] = set()
        self._running: list[Running] = []
        self._margin = MarginNumbers()
        self._fixed, self._sides = FixedText(), SideColumns()
        self.pictures: list[int] = []
        """The pages that are pictures."""
        self.doubts: list[str] = []

    def add(self, ink: Ink, tags: Tags | None = None) -> None:
        """One more page; one that holds letters on their side, or two pages, is two."""
        if ink.recognised:
            self._scanned.add(ink.number)
        elif is_picture(ink):
            self.pictures.append(ink.number)
            ink.letters = [letter for letter in ink.letters if not letter.apart]
        self._running += words_aslant(ink)
        pages = [page for each in _by_turn(ink) for page in pages_on(each)]
        pages[0].doubts = ink.doubts
        for page in pages:
            self._place(self._fixed.take(self._lay_out(page, tags)))

    def _lay_out(self, ink: Ink, tags: Tags | None) -> Sheet:
        """A page with its tables."""
        found = self._find_tables(ink)
        stamps = [letter for letter in ink.letters if _is_stamp(letter, found)]
        if text := "".join(letter.text for letter in stamps).strip():
            self._running.append(Running("水印", text))
            ink.letters = [letter for letter in ink.letters if not _is_stamp(letter, found)]
        inside, outside = _parted(ink, found)
        self._letters += len(ink.letters)
        self._unknown += sum(letter.text == UNKNOWN for letter in ink.letters)
        loose = self._margin.drop([x for x in outside if not x.apart and x.turn == 0])
        return Sheet(ink, found, inside, outside, loose, [*strands_of(ink.letters)], tags)

    def _find_tables(self, ink: Ink) -> list[Ruled]:
        return [
            table
            for table in find_tables(ink.across, ink.down, self._work)
            if _has_columns(table) and not _is_others(table, ink)
        ]

    def _place(self, taken: tuple[Sheet, list[Strand]] | None) -> None:
        """What a page says, if any, and its tables."""
        if taken is None:
            return
        sheet, fixed = taken
        if fixed:
            sheet = self._without(sheet, fixed)
        ink = sheet.ink
        self.doubts += ink.doubts
        self._flow(sheet)
        apart = [x for x in sheet.outside if x.apart or x.turn]
        self.doubts += tell_unread(ink.number, apart, sheet.loose)
        grids = []
        for table, held in zip(sheet.tables, sheet.inside, strict=True):
            self._numbered += 1
            grids.append(make_grid(table, held, ink, self._numbered))
        self._tables.append(grids)
        self._tops.append([table.box[1] for table in sheet.tables])
        large = sum(
            word == PICTURE
            and overlap(ink.box, box) > _LARGE
            and not any(overlap(box, table.box) > _MOSTLY for table in sheet.tables)
            for box, word in ink.objects
        )
        if large and ink.number not in self.pictures:
            self.doubts.append(
                f"第{ink.number}页有 {large} 幅图片，图片里的文字没有读入，请对照原件"
            )

    def _without(self, sheet: Sheet, fixed: Sequence[Strand]) -> Sheet:
        """A page without what others repeat, and without the box in which that stands."""
        ink = sheet.ink
        self._running += [Running("固定文字", " ".join(row.text for row in x)) for x in fixed]
        gone = {id(letter) for rows in fixed for row in rows for letter in row.letters}
        ink.letters = [letter for letter in ink.letters if id(letter) not in gone]
        drop_boxes(ink, fixed)
        found = self._find_tables(ink)
        inside, outside = _parted(ink, found)
        numbers = set(map(id, sheet.outside)) - set(map(id, sheet.loose))
        loose = [x for x in outside if not x.apart and x.turn == 0 and id(x) not in numbers]
        return Sheet(ink, found, inside, outside, loose, [*strands_of(ink.letters)], sheet.tags)

    def _flow(self, sheet: Sheet) -> None:
        """The lines of a page without what stands beside its text."""
        number, strands = sheet.ink.number, sheet.strands
        kept, told = self._sides.drop(
            sheet.loose, strands, lambda some: [line.text for line in lines(some, number)]
        )
        self.doubts += [f"第{number}页旁边另有一栏“{each}”，没有读入，请对照原文" for each in told]
        if is_in_columns(kept, strands):
            self.doubts.append(
                f"第{number}页的文字分成几栏，各栏的行会读成一行，文字和标题不可靠；请把文字改成"
                "一栏再读入，或对照原文逐段改正"
            )
        self._pages.append((sheet.ink.height, lines(kept, number, sheet.tags)))

    def finish(self, title: str = "") -> Source:
        """The source. Raises Failure for what would only be misread."""
        self._place(self._fixed.take(None))
        _refuse(self._name, self._pages, self._tables, letters=self._letters,
            unknown=self._unknown, pictures=self.pictures)  # fmt: skip
        kept, running = without_running(self._pages, self._scanned)
        flow = Flow([line for page_lines in kept for line in page_lines])
        doubts = [
            f"第{number}页是图片，上面的文字没有读入；请对照原件补上" for number in self.pictures
        ]
        if self._unknown:
            doubts.append(
                f"有 {self._unknown} 个字的字体没有编码，读成了“{UNKNOWN}”，请对照原件改正"
            )
        return Source(
            self._name,
            self._kind,
            tuple(with_rows(flow.paragraphs(_ordered(kept, self._tables, self._tops)))),
            title=tidy(title).strip(),
            doubts=tuple(dict.fromkeys([*self.doubts, *doubts, *self._margin.tell()])),
            scanned=frozenset(self._scanned),
            running=tuple(dict.fromkeys([*running, *self._running])),
        )


def is_picture(ink: Ink) -> bool:
    """Whether a page is a picture, with no text or with text that nobody sees upon it."""
    plain = sum(not (letter.apart or letter.text.isspace()) for letter in ink.letters)
    return plain < _FEW and ink.pictured > _MOSTLY


def _by_turn(ink: Ink) -> Iterator[Ink]:
    """The page, and the page turned for each direction in which a good many letters stand."""
    yield ink
    for turn in (1, 2, 3):
        if sum(letter.turn == turn for letter in ink.letters) > 2 * _FEW:
            yield ink.turned(turn)


def _is_others(table: Ruled, ink: Ink) -> bool:
    """Whether most letters in a table stand in another direction than the page is held."""
    held = [x for x in ink.letters if x.turn is not None and table.cell_at(*x.middle) >= 0]
    return sum(letter.turn != 0 for letter in held) > _MOSTLY * len(held)


def _is_stamp(letter: Letter, tables: Sequence[Ruled]) -> bool:
    """Whether a letter is too high for the cell on which it lies."""
    if letter.size <= _TALL or letter.turn != 0:
        return False
    at = ((table.cells, table.cell_at(*letter.middle)) for table in tables)
    return any(cell >= 0 and cells[cell][3] - cells[cell][1] < letter.size for cells, cell in at)


def _has_columns(table: Ruled) -> bool:
    """Whether it is more than a box round text."""
    return len({cell[0] for cell in table.cells}) > 1


def _parted(ink: Ink, tables: list[Ruled]) -> tuple[list[list[list[Letter]]], list[Letter]]:
    """The letters in each cell of each of the tables, and those outside all of them."""
    inside: list[list[list[Letter]]] = [[[] for _ in table.cells] for table in tables]
    outside = []
    smallest = sorted(range(len(tables)), key=lambda at: _area(tables[at].box))
    for letter in ink.letters:
        if letter.turn is None:
            if not "0" <= letter.text <= "9" or letter.size > _TALL:
                continue  # words aslant are a watermark
            letter = letter._replace(apart=letter.apart or "unclear")  # noqa: PLW2901
        x, y = letter.middle
        for at in smallest:
            cell = tables[at].cell_at(x, y)
            if cell >= 0:
                left, _, right, _ = tables[at].cells[cell]
                beyond = max(left - letter.x0, letter.x1 - right)
                if beyond > _BEYOND * (letter.x1 - letter.x0) and letter.turn == 0:
                    letter = letter._replace(apart=letter.apart or "unclear")  # noqa: PLW2901
                inside[at][cell].append(letter)
                break
        else:
            outside.append(letter)
    figures = [letter for letter in outside if letter.text.isdecimal()]
    for table, held in zip(tables, inside, strict=True):
        blur_crossing(table, held, figures)
    return inside, outside


def _area(box: Box) -> float:
    return (box[2] - box[0]) * (box[3] - box[1])


def _ordered(
    pages: list[list[Line]], tables: list[list[SourceTable]], tops: list[list[float]]
) -> Iterator[Line | SourceTable]:
    """Lines and tables from the top of each page down."""
    for page_lines, grids, heights in zip(pages, tables, tops, strict=True):
        blocks: list[tuple[float, Line | SourceTable]] = [(line.top, line) for line in page_lines]
        blocks += zip(heights, grids, strict=True)
        yield from (block for _, block in sorted(blocks, key=lambda pair: pair[0]))


def _refuse(
    name: str,
    pages: list[tuple[float, list[Line]]],
    tables: list[list[SourceTable]],
    *,
    letters: int,
    unknown: int,
    pictures: list[int],
) -> None:
    """Raises Failure for what would only be misread."""
    if letters < 10 * len(pages):
        what = "是扫描件（图片），没有文字" if pictures else "没有读得出的文字"
        raise Failure(
            f"{name}：{what}，请用网页、Word 或文字版 PDF；"
            "要识别请先安装 pip install 'reportctl[scan]'"
        )
    if unknown > 0.2 * letters:
        raise Failure(f"{name}：字体没有文字编码，复制出来是乱码，请用网页、Word 或另一份 PDF")
    loose = [line for _, page_lines in pages for line in page_lines]
    halved = sum(_is_halved(line) for line in loose)
    cells = [cell.text for page in tables for table in page for row in table.rows for cell in row]
    prose = sum(len(text) for text in cells if len(text) > _PROSE)
    if halved > max(10, 0.5 * len(loose)) or prose > 0.5 * letters:
        raise Failure(
            f"{name}：两栏并排，像是两份报告的对照，分不清哪个数字是哪一份的，请用单独的一份报告"
        )


def _is_halved(line: Line) -> bool:
    """Whether a line has text on both sides of a wide gap, as two columns have."""
    left, gap, right = line.text.partition("\t")
    return bool(gap) and min(len(left), len(right)) > _HALF
