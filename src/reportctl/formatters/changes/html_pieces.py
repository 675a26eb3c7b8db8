"""What the pages of a comparison and of a trend have in common: the shell, cells, checks."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache
from pathlib import Path

from reportctl.compare.changes import Check
from reportctl.formatters.changes.words import arithmetic, check_name, describe
from reportctl.formatters.html_page import text, whole
from reportctl.report.report import Report


@cache
def _styles() -> str:
    return Path(__file__).with_name("diff.css").read_text(encoding="utf-8")


def page(title: str, body: str) -> str:
    """The whole page, in the common look and with what comparisons need beyond it."""
    return whole(title, body).replace("</style>", f"{_styles()}</style>", 1)


def sides_list(named: Iterable[tuple[str, Report]]) -> str:
    """Which reports are compared."""
    told = "".join(
        f"<dt>{text(name)}</dt><dd>{text(describe(report))}"
        f' <span class="quiet">{text(report.path)}</span></dd>'
        for name, report in named
    )
    return f'<dl class="sides">{told}</dl>\n'


def label_cell(label: str, depth: int, note: str = "") -> str:
    """The heading of a row, set in by its depth."""
    remark = f' <span class="note">（{text(note)}）</span>' if note else ""
    return f'<th scope="row" data-depth="{depth}">{text(label)}{remark}</th>'


def part_row(label: str, depth: int, columns: int) -> str:
    """A heading over rows."""
    head = f'<th scope="colgroup" colspan="{columns}" data-depth="{depth}">{text(label)}</th>'
    return f'<tr class="part">{head}</tr>\n'


def number_cell(figure: str, name: str = "number") -> str:
    """A figure."""
    return f'<td class="{name}">{text(figure)}</td>'


def checks_list(checks: Iterable[Check]) -> str:
    """What last year's figures demand of this year's; '' where there is nothing to say."""
    told = "".join(_check(check) for check in checks)
    return f"<ul>\n{told}</ul>\n" if told else ""


def _check(check: Check) -> str:
    terms = "、".join(name for name, _ in check.terms)
    said = f"{check_name(check)}：{arithmetic(check)}（{terms}）"
    name = "" if check.holds else ' class="broken"'
    return f"<li{name}>{text(said)}</li>\n"
