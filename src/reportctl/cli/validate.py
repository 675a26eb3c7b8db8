"""`validate`: what is wrong with reports, where, and what would fix it."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterable, Iterator, Sequence
from itertools import chain, starmap
from pathlib import Path
from typing import TYPE_CHECKING

from reportctl import __version__
from reportctl.cli.batch import MANY, Batch, check_settings
from reportctl.cli.catalogue import catalogue, explain_rule, know_codes, list_rules
from reportctl.cli.checking import Against, unreadable
from reportctl.cli.files import Walked, refuse_page, walk, walk_named
from reportctl.cli.fixing import FixRequest, fix_files
from reportctl.cli.grammar import Line
from reportctl.cli.links import each_once
from reportctl.cli.naming import infer_format
from reportctl.cli.repository import paths_inside
from reportctl.cli.settings_file import print_switched_off
from reportctl.cli.tally import Tally
from reportctl.cli.targets import Output
from reportctl.finding import Failure
from reportctl.formatters.findings.checked import (
    Catalogue,
    Checked,
    Options,
    count_findings,
    count_passed,
    sum_up,
)
from reportctl.formatters.findings.formats import FORMATS
from reportctl.formatters.rows.formats import FORMATS as ROWS
from reportctl.record import field, record, replace
from reportctl.rules.check import Selection
from reportctl.terminal.color import wants_color
from reportctl.terminal.pager import columns
from reportctl.terminal.progress import show_progress

if TYPE_CHECKING:
    from reportctl.cli.baseline import Baseline
    from reportctl.cli.results import Store

SEVERAL = 10
"""Files from which on results are kept; one file is checked as soon as they are looked up."""
STREAMED = "jsonl"
"""The format in which each file is told as soon as it is checked."""


@record(frozen=True, slots=True)
class ValidateRequest:
    """What a `validate` line asks for."""

    paths: tuple[Path, ...] = ()
    """Report files and folders; none means the newest report of the current folder."""
    previous: Path | None = None
    format: str = "text"
    year: int | None = None
    strict: bool = False
    """Whether warnings count too."""
    selection: Selection = field(default_factory=Selection)
    output: Path | None = None
    fixing: FixRequest | None = None
    """What to put right first, or to show; None where the files are only read."""
    baseline: Path | None = None
    """Findings that are known."""
    write_baseline: Path | None = None
    neighbours: Path | None = None
    """A folder whose reports the texts are compared with; those of a folder are compared anyway."""
    no_cache: bool = False
    jobs: int | None = None
    """Processes at a time; None for as many as there are processors."""
    force: bool = False
    """Whether a file may be written over that is none of ours."""


def start(line: Line) -> int:
    """`reportctl validate`."""
    if "explain" in line:
        return explain_rule(line.text("explain"))
    if "rules" in line:
        return list_rules(line.text("format"), _output(line), force="force" in line)
    if "claims" in line:
        from reportctl.cli.claiming import print_claims

        return print_claims(line.paths("文件"))
    if line.text("format", "text") not in FORMATS:
        raise Failure(f"--format {line.text('format')} 要和 --rules 一起用")
    output = _output(line)
    if output and line.text("output").endswith(("/", os.sep)) and not output.exists():
        from reportctl.cli.feedback import refuse_folder
        from reportctl.formatters.findings.index import INDEXES

        if line.text("format") not in INDEXES:
            raise refuse_folder(output)
    fixing = FixRequest("diff" in line, "blanks-to-zero" in line)
    return validate(
        ValidateRequest(
            line.paths("文件"),
            line.path("previous"),
            infer_format(output, line.text("format"), FORMATS, "validate") or "text",
            line.number("year"),
            "strict" in line,
            Selection(_codes(line.words("select")), _codes(line.words("ignore"))),
            output,
            fixing if "fix" in line or "diff" in line else None,
            line.path("baseline"),
            line.path("write-baseline"),
            line.path("neighbours"),
            "no-cache" in line,
            line.number("jobs"),
            "force" in line,
        )
    )


def _output(line: Line) -> Path | None:
    """Where `-o` leads; `-` is standard output, as without it."""
    output = line.path("output")
    return None if output == Path("-") else output


def _codes(words: Sequence[str]) -> tuple[str, ...]:
    """Codes given one by one or with commas between them."""
    return tuple(code.strip().upper() for word in words for code in word.split(",") if code.strip())


def validate(asked: ValidateRequest) -> int:
    """Tell the findings; 1 where one counts, 0 otherwise."""
    output, record = _outputs(asked)
    for target in filter(None, (output, record)):
        target.check()  # before anything is fixed or checked
    know_codes(asked.selection)
    feedback = _is_feedback(asked)
    walked = walk_named(asked.paths)
    paths = list(walked.reports)
    if asked.previous:
        refuse_page(asked.previous, "--previous")
        if len(paths) > 1:
            raise Failure("--previous 是一个机关的上年度报告，只能和一个报告文件同用")
    if asked.neighbours and not asked.neighbours.is_dir():
        raise Failure(f"--neighbours {asked.neighbours} 不是文件夹，请检查路径")
    beside = walk([asked.neighbours]) if asked.neighbours else Walked(())
    if asked.fixing:
        # a format that programs read stands alone on stdout
        fix_files(paths, asked.fixing, sys.stdout if _plain(asked) else sys.stderr)
    store = None if asked.no_cache or len(paths) < SEVERAL else _store(paths[0])
    against = Against(asked.previous, asked.selection, asked.jobs, store)
    baseline = None
    if asked.baseline:
        from reportctl.cli.baseline import Baseline

        baseline = Baseline(asked.baseline)
    dry = asked.fixing is not None and asked.fixing.dry
    tally = Tally(asked.paths, strict=asked.strict, year=asked.year)
    before = chain(
        starmap(unreadable, dict.fromkeys((*walked.faults, *beside.faults))),
        check_settings(paths, asked.selection),
    )
    with Batch(paths, against, _files_compared(asked, (*beside.reports, *paths))) as batch:
        first = batch.check()
        if len(paths) >= MANY:
            first = show_progress(first, len(paths), "检查")
        if record:
            from reportctl.cli.baseline import write_baseline

            return write_baseline(record, [*tally.of_year(chain(before, batch.whole(first)))])
        if asked.format == STREAMED and not dry:
            lines = tally.of_year(chain(before, first))
            results = _print_lines(lines, batch, asked, baseline, walked.passed)
        else:
            results = tally.of_year(chain(before, batch.whole(first)))
            results = map(baseline.without_known, results) if baseline else results
        checked = list(tally.count(results, keep=asked.format != STREAMED and not dry))
    written = not feedback or _write_feedback(checked, tally, asked, walked.passed)
    if not feedback and asked.format != STREAMED and not dry:
        print_findings(checked, asked, walked.passed)
    tally.print_missing()
    print_switched_off(paths, tally.hidden)
    if baseline and (gone := baseline.gone(tally.files)):
        more = f"可用 --write-baseline {asked.baseline} 更新"
        print(f"基线里有 {gone} 个问题已不再出现，{more}", file=sys.stderr)
    for path in (lost := batch.not_compared()):
        print(f"{path} 不是完整的报告，没有和它比较文字", file=sys.stderr)
    code = int(tally.failed or bool(lost) or not written)
    if asked.format == "text" and not dry:
        tally.print_next_step(
            paths, code, to_file=asked.output is not None, fixed=asked.fixing is not None
        )
    return code


def _store(path: Path) -> Store:
    from reportctl.cli.cache import store_for

    return store_for(path)


def _is_feedback(asked: ValidateRequest) -> bool:
    """Whether each unit is told in a file of its own."""
    if asked.output is None:
        return False
    from reportctl.cli.feedback import is_feedback_folder

    return is_feedback_folder(asked.output, asked.format)


def _files_compared(asked: ValidateRequest, files: Iterable[Path]) -> list[Path]:
    """The files whose texts are compared with each other, which are all if the line has folders."""
    folders = [path for path in (*asked.paths, asked.neighbours) if path and path.is_dir()]
    return each_once(files) if folders else []


def _print_lines(
    results: Iterable[Checked],
    batch: Batch,
    asked: ValidateRequest,
    baseline: Baseline | None,
    passed: Sequence[Path] = (),
) -> Iterator[Checked]:
    """Print each file as soon as it is checked, then in one record what is copied from others."""
    from reportctl.formatters.findings.json import format_copies, format_lines, format_passed

    lines: list[str] = []

    def print_line(line: str) -> None:
        if asked.output:
            lines.append(line)
        else:
            sys.stdout.write(line)
            sys.stdout.flush()

    without_known = baseline.without_known if baseline else lambda one: one
    for one in map(without_known, results):
        print_line(format_lines([one], Catalogue(), Options()))
        yield one
    if batch.crowd:
        told = (one for one in batch.copies() if asked.year in {None, one.year})
        copies = [without_known(one) for one in told]
        print_line(format_copies(copies, len(batch.crowd.paths)))
        yield from copies
    if passed:
        print_line(format_passed(tuple(map(str, passed))))
    if output := _outputs(asked)[0]:
        output.write("".join(lines))


def _plain(asked: ValidateRequest) -> bool:
    """Whether stdout is for people."""
    dry = asked.fixing is not None and asked.fixing.dry
    return dry or asked.output is not None or asked.format == "text"


def print_findings(
    checked: Sequence[Checked], asked: ValidateRequest, passed: Sequence[Path] = ()
) -> None:
    """Write the findings to stdout, or to the file asked for."""
    if asked.format == "sarif":
        inside = paths_inside([*(one.path for one in checked), *map(str, passed)])
        checked = [replace(one, path=inside[one.path]) for one in checked]
        passed = [Path(inside[str(path)]) for path in passed]
    told: str | bytes = FORMATS[asked.format](checked, catalogue(), _options(asked, passed))
    if asked.format in ROWS and passed:  # a table of findings has no row for them
        print(count_passed(tuple(map(str, passed))).lstrip("，"), file=sys.stderr)
    if output := _outputs(asked)[0]:
        output.write(told)
        print(count_findings(sum_up(checked, tuple(map(str, passed)))), file=sys.stderr)
    elif isinstance(told, str):
        # the lines of this one are commands, and what they hold is escaped
        write = getattr(sys.stdout, "write_commands", sys.stdout.write)
        (write if asked.format == "github" else sys.stdout.write)(told)
    elif sys.stdout.isatty():
        raise Failure(f"{asked.format} 不是文本，请用 -o 写明输出到哪个文件")
    else:
        sys.stdout.buffer.write(told)


def _write_feedback(
    checked: Sequence[Checked], tally: Tally, asked: ValidateRequest, passed: Sequence[Path]
) -> bool:
    """Write each unit's findings into the folder asked for; whether none was kept as it is."""
    from reportctl.cli.feedback import Feedback

    folder = asked.output or Path()
    inputs = (*_inputs(asked), *(Path(one.path) for one in checked))
    feedback = Feedback(folder, asked.format, tally.missing(), inputs, tally.units, asked.force)
    return feedback.write(checked, catalogue(), _options(asked, passed))


def _inputs(asked: ValidateRequest) -> tuple[Path, ...]:
    """What the line names to be read."""
    named = (*asked.paths, asked.previous, asked.baseline, asked.neighbours)
    return tuple(path for path in named if path is not None)


def _outputs(asked: ValidateRequest) -> tuple[Output | None, Output | None]:
    """The files for the findings and for the baseline."""
    inputs = _inputs(asked)
    output, record = asked.output, None
    told = Output(output, FORMATS[asked.format], inputs, asked.force) if output else None
    if asked.write_baseline:
        from reportctl.cli.baseline import FORMAT

        record = Output(asked.write_baseline, FORMAT, inputs, asked.force, "--write-baseline")
    return told, record


def _options(asked: ValidateRequest, passed: Sequence[Path]) -> Options:
    to_file = asked.output is not None
    color = not to_file and wants_color(sys.stdout, os.environ)
    return Options(
        color, columns(to_file=to_file), asked.strict, __version__, tuple(map(str, passed))
    )
