"""What a report's prose says in figures, and with what each figure was compared."""

from __future__ import annotations

import sys
from pathlib import Path

from reportctl.cli.files import newest_reports, walk_reports
from reportctl.clock import within
from reportctl.finding import Failure
from reportctl.prose.lists import Listing, listings
from reportctl.prose.reading import read
from reportctl.prose.understood import ELSEWHERE, Change, Claim, Rate, Share, Unread
from reportctl.readers.limits import Work, most
from reportctl.report.load import load
from reportctl.report.report import Report
from reportctl.rules.claims import find_values, say, statements
from reportctl.rules.prose_sums import check_shares
from reportctl.rules.reach import reach_of
from reportctl.rules.rule import Review, Span
from reportctl.terminal.safe import plain

Said = Claim | Change | Share | Rate | Unread | Listing


def list_claims(report: Report) -> str:
    """Every figure and denial of the prose in its order: how it was read, and what came of it."""
    with within(most("checking"), Work(str(report.path)).too_much("checking")):
        return _list(report.as_read)


def _list(report: Report) -> str:
    lines = [plain(f"{report.path}  {report.organ}{report.year}年")]
    counts = {"比较": 0, "不符": 0, "没有比较": 0}
    wrong = _wrong_shares(report)
    for key, prose in report.prose.items():
        elsewhere: list[str] = []
        said = statements(report, key)
        found: list[Said] = [*said.claims, *said.changes, *said.shares, *said.rates, *said.unread]
        found += listings(said.sentences)
        for one in sorted(found, key=_start):
            start, end = _start(one), _end(one)
            place = prose.place(start, end)
            told, outcome = _describe(report, one, wrong.get((key, start), ""))
            counts[outcome] += 1
            written = prose.text[start:end]
            if isinstance(one, Unread) and one.why == ELSEWHERE:
                elsewhere.append(f"{written}（{place.line}:{place.col}）")
                continue
            quote = read(prose.text).quote(start, end)
            lines.append(plain(f"{place.line}:{place.col}: {written}（“{quote}”）"))
            lines.append(plain(f"    {told}"))
        if elsewhere:
            lines.append(plain(f"    没有说到表格里的事的数：{'、'.join(elsewhere)}"))
    lines.append("，".join(f"{name} {count}" for name, count in counts.items()))
    return "\n".join(lines) + "\n"


def _wrong_shares(report: Report) -> dict[tuple[str, int], str]:
    """What is said of shares that no total gives, by section and place."""
    found = check_shares.check(Review(report))
    return {
        (fault.where.key, fault.where.start): fault.message
        for fault in found
        if isinstance(fault.where, Span)
    }


def _start(one: Said) -> int:
    if isinstance(one, Claim):
        return one.start
    return one.whole.start if isinstance(one, Listing) else one.figure.start


def _end(one: Said) -> int:
    if isinstance(one, Claim):
        return one.end
    return one.whole.end if isinstance(one, Listing) else one.figure.end


def _describe(report: Report, one: Said, wrong: str) -> tuple[str, str]:
    """How a figure was read, and whether it was compared and agreed; `wrong` is said of a share."""
    if isinstance(one, Unread):
        return f"没有比较：{one.why}", "没有比较"
    if isinstance(one, Listing):
        added = "+".join(f"{part.value:f}" for part in one.parts)
        if not one.closed:
            return f"列举 {added}：没有比较：不一定列全", "没有比较"
        right = one.adds_up()
        return f"列举 {added}：{'与总数相符' if right else '与总数不符'}", _outcome(right=right)
    if isinstance(one, Change):
        unit = one.figure.unit
        return (
            f"读作：{one.topic.label}比上年 {one.amount:+f}{unit}；与上年度报告比较",
            "比较",
        )
    if isinstance(one, Share):
        part = f"{one.part.value:f}{one.part.unit}" if one.part else ""
        named = one.topic.label if one.topic else part
        compared = f"不符，{wrong}" if wrong else "有一个算得出来，或者没有可比的"
        return (
            f"读作：{named}占 {one.percent:f}%；与前文的总数、表三的总数比较：{compared}",
            _outcome(right=not wrong),
        )
    if isinstance(one, Rate):
        compared = f"：不符，{wrong}" if wrong else ""
        return (
            f"读作：办结、答复的比率；写100%的与结转下年度比较{compared}",
            _outcome(right=not wrong),
        )
    return _describe_claim(report, one)


def _describe_claim(report: Report, claim: Claim) -> tuple[str, str]:
    read_as = f"读作：{claim.topic.label} {claim.value:f}{claim.unit}"
    why = _why_not_compared(report, claim)
    if why:
        return f"{read_as}；没有比较：{why}", "没有比较"
    values = tuple(find_values(report, claim.topic))
    if not values:
        return f"{read_as}；没有比较：表中没有填", "没有比较"
    right = any(claim.value in value.values for value in values)
    sign = "相符" if right else "不符"
    return f"{read_as}；{say(values)}：{sign}", _outcome(right=right)


def _why_not_compared(report: Report, claim: Claim) -> str:
    """Why a claim is not compared with this report's tables, or ''."""
    if not claim.topic.readings:
        return "表中没有这一项，只看正文前后是否一致"
    if claim.plan:
        return "说的是今后"
    if claim.offset:
        return f"说的是{report.year + claim.offset}年"
    if not claim.exact:
        return "是约数"
    return "说的是别的单位" if reach_of(report, claim) == "other" else ""


def _outcome(*, right: bool) -> str:
    return "比较" if right else "不符"


def print_claims(paths: tuple[Path, ...]) -> int:
    """Print what each report's prose says in figures, and with what it was compared."""
    for path in [*walk_reports(paths)] if paths else newest_reports(Path()):
        report = load(path).report
        if report is None:
            raise Failure(f"{path} 不成报告，先用 reportctl validate {path} 看问题")
        sys.stdout.write(list_claims(report))
    return 0
