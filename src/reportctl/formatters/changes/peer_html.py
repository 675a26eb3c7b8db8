"""Several organs side by side as one page."""

from __future__ import annotations

from collections.abc import Iterator

from reportctl.comparison.peers import Peers, Sheet
from reportctl.formatters.changes.formats import Options
from reportctl.formatters.changes.html import number_cell, page
from reportctl.formatters.changes.peer_lines import (
    MEANING,
    TOTAL,
    asked_sheets,
    peers_title,
    say_far,
    say_left_out,
    shown_marked,
    shown_total,
)
from reportctl.formatters.html_parts import row, scroll, text


def format_peers(peers: Peers, options: Options) -> str:
    """The whole page; text of the reports is never markup."""
    return page(peers_title(peers), "".join(_body(peers, options)))


def _body(peers: Peers, options: Options) -> Iterator[str]:
    sheets = list(asked_sheets(peers, options))
    far = "".join(f"<li>{text(line)}</li>\n" for line in say_far(sheets, peers))
    yield f'<p class="quiet">{text(MEANING)}</p>\n'
    for sheet in sheets:
        yield f"<h2>{text(sheet.title)}</h2>\n{scroll(sheet.title, _table(sheet, peers))}"
        if said := say_left_out(sheet.measures):
            yield f'<p class="quiet">{text(said)}</p>\n'
    yield "<h2>相差悬殊的</h2>\n" + (f"<ul>\n{far}</ul>\n" if far else "<p>没有。</p>\n")


def _table(sheet: Sheet, peers: Peers) -> str:
    heads = ["机关", *(text(one.label) for one in sheet.measures)]
    rows = ""
    for at, report in enumerate(peers.reports):
        cells = [f'<th scope="row">{text(report.organ)}</th>']
        for one in sheet.measures:
            kind = "number broken" if at in one.outliers else "number"
            cells.append(number_cell(shown_marked(one, at), kind))
        rows += row(cells)
    totals = "".join(number_cell(shown_total(one)) for one in sheet.measures)
    rows += f'<tr class="total"><th scope="row">{TOTAL}</th>{totals}</tr>\n'
    caption = f"<caption>{peers.year}年各机关并列</caption>"
    head = f"<thead>{row(heads, head=True)}</thead>"
    return f'<table class="peers">{caption}{head}<tbody>{rows}</tbody></table>\n'
