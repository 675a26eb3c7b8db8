"""What there is to tell: files with their findings, and the catalogue of rules, as values."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from types import MappingProxyType

from reportctl.finding import SEVERITIES, SEVERITY_WORDS, Finding, Place, Rule, Severity
from reportctl.record import NamedTuple, field, record

CLOSED = ("F101", "F102", "F117", "F118")
"""What is found in a file of which nothing else can be said."""
UNREAD = "F117"
"""The code of a file that could not be read, which is not counted as checked, or of last year's."""
WAIVED = "已接受"
"""What an accepted finding is called in the place of its severity."""
PAGE = "年度报告检查结果"
"""How the title of findings as a page ends."""
CODE, MESSAGE, ANSWER, REMARK = "编号", "问题", "单位答复", "说明"
"""The heads that make a sheet one of findings; under the last two the unit writes."""
FAMILIES: Mapping[str, str] = {
    "F": "文件",
    "S": "结构",
    "C": "单元格",
    "T": "勾稽",
    "X": "跨年",
    "N": "文数一致",
    "R": "必备内容",
    "L": "套用残留",
    "P": "隐私",
    "W": "用语",
    "A": "汇总",
    "M": "处理记录",
}
"""What a family of rules is called, by the letter that its codes begin with."""


@record(frozen=True, slots=True)
class Checked:
    """One file that was checked."""

    path: str
    """As it is shown."""
    year: int | None
    """None where the file does not say."""
    organ: str
    """'' where the file does not say."""
    findings: tuple[Finding, ...]
    text: str = ""
    """The text of the file, so that a finding's line can be shown."""
    known: int = 0
    """How many further findings a baseline records; they are counted and not told."""
    unseen: tuple[str, ...] = ()
    """What was not looked at, a Chinese clause each, so that nobody takes it for in order."""
    hidden: int = 0
    """How many arithmetic errors the settings have switched off."""

    @property
    def name(self) -> str:
        """What to call it: the organ and year, or the file where it names none."""
        return f"{self.organ}{self.year}年" if self.organ and self.year else self.organ or self.path


class Answer(NamedTuple):
    """What a unit says of one finding."""

    report: str
    """The name of the sheet: the organ and year."""
    code: str
    message: str
    """As the sheet has it."""
    answer: str
    remark: str


@record(frozen=True, slots=True)
class Catalogue:
    """The rules that there are."""

    rules: Mapping[str, Rule] = field(default_factory=dict)
    """By code, in the order in which they are listed."""
    sections: tuple[tuple[str, str], ...] = ()
    """Key and title of each section of the form, in its order."""
    families: Mapping[str, str] = field(default_factory=lambda: FAMILIES)

    def family(self, code: str) -> str:
        """The name of the family to which a code belongs."""
        return self.families.get(code[:1], code[:1])

    def title(self, code: str) -> str:
        """The title of a rule, or '' where the catalogue does not have it."""
        rule = self.rules.get(code)
        return rule.title if rule else ""


class Options(NamedTuple):
    """How to tell."""

    color: bool = False
    width: int = 80
    """Columns of the terminal."""
    strict: bool = False
    """Whether a warning counts like an error."""
    version: str = ""
    """The program's version, for formats that name their tool."""
    passed: tuple[str, ...] = ()
    """Files in the folders that may be reports and were not checked."""
    title: str = ""
    """Whose findings they are, where they are one unit's."""
    paper: bool = False
    """Whether the reader has the paper and not the file: places are named in words of the form."""
    note: str = ""
    """What to say before all else."""


class Summary(NamedTuple):
    """How much was found."""

    files: int
    severities: Mapping[Severity, int]
    """Open findings, from the gravest severity to the lightest."""
    waived: int
    codes: Mapping[str, int]
    """Open findings by code, the gravest and most frequent first."""
    known: int = 0
    """Findings that a baseline records."""
    passed: tuple[str, ...] = ()
    """Files in the folders that may be reports and were not checked."""
    unseen: Mapping[str, int] = MappingProxyType({})
    """What was not looked at, with the number of files."""
    hidden: int = 0
    """Arithmetic errors that the settings have switched off."""


def sum_up(checked: Iterable[Checked], passed: tuple[str, ...] = ()) -> Summary:
    """The numbers of files and findings."""
    files, waived, known, hidden = 0, 0, 0, 0
    severities: dict[Severity, int] = dict.fromkeys(SEVERITIES, 0)
    codes: dict[str, int] = {}
    gravest: dict[str, int] = {}
    unseen: Counter[str] = Counter()
    for one in checked:
        files += one.year is not None or all(finding.code != UNREAD for finding in one.findings)
        unseen.update(one.unseen)
        known += one.known
        hidden += one.hidden
        for finding in one.findings:
            if finding.waived is not None:
                waived += 1
                continue
            severities[finding.severity] += 1
            codes[finding.code] = codes.get(finding.code, 0) + 1
            rank = SEVERITIES.index(finding.severity)
            gravest[finding.code] = min(rank, gravest.get(finding.code, rank))
    order = sorted(codes, key=lambda code: (gravest[code], -codes[code], code))
    by_code = {code: codes[code] for code in order}
    return Summary(files, severities, waived, by_code, known, passed, unseen, hidden)


def count_findings(summary: Summary) -> str:
    """How many files and findings in all, in one sentence without colour."""
    counts = "，".join(
        f"{SEVERITY_WORDS[severity]} {n}" for severity, n in summary.severities.items()
    )
    found = f"：{counts}" if any(summary.severities.values()) else "，没有发现问题"
    return f"检查了 {summary.files} 个文件{found}{set_aside(summary)}。"


def set_aside(summary: Summary) -> str:
    """What is not told: accepted findings, those of a baseline, errors, what was not looked at."""
    waived = f"，{WAIVED} {summary.waived} 项" if summary.waived else ""
    known = f"，基线中已有 {summary.known} 项" if summary.known else ""
    hidden = f"，按设置没有列出勾稽错误 {summary.hidden} 个" if summary.hidden else ""
    clauses = "；".join(
        clause if count == summary.files else f"{count} 个文件{clause}"
        for clause, count in summary.unseen.items()
    )
    unseen = f"（{clauses}）" if clauses else ""
    return waived + known + hidden + unseen + count_passed(summary.passed)


def count_passed(passed: Sequence[str], missed: str = "没有检查") -> str:
    """The half sentence that says how many files were passed over, or ''."""
    if not passed:
        return ""
    endings = Counter(f".{name.rpartition('.')[2].lower()}" for name in passed)
    kinds = "、".join(f"{ending} {count} 个" for ending, count in sorted(endings.items()))
    return f"，另有 {len(passed)} 个文件{missed}（{kinds}）"


def in_order(findings: Sequence[Finding]) -> list[Finding]:
    """By place, then the gravest first, then by code."""
    return sorted(findings, key=lambda f: (f.place, SEVERITIES.index(f.severity), f.code))


def open_first(findings: Sequence[Finding]) -> list[Finding]:
    """In order, but those that somebody accepted after all that are still to be dealt with."""
    return sorted(in_order(findings), key=lambda finding: finding.waived is not None)


def end_on_line(lines: Sequence[str], place: Place) -> int:
    """The column after the last character of a place on its first line."""
    if place.end_line == place.line:
        return max(place.end_col, place.col + 1)
    line = lines[place.line - 1] if place.line <= len(lines) else ""
    return max(len(line.rstrip("\r")) + 1, place.col + 1)
