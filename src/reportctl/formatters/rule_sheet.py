"""The catalogue of rules as a sheet that a clerk can print, in the order of the form."""

from __future__ import annotations

from reportctl.finding import Rule
from reportctl.formatters.findings.checked import WORDS, Catalogue
from reportctl.formatters.html_page import row, scroll, text, whole
from reportctl.formatters.rules import by_section, mend, what

TITLE = "年度报告自查表"


def write_sheet(catalogue: Catalogue) -> str:
    """The page: for each rule its title, what is wrong, what to do, and a box to tick."""
    body = ["<p>填报之后逐项核对。“错误”必须改正，“警告”请核实，“提示”供参考。</p>\n"]
    for title, rules in by_section(catalogue).items():
        rows = [_row(rule) for rule in rules]
        heads = row(["核对", "规则", "哪里不对", "怎么改"], head=True)
        table = f"<table>\n<thead>\n{heads}</thead>\n<tbody>\n{''.join(rows)}</tbody>\n</table>\n"
        body.append(
            f"<section>\n<h2>{text(title)}</h2>\n{scroll(f'{title}的规则', table)}</section>\n"
        )
    return whole(TITLE, "".join(body))


def _row(rule: Rule) -> str:
    word = f'<span class="word {rule.severity}">{WORDS[rule.severity]}</span>'
    name = f'{text(rule.title)}<br><span class="quiet">{rule.code}</span> {word}'
    cells = [f'<th scope="row">{name}</th>', f"<td>{text(what(rule))}</td>"]
    return row(
        ['<td><span aria-hidden="true">☐</span></td>', *cells, f"<td>{text(mend(rule))}</td>"]
    )
