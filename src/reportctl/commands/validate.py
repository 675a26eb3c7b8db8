"""`validate`: what is wrong with reports, where, and what would mend it."""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path

from reportctl import __version__
from reportctl.commands.files import find_previous, newest_reports, walk_reports
from reportctl.commands.mending import Mending, mend_files
from reportctl.finding import Failure, Finding
from reportctl.report.load import Loaded, load
from reportctl.rules.check import RULES, Selection, check
from reportctl.rules.rule import Review
from reportctl.schema.load import editions, load_form
from reportctl.telling.checked import Catalogue, Checked, Options
from reportctl.telling.tell import TELLERS


@dataclass(frozen=True, slots=True)
class Validation:
    """What a `validate` line asks for."""

    paths: tuple[Path, ...] = ()
    """Report files and folders; none means the newest report of the current folder."""
    previous: Path | None = None
    format: str = "text"
    strict: bool = False
    """Whether warnings count too."""
    selection: Selection = field(default_factory=Selection)
    output: Path | None = None
    mending: Mending | None = None
    """What to put right first, or to show; None where the files are only read."""


def validate(asked: Validation) -> int:
    """Tell the findings; 1 where one counts, 0 otherwise."""
    if asked.mending:
        # a format that programs read stands alone on stdout
        mend_files(paths_of(asked), asked.mending, sys.stdout if _plain(asked) else sys.stderr)
    last = load(asked.previous) if asked.previous else None
    checked = [check_file(path, last, asked.selection) for path in paths_of(asked)]
    if not (asked.mending and asked.mending.dry):
        tell(checked, asked)
    return exit_code(checked, strict=asked.strict)


def _plain(asked: Validation) -> bool:
    """Whether stdout is for people."""
    dry = asked.mending is not None and asked.mending.dry
    return dry or asked.output is not None or asked.format == "text"


def paths_of(asked: Validation) -> list[Path]:
    """The report files that are meant."""
    return list(walk_reports(asked.paths)) if asked.paths else newest_reports(Path())


def check_file(path: Path, last: Loaded | None, selection: Selection) -> Checked:
    """A report file with its findings; raises Failure where it cannot be read."""
    loaded = load(path)
    before = last or find_previous(loaded)
    findings: tuple[Finding, ...] = loaded.findings
    if loaded.report:
        review = Review(loaded.report, before.report if before else None)
        findings = check(review, loaded.findings, selection)
    report = loaded.report
    return Checked(
        str(path),
        report.year if report else None,
        report.organ if report else "",
        findings,
        loaded.document.text,
    )


def tell(checked: Sequence[Checked], asked: Validation) -> None:
    """Write the findings to stdout, or to the file asked for."""
    told = TELLERS[asked.format](checked, catalogue(), _options(asked))
    data = told.encode() if isinstance(told, str) else told
    if asked.output:
        from reportctl.document.save import save

        save(asked.output, data, None, force=True)
        print(f"已写入 {asked.output}")
    elif isinstance(told, str):
        sys.stdout.write(told)
    elif sys.stdout.isatty():
        raise Failure(f"{asked.format} 不是文本，请用 -o 写明输出到哪个文件")
    else:
        sys.stdout.buffer.write(data)


def catalogue() -> Catalogue:
    """Every rule, and the sections of the form now in force."""
    form = load_form(editions()[-1])
    return Catalogue(RULES, tuple((section.key, section.title) for section in form.sections))


def _options(asked: Validation) -> Options:
    terminal = sys.stdout.isatty() and asked.output is None
    color = bool(os.environ.get("FORCE_COLOR")) or (terminal and not os.environ.get("NO_COLOR"))
    width = os.get_terminal_size().columns if terminal else int(os.environ.get("COLUMNS") or 80)
    return Options(color, width, asked.strict, __version__)


def exit_code(checked: Sequence[Checked], *, strict: bool) -> int:
    """1 where an error, or with `strict` a warning, is neither waived nor known; else 0."""
    counting = {"error", "warning"} if strict else {"error"}
    found = (finding for one in checked for finding in one.findings if finding.waived is None)
    return int(any(finding.severity in counting for finding in found))


def explain_rule(code: str) -> int:
    """Print a rule's page; raises Failure for an unknown code."""
    rule = RULES.get(code.upper())
    if rule is None:
        raise Failure(f"没有编号为“{code}”的规则；reportctl validate --rules 列出全部规则")
    from reportctl.telling.rules import explain

    print(explain(rule, catalogue()), end="")
    return 0


def list_rules(format_: str, output: Path | None) -> int:
    """Print every rule as text, Markdown or a sheet in HTML."""
    from reportctl.telling.rules import LISTERS

    if format_ not in LISTERS:
        raise Failure(f"--rules 的 --format 可选的是 {'、'.join(LISTERS)}")
    told = LISTERS[format_](catalogue())
    if output:
        from reportctl.document.save import save

        save(output, told.encode(), None, force=True)
    else:
        print(told, end="")
    return 0
