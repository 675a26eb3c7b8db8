"""Whatever stands in the cells of a paper, a reading gives what a person sees there, or tells it.

Random reports are written into every carrier that is read, with random cells made unreadable: it is
never another figure, never a blank where something stands, and no other cell suffers.
"""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal

import pytest
from hypothesis import HealthCheck, Phase, assume, given, settings
from hypothesis import strategies as st
from tests import disguises, papers
from tests.disguises import GONE, SEEN, TEXTS, TOLD
from tests.filled import cells, report_of
from tests.properties import ALL, examples

from reportctl.fill.merge import content_of_reading
from reportctl.fill.place import place
from reportctl.page.blocks import Grid, Page
from reportctl.page.compose import compose
from reportctl.readers.read import read_source
from reportctl.rendering.formats import FORMATS
from reportctl.rendering.look import Look
from reportctl.report.skeleton import Content
from reportctl.schema.load import editions, load_form

ORGAN = "舞泉镇人民政府"
Cells = dict[str, tuple[str, str]]
"""By a cell's name: what is seen of its figure, and in what it is dressed."""


def _ours(format_: str) -> Callable[[Page, papers.Dressed], bytes]:
    """A format of our own, in which a cell can hold another text."""

    def paint(page: Page, dressed: papers.Dressed) -> bytes:
        blocks = tuple(
            block._replace(
                cells=tuple(
                    cell._replace(text=dressed.get(cell.name, cell.text), value=None)
                    if cell.name in dressed
                    else cell
                    for cell in block.cells
                )
            )
            if isinstance(block, Grid)
            else block
            for block in page.blocks
        )
        return FORMATS[format_].render(page._replace(blocks=blocks), Look())

    return paint


PAPERS: dict[str, tuple[str, Callable[[Page, papers.Dressed], bytes], dict[str, tuple[str, ...]]]]
PAPERS = {
    "web": (".html", lambda p, d: papers.web(p, d, disguises.STYLE), disguises.WEB),
    "word": (".docx", lambda p, d: papers.word(p, d, disguises.ADDED), disguises.WORD),
    "book": (".xlsx", lambda p, d: papers.book(p, d, disguises.BOOKS), disguises.BOOK),
    "print": (".pdf", papers.printed, disguises.PRINT),
    "pasted": (".txt", papers.pasted, TEXTS),
    "commas": (".csv", papers.commas, TEXTS),
    "words on a web page": (".html", papers.web, TEXTS),
    "our page": (".html", _ours("html"), TEXTS),
    "our document": (".docx", _ours("docx"), TEXTS),
    "our Markdown": (".md", _ours("md"), TEXTS),
    "our PDF": (".pdf", _ours("pdf"), TEXTS),
    "our OFD": (".ofd", _ours("ofd"), TEXTS),
}
"""By name: the suffix, what writes it, and what its cells may be dressed in."""
SLOW = ("print", "our PDF", "our OFD")


@st.composite
def dressed_pages(draw: st.DrawFn, ways: dict[str, tuple[str, ...]]) -> tuple[Page, Cells]:
    """A page, and what some of its cells are dressed in."""
    edition = draw(st.sampled_from(editions()))
    form = load_form(edition)
    content = Content(ORGAN, form.first, {"level": "township"}, cells=draw(cells(form)))
    page = compose(report_of(edition, content))
    counts = [
        cell.name
        for block in page.blocks
        if isinstance(block, Grid)
        for cell in block.cells
        if cell.kind == "count" and cell.value is not None and cell.value > 1
    ]
    assume(counts)
    chosen = draw(st.lists(st.sampled_from(counts), min_size=1, max_size=6, unique=True))
    every = [(how, way) for how in (SEEN, GONE, TOLD) for way in ways[how]]
    return page, {name: draw(st.sampled_from(every)) for name in chosen}


def _seen(text: str) -> Decimal | None:
    bare = text.removesuffix("万元").removesuffix("元")
    return Decimal(bare) if any(sign.isdecimal() for sign in bare) else None


def check(paper: str, page: Page, dressed: Cells) -> None:
    """Write the page, read it back, and look at every cell."""
    suffix, write, _ = PAPERS[paper]
    values = {
        cell.name: cell
        for block in page.blocks
        if isinstance(block, Grid)
        for cell in block.cells
        if cell.role in ("value", "total")
    }
    filled = {
        name: way.replace("{t}", values[name].text).replace(
            "{full}", "".join(chr(ord(sign) + 0xFEE0) for sign in values[name].text)
        )
        for name, (_, way) in dressed.items()
    }
    reading = place(read_source(write(page, filled), f"report{suffix}"))
    written = {
        ".".join(at): text
        for at, text in content_of_reading(reading, ORGAN, page.year).cells.items()
    }
    for name, text in written.items():
        how, way = dressed.get(name, (SEEN, ""))
        if text == "?":
            continue
        wanted = _seen(values[name].text) if how == SEEN else None
        assert how != TOLD, (name, way, text)
        assert _seen(text) == wanted, (name, way, text)
    assert values.keys() <= written.keys()
    if "?" in written.values():
        assert not reading.whole
        assert all(left.why for left in reading.unread.values())


def tried(paper: str, most: int) -> None:
    """So many random pages."""

    @settings(
        max_examples=most,
        deadline=None,
        suppress_health_check=list(HealthCheck),
        phases=(Phase.explicit, Phase.reuse, Phase.generate),  # a fault says its cell by itself
    )
    @given(dressed_pages(PAPERS[paper][2]))
    def check_each(made: tuple[Page, Cells]) -> None:
        check(paper, *made)

    check_each()


@pytest.mark.property
@pytest.mark.filterwarnings("ignore::hypothesis.errors.HypothesisWarning")
@pytest.mark.parametrize("paper", [paper for paper in PAPERS if paper not in SLOW])
def test_what_is_read_is_what_is_seen_or_told(paper: str) -> None:
    tried(paper, examples(60) if ALL else 3)


@pytest.mark.slow
@pytest.mark.filterwarnings("ignore::hypothesis.errors.HypothesisWarning")
@pytest.mark.parametrize("paper", SLOW)
def test_what_is_read_of_slow_papers_is_what_is_seen_or_told(paper: str) -> None:
    tried(paper, 10)
