"""Findings for the reviewer as one page: units in rows, families in columns, then each finding."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from reportctl.finding import SEVERITIES, SEVERITY_WORDS, Finding, Severity
from reportctl.formatters.findings.checked import (
    PAGE,
    WAIVED,
    Catalogue,
    Checked,
    Options,
    count_findings,
    end_on_line,
    open_first,
    sum_up,
)
from reportctl.formatters.findings.paper import is_prose, name_place
from reportctl.formatters.html_parts import row, scroll, text, whole
from reportctl.formatters.rules import paragraphs

TITLE = f"政府信息公开工作{PAGE}"
_SHORT: dict[Severity, str] = {"error": "错", "warning": "警", "info": "提"}
_AROUND = 80
"""Characters of a long line that are shown on either side of the mark."""
_LONG = 240


def format_findings(checked: Sequence[Checked], catalogue: Catalogue, options: Options) -> str:
    """The page. Only rules that found something are explained on it."""
    told = count_findings(sum_up(checked, options.passed))
    body = [
        *(f"<p>{text(line)}</p>\n" for line in (options.note, told if checked else "") if line),
        *(f"<p>没有检查：{text('、'.join(options.passed))}</p>\n" for _ in options.passed[:1]),
        *([_matrix(checked, catalogue, paper=options.paper), _filter()] if checked else []),
        *(
            _unit(number, one, catalogue, paper=options.paper)
            for number, one in enumerate(checked)
            if one.findings
        ),
        *_rules(checked, catalogue),
    ]
    return whole(f"{options.title}{TITLE}", "".join(body))


def _matrix(checked: Sequence[Checked], catalogue: Catalogue, *, paper: bool) -> str:
    found = {finding.code[:1] for one in checked for finding in one.findings}
    letters = [letter for letter in catalogue.families if letter in found]
    letters += sorted(found - set(letters))
    heads = ["报告", *(text(catalogue.family(letter)) for letter in letters), "合计"]
    rows = []
    for number, one in enumerate(checked):
        told = one.organ and not paper
        name = f'<br><span class="quiet">{text(one.path)}</span>' if told else ""
        label = text(one.name)
        label = f'<a href="#u{number}">{label}</a>' if one.findings else label
        cells = [f'<th scope="row">{label}{name}</th>']
        for letter in letters:
            mine = [f for f in one.findings if f.code.startswith(letter)]
            cells.append(f"<td>{_counts(mine, f'#u{number}-{letter}')}</td>")
        cells.append(f"<td>{_counts(one.findings, f'#u{number}')}</td>")
        rows.append(row(cells))
    caption = "每份报告各类问题的件数（错：错误，警：警告，提：提示，受：已接受）"
    table = (
        f"<table>\n<caption>{caption}</caption>\n<thead>\n{row(heads, head=True)}</thead>\n"
        f"<tbody>\n{''.join(rows)}</tbody>\n</table>\n"
    )
    return scroll("各报告问题件数", table)


def _counts(findings: Sequence[Finding], link: str) -> str:
    """Such as 错2 警1, linked to the first of them; a dash where there are none."""
    tally = {s: sum(f.severity == s and f.waived is None for f in findings) for s in SEVERITIES}
    told = [
        f'<span class="word {severity}">{_SHORT[severity]}{count}</span>'
        for severity, count in tally.items()
        if count
    ]
    waived = sum(f.waived is not None for f in findings)
    if waived:
        told.append(f'<span class="word waived">受{waived}</span>')
    if not told:
        return '<span class="quiet count">—</span>'
    return f'<a href="{link}">{"".join(told)}</a>'


def _filter() -> str:
    boxes = "\n".join(
        f'<label><input type="checkbox" id="show-{name}" checked>{word}</label>'
        for name, word in [*SEVERITY_WORDS.items(), ("waived", WAIVED)]
    )
    return f'<fieldset class="filter">\n<legend>显示哪些问题</legend>\n{boxes}\n</fieldset>\n'


def _unit(number: int, checked: Checked, catalogue: Catalogue, *, paper: bool) -> str:
    lines = checked.text.split("\n")
    told = [
        f'<section aria-labelledby="u{number}">\n<h2 id="u{number}">{text(checked.name)}</h2>\n'
    ]
    if checked.organ and not paper:
        told.append(f'<p class="quiet">{text(checked.path)}</p>\n')
    told.append('<ul class="findings">\n')
    seen: set[str] = set()
    for finding in open_first(checked.findings):
        letter = finding.code[:1]
        anchor = "" if letter in seen else f' id="u{number}-{text(letter)}"'
        seen.add(letter)
        if paper:
            where = "：".join(name_place(checked, finding))
            source = _source(finding, lines) if is_prose(checked, finding) else ""
        else:
            where = f"第 {finding.place.line} 行第 {finding.place.col} 列"
            source = _source(finding, lines)
        told.append(_finding(finding, anchor, where, source, catalogue))
    told.append('</ul>\n<p class="back"><a href="#main">回到总表</a></p>\n</section>\n')
    return "".join(told)


def _finding(finding: Finding, anchor: str, where: str, source: str, catalogue: Catalogue) -> str:
    waived = finding.waived is not None
    kind = "waived" if waived else finding.severity
    word = WAIVED if waived else SEVERITY_WORDS[finding.severity]
    known = finding.code in catalogue.rules
    code = f'<a href="#{finding.code}">{finding.code}</a>' if known else text(finding.code)
    badge = f'<span class="word {kind}">{word}</span>'
    told = [
        f'<li class="{kind}"{anchor}>\n<p>{badge} {code} {text(finding.message)}</p>\n',
        f'<p class="quiet">{text(where)}</p>\n',
        source,
        *(f"<p>由此引起：{text(message)}</p>\n" for message in finding.follows),
    ]
    if waived:
        told.append(f"<p>{WAIVED}，理由：{text(finding.waived)}</p>\n")
    elif finding.hint:
        told.append(f"<p>怎么改：{text(finding.hint)}</p>\n")
    return "".join([*told, "</li>\n"])


def _source(finding: Finding, lines: list[str]) -> str:
    """The line with a mark, or what stands around the mark in a long one."""
    place = finding.place
    line = lines[place.line - 1].rstrip("\r") if place.line <= len(lines) else ""
    if not line.strip():
        return ""
    start, end = place.col - 1, min(end_on_line(lines, place) - 1, len(line))
    first, last = 0, len(line)
    if last > _LONG:
        first, last = max(start - _AROUND, 0), min(max(end, start) + _AROUND, last)
        end = min(end, start + _LONG)
    before = ("…" if first else "") + line[first:start]
    after = line[end:last] + ("…" if last < len(line) else "")
    marked = f"<mark>{text(line[start:end])}</mark>" if end > start else ""
    return f'<p class="source">{text(before)}{marked}{text(after)}</p>\n'


def _rules(checked: Sequence[Checked], catalogue: Catalogue) -> Iterator[str]:
    found = {finding.code for one in checked for finding in one.findings}
    rules = [rule for code, rule in catalogue.rules.items() if code in found]
    if not rules:
        return
    yield '<section aria-labelledby="rules">\n<h2 id="rules">规则说明</h2>\n'
    for rule in rules:
        yield f'<div class="rule">\n<h3 id="{rule.code}">{rule.code} {text(rule.title)}</h3>\n'
        yield "".join(f"<p>{text(part)}</p>\n" for part in paragraphs(rule))
        yield "</div>\n"
    yield '<p class="back"><a href="#main">回到总表</a></p>\n</section>\n'
