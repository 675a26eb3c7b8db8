"""A report printed in a format and read back from it: what should come back, and what did."""

from __future__ import annotations

from dataclasses import replace

from tests.filled import report_of

from reportctl.fill.merge import content_of_reading
from reportctl.fill.place import place
from reportctl.page.compose import compose
from reportctl.readers.read import read_source
from reportctl.rendering.formats import FORMATS
from reportctl.rendering.look import Look
from reportctl.report.skeleton import Content

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
    "ofd": PRINTED,
}
"""What a format that is read back cannot carry; pictures are not read."""


def render(edition: int, content: Content, format_: str) -> bytes:
    """The bytes of a report of this content."""
    return FORMATS[format_].render(compose(report_of(edition, content)), Look())


def carry(edition: int, content: Content, format_: str) -> Content:
    """The content as it comes out of a file that was painted of it."""
    data = render(edition, content, format_)
    reading = place(read_source(data, f"report{FORMATS[format_].suffix}"))
    assert not reading.left_out, reading.left_out
    return content_of_reading(reading, reading.organ, reading.year or 0)


def assert_carried(edition: int, content: Content, format_: str) -> None:
    """All that the format can carry comes back: cells, older and extra rows, prose and facts."""
    read = _without(carry(edition, content, format_), format_)
    wanted = _without(content, format_)
    assert read.cells == wanted.cells
    assert read.prose == wanted.prose
    assert read.older == wanted.older
    assert [(e.table, e.label, e.after, e.written) for e in read.extras] == [
        (e.table, e.label, e.after, e.written) for e in wanted.extras
    ]
    assert (read.organ, read.year, read.facts) == (wanted.organ, wanted.year, wanted.facts)


def _without(content: Content, format_: str) -> Content:
    lost = LOST[format_]
    return replace(
        content,
        organ="" if "organ" in lost else content.organ,
        year=0 if "year" in lost else content.year,
        facts={key: text for key, text in content.facts.items() if key not in lost},
    )
