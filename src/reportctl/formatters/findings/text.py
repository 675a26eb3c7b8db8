"""Findings for people at a terminal: the place, the sentence, the line with a mark under it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from reportctl.finding import SEVERITY_WORDS, Finding
from reportctl.formatters.findings.checked import (
    WAIVED,
    Catalogue,
    Checked,
    Options,
    Summary,
    count_findings,
    end_on_line,
    in_order,
    set_aside,
    sum_up,
)
from reportctl.terminal.color import GOOD, QUIET, SEVERITY, STRONG, colored
from reportctl.terminal.safe import plain
from reportctl.terminal.width import pad, width, window

_LEAST = 40
"""Columns below which a line is not cut any shorter."""


def format_findings(checked: Sequence[Checked], catalogue: Catalogue, options: Options) -> str:
    """Every file with its findings in the order of their places, then the sums."""
    told = [format_file(one, options) for one in checked]
    return "\n".join(
        [*filter(None, told), format_summary(sum_up(checked, options.passed), catalogue, options)]
    )


def format_file(checked: Checked, options: Options) -> str:
    """One file with its findings; '' where nothing was found."""
    if not checked.findings:
        return ""
    lines = checked.text.split("\n")
    head = f"{plain(checked.path)}"
    named = f"  {plain(checked.name)}" if checked.organ else ""
    told = [colored(head, STRONG, color=options.color) + named]
    for finding in in_order(checked.findings):
        told += _finding(checked.path, finding, lines, options)
    return "\n".join(told) + "\n"


def _finding(path: str, finding: Finding, lines: list[str], options: Options) -> Iterator[str]:
    color = options.color
    place, waived = finding.place, finding.waived is not None
    tone = QUIET if waived else SEVERITY[finding.severity]
    word = WAIVED if waived else SEVERITY_WORDS[finding.severity]
    spot = colored(f"{plain(path)}:{place.line}:{place.col}:", STRONG, color=color)
    sentence = f"{spot} {colored(word, tone, color=color)} {finding.code} {plain(finding.message)}"
    if waived:
        yield f"{sentence}（理由：{plain(finding.waived or '没有写明')}）"
        return
    yield sentence
    gutter = f"{place.line:>5} | "
    blank = colored(f"{'':>5} | ", QUIET, color=color)
    line = lines[place.line - 1] if place.line <= len(lines) else ""
    if line.strip():
        room = max(options.width, _LEAST) - len(gutter)
        shown, begin, end = window(
            line.rstrip("\r"), place.col - 1, end_on_line(lines, place) - 1, room
        )
        yield colored(gutter, QUIET, color=color) + shown
        yield blank + " " * begin + colored("^" * (end - begin), tone, color=color)
    for message in finding.follows:
        yield f"{blank}由此引起：{plain(message)}"
    if finding.hint:
        yield f"{blank}怎么改：{plain(finding.hint)}"


def format_summary(summary: Summary, catalogue: Catalogue, options: Options) -> str:
    """How many findings of each rule, and in all."""
    told = []
    columns = max((width(catalogue.title(code)) for code in summary.codes), default=0)
    for code, count in summary.codes.items():
        rule = catalogue.rules.get(code)
        number = f"{count:>4}"
        tone = SEVERITY[rule.severity] if rule else STRONG
        title = pad(catalogue.title(code), columns)
        told.append(f"  {colored(code, tone, color=options.color)}  {title}  {number}")
    if told:
        told.insert(0, "各条规则查出的问题（validate --explain 编号，看说明）：")
    return "\n".join([*told, _total(summary, options)]) + "\n"


def _total(summary: Summary, options: Options) -> str:
    if not any(summary.severities.values()):
        return colored(count_findings(summary), GOOD, color=options.color)
    counts = "，".join(
        colored(f"{word} {summary.severities[severity]}", tone, color=options.color)
        for severity, word in SEVERITY_WORDS.items()
        if (tone := SEVERITY[severity] if summary.severities[severity] else QUIET)
    )
    return f"检查了 {summary.files} 个文件：{counts}{set_aside(summary)}。"
