"""What the units answered in the workbooks that came back, beside what is found now."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from pathlib import Path

from reportctl.cli.answers import read_answers
from reportctl.finding import Failure
from reportctl.formatters.findings.checked import Answer
from reportctl.formatters.findings.index import Answered, Entry
from reportctl.formatters.findings.xlsx import say_finding, sheet_name

_YEAR = re.compile(r"(\d{4})年(?: \d+)?$")
STILL, CHANGED = "仍有这个问题", "还有这一类问题，内容不同了"
GONE, NOT_LOOKED_AT = "没有这个问题了", "这次没有检查"


def gather_answers(
    files: Iterable[Path], entries: Sequence[Entry], unread: list[str], silent: list[str]
) -> list[Answered]:
    """The answers in workbooks of findings that came back.

    A file that cannot be read is added to `unread`, one in which no answer was found to `silent`.
    """
    from reportctl.readers.read import read_source

    found: list[Answered] = []
    for file in files:
        try:
            answers = read_answers(read_source(file))
        except Failure as failure:
            unread.append(str(failure))
            continue
        if not answers:
            silent.append(file.name)
        found += (_compare(answer, file, entries) for answer in answers)
    return found


def _compare(answer: Answer, file: Path, entries: Sequence[Entry]) -> Answered:
    """An answer with its unit, and whether what it speaks of is still found."""
    inside = [
        each
        for each in entries
        if any(sheet_name(one, set()) == answer.report for one in each.checked)
    ]
    # a workbook may come back under any name, another unit's too
    named = [each for each in entries if Path(each.file).stem == file.stem]
    entry = next(iter(inside if len(inside) == 1 else named), None)
    year = _YEAR.search(answer.report)
    now = NOT_LOOKED_AT
    if entry and (not year or any(str(one.year) == year[1] for one in entry.checked)):
        now = _decide(answer, entry, year[1] if year else "")
    return Answered(entry.name if entry else file.stem, file.name, answer, now)


def _decide(answer: Answer, entry: Entry, year: str) -> str:
    """What became of a finding in the unit's reports of a year, or in all its files."""
    same = [
        _bare(say_finding(finding))
        for one in entry.checked
        for finding in one.findings
        if finding.code == answer.code and str(one.year) in {year or str(one.year), "None"}
    ]
    return STILL if _bare(answer.message) in same else CHANGED if same else GONE


def _bare(text: str) -> str:
    """The text as far as programs that save a workbook keep it."""
    return "".join(text.split())
