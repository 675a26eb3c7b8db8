"""import(render(x)) == x: what is printed is read back, in every format that `fill` reads.

What a format cannot carry stands in `LOST`, with the reason; everything else comes back as it was:
every cell and stroke, the rows of an older form, rows that the form does not have, the prose with
its paragraphs and bold, preface, signature, date, organ and year.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

import pytest
from hypothesis import HealthCheck, given, settings
from tests.filled import published, report_of

from reportctl.document.read import read_source
from reportctl.fill.content import content_of_reading
from reportctl.fill.place import place
from reportctl.page.compose import compose
from reportctl.rendering.fonts import Look
from reportctl.rendering.paint import PAINTERS
from reportctl.report.skeleton import Content, content_of

PRINTED = ("level", "scope")
"""Nothing on the paper says them; a reader may conclude the level from the organ's name."""
LOST: dict[str, tuple[str, ...]] = {
    "html": PRINTED,
    # a site's editor has a field of its own for the title
    "html-fragment": (*PRINTED, "organ", "year", "title"),
    "docx": PRINTED,
    "xlsx": (),
    "md": PRINTED,
    "pdf": PRINTED,
}
EXAMPLES = {"pdf": 6, "docx": 15, "xlsx": 12}


def carry(content: Content, format_: str) -> Content:
    """The content as it comes out of a file that was painted of it."""
    edition = 2019 if content.year < 2021 else 2021
    painter = PAINTERS[format_]
    data = painter.paint(compose(report_of(edition, content)), Look())
    reading = place(read_source(data, f"report{painter.suffix}"))
    assert not reading.left_out
    read = content_of_reading(reading, reading.organ, reading.year or 0)
    return without(read, LOST[format_])


def without(content: Content, lost: Iterable[str]) -> Content:
    """The content without what a format cannot carry."""
    lost = set(lost)
    return replace(
        content,
        organ="" if "organ" in lost else content.organ,
        year=0 if "year" in lost else content.year,
        facts={key: text for key, text in content.facts.items() if key not in lost},
    )


@pytest.mark.parametrize("format_", PAINTERS)
def test_what_is_printed_is_read_back(format_: str) -> None:
    @settings(
        max_examples=EXAMPLES.get(format_, 20),
        deadline=None,
        suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large],
    )
    @given(published())
    def check(made: tuple[int, Content]) -> None:
        edition, content = made
        # as the file is read: extra rows bear the place where they stand
        content = content_of(report_of(edition, content))
        wanted = without(content, LOST[format_])
        read = carry(content, format_)
        assert read.cells == wanted.cells
        assert read.prose == wanted.prose
        assert read.older == wanted.older
        assert [(e.table, e.label, e.after, e.written) for e in read.extras] == [
            (e.table, e.label, e.after, e.written) for e in wanted.extras
        ]
        assert (read.organ, read.year, read.facts) == (wanted.organ, wanted.year, wanted.facts)

    check()
