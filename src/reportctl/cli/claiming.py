"""What a report's prose says in figures, and with what each figure was compared."""

from __future__ import annotations

import sys
from pathlib import Path

from reportctl.cli.files import newest_reports, walk_reports
from reportctl.clock import within
from reportctl.finding import Failure, ReadAs
from reportctl.prose.items import Listing
from reportctl.prose.lists import listings
from reportctl.prose.reading import read
from reportctl.prose.understood import ELSEWHERE, Change, Claim, Rate, Share, Unread
from reportctl.readers.limits import Work, most
from reportctl.report.load import load
from reportctl.report.report import Report
from reportctl.rules import narrative, prose_lists, prose_sums
from reportctl.rules.claims import find_values, reading_of, say, statements
from reportctl.rules.prose_lists import span_of
from reportctl.rules.prose_sums import judge_shares
from reportctl.rules.reach import is_of_else, reach_of
from reportctl.rules.rule import Review, Span, family
from reportctl.terminal.safe import plain

Said = Claim | Change | Share | Rate | Unread | Listing


def list_claims(report: Report) -> str:
    """Every figure and denial of the prose in its order: how it was read, and what came of it."""
    with within(most("checking"), Work(str(report.path)).too_much("checking")):
        return _list(report.as_read)


def _list(report: Report) -> str:
    lines = [plain(f"{report.path}  {report.organ}{report.year}年")]
    counts = {"比较": 0, "不符": 0, "没有比较": 0}
    faults = _faults(report)
    for key, prose in report.prose.items():
        elsewhere: list[str] = []
        said = statements(report, key)
        found: list[Said] = [*said.claims, *said.changes, *said.shares, *said.rates, *said.unread]
        found += listings(said.sentences)
        judged = [share for share, _ in judge_shares(report, key)]
        for one in sorted(found, key=_start):
            start, end = _start(one), _end(one)
            place = prose.place(start, end)
            span = span_of(key, one) if isinstance(one, Listing) else Span(key, start, end)
            wrong = faults.pop((span, None), [])
            if isinstance(one, Claim):
                wrong += faults.pop((span, reading_of(one)), [])
            told, compared = _describe(report, key, one, "；".join(wrong), compared=one in judged)
            counts["不符"] += len(wrong)
            if not wrong:
                counts["比较" if compared else "没有比较"] += 1
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


def _faults(report: Report) -> dict[tuple[Span, ReadAs | None], list[str]]:
    """What the rules of family N say of the prose, by place and by how the figure was read.

    Nothing else is called 不符 here, so that this list and the findings are one.
    """
    found: dict[tuple[Span, ReadAs | None], list[str]] = {}
    for rules in (narrative, prose_lists, prose_sums):
        for rule, check in family(vars(rules)):
            for fault in check(Review(report)):
                if isinstance(fault.where, Span):
                    told = found.setdefault((fault.where, fault.reading), [])
                    told.append(f"{rule.code} {fault.message}")
    return found


def _start(one: Said) -> int:
    if isinstance(one, Claim):
        return one.start
    return one.whole.start if isinstance(one, Listing) else one.figure.start


def _end(one: Said) -> int:
    if isinstance(one, Claim):
        return one.end
    return one.whole.end if isinstance(one, Listing) else one.figure.end


def _describe(
    report: Report, key: str, one: Said, wrong: str, *, compared: bool
) -> tuple[str, bool]:
    """How a figure was read, and whether it was compared; `wrong` is what a rule says of it.

    `compared` is told of shares and rates.
    """
    if isinstance(one, Unread):
        return f"没有比较：{one.why}", False
    if isinstance(one, Claim):
        return _describe_claim(report, key, one, wrong)
    why = ""
    if isinstance(one, Listing):
        read_as = f"列举 {'+'.join(f'{part.value:f}' for part in one.parts)}"
        right = "与总数相符" if one.closed and one.adds_up() else ""
        if not right:
            why = "各项另与表格比较，或者只举了一部分" if one.closed else "不一定列全"
    elif isinstance(one, Change):
        read_as, right = f"读作：{one.topic.label}比上年 {one.amount:+f}{one.figure.unit}", ""
        why = "旁边有上年度报告的，由 X205 比较"
    elif isinstance(one, Share):
        part = f"{one.part.value:f}{one.part.unit}" if one.part else ""
        named = one.topic.label if one.topic else part
        read_as, right = f"读作：{named}占 {one.percent:f}%", "与一个总数相符"
        why = "" if compared else "没有可比的总数"
    else:
        read_as, right = "读作：办结、答复的比率", "相符"
        why = "" if compared else "没有可比的数"
    return _with_outcome(read_as, wrong, why, right)


def _with_outcome(read_as: str, wrong: str, why: str, right: str) -> tuple[str, bool]:
    """The reading with what came of it."""
    if wrong:
        return f"{read_as}：不符，{wrong}", True
    return (f"{read_as}：没有比较：{why}", False) if why else (f"{read_as}：{right}", True)


def _describe_claim(report: Report, key: str, claim: Claim, wrong: str) -> tuple[str, bool]:
    read_as = f"读作：{claim.topic.label} {claim.value:f}{claim.unit}"
    why = _why_not_compared(report, key, claim)
    values = () if why else tuple(find_values(report, claim.topic))
    if values:
        read_as += f"；{say(values)}"
        if not any(claim.value in value.values for value in values):
            office = reach_of(report, claim) == "office"
            why = "说的是本级或者办公室的数" if office else "说的可能只是其中一部分"
    else:
        why = why or "表中没有填"
    return _with_outcome(read_as, wrong, why, "相符")


def _why_not_compared(report: Report, key: str, claim: Claim) -> str:
    """Why a claim is not compared with this report's tables, or ''."""
    if not claim.topic.readings:
        return "表中没有这一项，只看正文前后是否一致"
    if claim.plan:
        return "说的是今后"
    if claim.offset:
        return f"说的是{report.year + claim.offset}年"
    if not claim.exact:
        return "是约数"
    if is_of_else(report.prose[key].text, claim):
        return "说的不是政府信息公开的案件"
    return "说的是别的单位" if reach_of(report, claim) == "other" else ""


def print_claims(paths: tuple[Path, ...]) -> int:
    """Print what each report's prose says in figures, and with what it was compared."""
    for path in [*walk_reports(paths)] if paths else newest_reports(Path()):
        report = load(path).report
        if report is None:
            raise Failure(f"{path} 不成报告，先用 reportctl validate {path} 看问题")
        sys.stdout.write(list_claims(report))
    return 0
