"""Several organs side by side as Markdown."""

from __future__ import annotations

from collections.abc import Iterator

from reportctl.comparison.peers import Peers
from reportctl.formatters.changes.formats import Options
from reportctl.formatters.changes.md import text_of
from reportctl.formatters.changes.peer_lines import (
    MEANING,
    TOTAL,
    asked_sheets,
    say_far,
    say_left_out,
    shown_marked,
    shown_total,
    title,
)


def format_peers(peers: Peers, options: Options) -> str:
    """A table for each section, and each figure that is far from the others."""
    return "\n".join(_lines(peers, options)) + "\n"


def _lines(peers: Peers, options: Options) -> Iterator[str]:
    yield from (f"# {text_of(title(peers))}", "", text_of(MEANING))
    sheets = list(asked_sheets(peers, options))
    for sheet in sheets:
        yield from ("", f"## {text_of(sheet.title)}", "")
        yield "| 机关 | " + " | ".join(text_of(one.label) for one in sheet.measures) + " |"
        yield "| --- |" + " ---: |" * len(sheet.measures)
        for at, report in enumerate(peers.reports):
            cells = [text_of(shown_marked(one, at)) for one in sheet.measures]
            yield f"| {text_of(report.organ)} | {' | '.join(cells)} |"
        totals = [f"**{text_of(shown_total(one))}**" for one in sheet.measures]
        yield f"| **{TOTAL}** | {' | '.join(totals)} |"
        if said := say_left_out(sheet.measures):
            yield from ("", text_of(said))
    far = say_far(sheets, peers)
    yield from ("", f"## 相差悬殊的 {len(far)} 处", "")
    yield from (f"- {text_of(line)}" for line in far)
