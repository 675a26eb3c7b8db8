"""A right report of a township, and fragments of report files laid over it."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from datetime import date
from decimal import Decimal
from hashlib import sha256
from pathlib import Path
from typing import Any

import tomli_w

from reportctl.cli.neighbours import Crowd, decide, read_prose
from reportctl.cli.settings_file import read_settings_file
from reportctl.document.document import Document
from reportctl.document.edit import insert_key, literal, set_value
from reportctl.document.toml import parse, read_toml
from reportctl.finding import Finding
from reportctl.report.load import build
from reportctl.report.report import Report
from reportctl.report.skeleton import Content, write_report
from reportctl.rules.check import check
from reportctl.rules.likeness import find_own
from reportctl.rules.rule import Alike, Review, Settings
from reportctl.schema.load import form_for

OUTSIDE = ("previous.", "settings.", "unit.", "neighbour.")
"""What the keys begin with that belong to another file."""
TODAY = date(2026, 11, 23)
YEAR = 2021
OVERVIEW = """\
{year}年，云溪镇人民政府认真贯彻《中华人民共和国政府信息公开条例》，各项工作平稳开展。

（一）主动公开。全年通过政府网站主动公开政府信息86条。

（二）依申请公开。全年收到政府信息公开申请0件，上年结转0件。

（三）政府信息管理。完善政府信息发布审核制度，落实先审后发。

（四）政府信息公开平台建设。办好政府网站政府信息公开专栏，更新栏目12次。

（五）监督保障。政府信息公开工作纳入年度工作考核；开展社会评议，群众评价良好；本年度没有责任追究情况。"""
PROBLEMS = """\
存在的主要问题：公开内容的深度还不够，工作人员业务培训偏少。

改进情况：已组织业务培训2次，对公开栏目逐项核对更新，下一步继续完善公开内容审核机制。"""
OTHER_MATTERS = "本年度没有收取信息处理费。没有其他需要报告的事项。"
PREFACE = """\
根据《中华人民共和国政府信息公开条例》和《国务院办公厅政府信息与政务公开办公室关于印发〈\
中华人民共和国政府信息公开工作年度报告格式〉的通知》（{notice}）编制本报告。\
统计期限自{year}年1月1日起至{year}年12月31日止。"""


def right_report(year: int = YEAR) -> str:
    """The text of a report in which every rule finds nothing."""
    form = form_for(year)
    content = Content(
        "云溪镇人民政府",
        year,
        {
            "level": "township",
            "scope": "own",
            "preface": PREFACE.format(year=year, notice=form.notice),
        },
        cells=dict.fromkeys(form.cells, "0"),
        prose={
            "overview": OVERVIEW.format(year=year),
            "problems": PROBLEMS,
            "other_matters": OTHER_MATTERS,
        },
    )
    return write_report(form, content)


def lay_over(text: str, values: dict[str, Any]) -> str:
    """The file with dotted keys set; keys that it does not have are added."""
    document = parse(text)
    for dotted, value in values.items():
        path = tuple(dotted.split("."))
        written = (
            f"[{', '.join(map(literal, value))}]" if isinstance(value, list) else literal(value)
        )
        if path in document.places:
            document = set_value(document, path, written)
        else:
            document = insert_key(document, path[:-1], path[-1], written)
    return document.text


def review(
    text: str | bytes, last: str | None = None, around: Around | None = None
) -> tuple[Finding, ...]:
    """The findings on a file, with last year's file where there is one, and what lies around it."""
    data = text.encode() if isinstance(text, str) else text
    built = build(read_toml(data), Path("2021.toml"))
    previous = build(parse(last), Path("2020.toml")).report if last else None
    if built.report is None:
        return built.findings
    around = around or Around()
    reviewed = Review(
        built.report,
        previous,
        around.settings,
        alike=tuple(
            one
            for one in find_shared(built.report, previous, around)
            if one.span.key in around.copied
        ),
        parts=around.parts,
        digests=around.digests,
        folder=around.folder,
    )
    found = check(reviewed, built.findings, today=TODAY)
    return (*around.findings, *found)


def find_shared(report: Report, last: Report | None, around: Around) -> Iterator[Alike]:
    """What the report shares with last year's and with its neighbour's, where a case has these."""
    if last:
        yield from find_own(report, last)
    other = build(parse(around.neighbour), Path("other.toml")).report if around.neighbour else None
    if other:
        with Crowd([report.path, other.path]) as crowd:
            crowd.put(0, read_prose(report))
            crowd.put(1, read_prose(other))
            for suspect in crowd.suspects([0]).get(0, ()):
                yield from decide(suspect, report, {1: (crowd.name(1), other)})


@dataclass(frozen=True)
class Around:
    """What a case says of the files around the report."""

    settings: Settings = field(default_factory=Settings)
    findings: tuple[Finding, ...] = ()
    """On the settings file, their keys under `settings.`."""
    parts: dict[str, Report | None] = field(default_factory=dict)
    """The reports of the units, by file."""
    digests: dict[str, str] = field(default_factory=dict)
    neighbour: str = ""
    """Another unit's file, of the same year."""
    folder: str = ""
    """The name of the folder in which the report lies."""
    copied: frozenset[str] = frozenset()
    """The sections that are compared with last year's and the neighbour's: those a case writes."""


@dataclass(frozen=True)
class Case:
    """A fragment of a case file."""

    code: str
    wrong: bool
    lines: str

    @property
    def expected(self) -> list[str]:
        """The keys of the assignments that end in `# expect: CODE`."""
        keys, key = [], ""
        for line in self.lines.splitlines():
            head, sign, _ = line.partition(" = ")
            if sign and " " not in head.strip():
                key = head.strip()
            if line.rstrip().endswith(f"# expect: {self.code}"):
                keys.append(key)
        return keys

    def findings(self) -> tuple[Finding, ...]:
        """What the rules say of the fragment laid over the right report."""
        try:
            values = flatten(tomllib.loads(self.lines, parse_float=Decimal))
        except tomllib.TOMLDecodeError:
            return review(right_report() + "\n" + self.lines)
        year = values.get("report.year", YEAR)
        text, last = right_report(year if isinstance(year, int) else YEAR), None
        before = {
            key.removeprefix("previous."): value
            for key, value in values.items()
            if key.startswith("previous.")
        }
        if before:
            before.pop("report.year", None)
            last = lay_over(right_report(int(year) - 1), before)
        around = Around()
        if local := tomllib.loads(self.lines).get("settings"):
            around = read_local(parse(tomli_w.dumps(local)))
        around = add_units(around, values)
        texts = {k.partition(".")[2]: v for k, v in values.items() if k.startswith("neighbour.")}
        around = replace(
            around,
            folder=values.pop("folder", ""),
            neighbour=lay_over(right_report(), texts) if texts else "",
            copied=frozenset(
                k.removesuffix(".text") for k in (*before, *texts) if k.endswith(".text")
            ),
        )
        unset = values.pop("unset", [])
        tables = {
            k: v for k, v in values.items() if isinstance(v, list) and v and isinstance(v[0], dict)
        }
        plain = {k: v for k, v in values.items() if not k.startswith(OUTSIDE) and k not in tables}
        for key in unset:
            text = take_away(text, key)
        text = lay_over(text, plain)
        for name, entries in tables.items():
            for entry in entries:
                body = "\n".join(f"{key} = {write(value)}" for key, value in entry.items())
                text += f"\n[[{name}]]\n{body}\n"
        if "# encoding: gbk" in self.lines:
            return review(text.encode("gbk", "replace"), last)
        return review(text, last, around)


def read_local(document: Document) -> Around:
    """The settings file of a case, its keys called `settings.…`."""
    local = read_settings_file(Path("reportctl.toml"), document)
    found = (one._replace(key=f"settings.{one.key}") for one in local.findings)
    return Around(local.settings, tuple(found))


def add_units(around: Around, values: dict[str, Any]) -> Around:
    """The reports of the units that `parts` names: 1.toml is the right one with `unit.1.…`."""
    gone = values.pop("gone", [])
    for part in values.get("parts", []):
        file = part.get("file", "")
        mine = {
            key.removeprefix(f"unit.{file[0]}."): value
            for key, value in values.items()
            if file and key.startswith(f"unit.{file[0]}.")
        }
        year = mine.pop("report.year", YEAR)
        text = lay_over(right_report(year), {"report.organ": part["organ"]} | mine)
        report = build(parse(text), Path(file)).report
        around.parts[file] = None if file in gone else report
        around.digests[file] = sha256(text.encode()).hexdigest()
    return around


def write(value: Any) -> str:
    """A value as TOML."""
    return f"[{', '.join(map(literal, value))}]" if isinstance(value, list) else literal(value)


def take_away(text: str, dotted: str) -> str:
    """The file without a key, or without a table and all below it."""
    document = parse(text)
    path = tuple(dotted.split("."))
    lines = text.split("\n")
    starts = {document.key_place(p).line for p in document.places if p[: len(path)] == path} | {
        document.place(p).line for p in document.places if p[: len(path)] == path
    }
    ends = {document.place(p).end_line for p in document.places if p[: len(path)] == path}
    first, last = min(starts), max(ends)
    return "\n".join(lines[: first - 1] + lines[last:])


def flatten(values: dict[str, Any], above: str = "") -> dict[str, Any]:
    """Nested tables as dotted keys; arrays of tables stay whole."""
    flat: dict[str, Any] = {}
    for key, value in values.items():
        if isinstance(value, dict):
            flat |= flatten(value, f"{above}{key}.")
        else:
            flat[f"{above}{key}"] = value
    return flat


def read_cases(folder: Path) -> Iterator[Case]:
    """Every fragment of every case file."""
    for file in sorted(folder.glob("*.toml")):
        text = "\n" + file.read_text(encoding="utf-8")
        for part in text.split("\n# wrong\n")[1:]:
            yield Case(file.stem, wrong=True, lines=part.split("\n# right\n")[0])
        for part in text.split("\n# right\n")[1:]:
            yield Case(file.stem, wrong=False, lines=part.split("\n# wrong\n")[0])
