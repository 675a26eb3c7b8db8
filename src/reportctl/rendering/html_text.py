"""Text in HTML: what a report says, escaped, and the depth of its headings."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from reportctl.page.blocks import Block, Heading, Run
from reportctl.page.characters import printable

_ESCAPES = str.maketrans(
    {"&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;", "'": "&#39;", "\n": "<br>"}
)
_ATTRIBUTE_ESCAPES = {**_ESCAPES, ord("\n"): "&#10;"}


def escape(text: str) -> str:
    """Text as the content of an element; a line break is `<br>`."""
    return printable(text).translate(_ESCAPES)


def attributes(**named: str | int | None) -> str:
    """Attributes with a space before each, in the order given; None and '' are left out.

    A trailing underscore is cut off (`class_`), another one is a hyphen (`aria_label`).
    """
    return "".join(
        f' {name.removesuffix("_").replace("_", "-")}="'
        f'{printable(str(value)).translate(_ATTRIBUTE_ESCAPES)}"'
        for name, value in named.items()
        if value is not None and value != ""
    )


def identifier(name: str) -> str:
    """A name as an id: without the spaces that would part it in a list of ids."""
    return "-".join(printable(name).split())


def write_runs(runs: Iterable[Run], leads: tuple[str, str] = ("lead-2", "lead-3")) -> str:
    """The runs of a paragraph; one that begins it as a heading is a span of the class given."""
    return "".join(_write_run(run, leads) for run in runs)


def _write_run(run: Run, leads: tuple[str, str]) -> str:
    text = escape(run.text)
    if run.strong:
        text = f"<strong>{text}</strong>"
    if run.level:
        text = f'<span class="{leads[run.level - 2]}">{text}</span>'
    return text


def outline(blocks: Iterable[Block]) -> Iterator[tuple[Block, int]]:
    """The blocks, each heading with the n of its `hn`: one deeper than the last at the most.

    A report that begins with 1. under 一、 skips a level of numbering, not one of the outline.
    """
    last = 1
    for block in blocks:
        if isinstance(block, Heading):
            last = min(block.level + 1, last + 1)
        yield block, last
