"""One report printed: what is found on the way, and what is written."""

from __future__ import annotations

import re
import shutil
from collections.abc import Callable, Sequence
from pathlib import Path

import pytest

from reportctl.cli import printing
from reportctl.cli.printing import Order, print_report
from reportctl.cli.start import run
from reportctl.finding import Failure
from reportctl.rendering.look import Look

SAMPLES = Path(__file__).parents[2] / "samples"


@pytest.fixture
def report(tmp_path: Path) -> Path:
    return Path(shutil.copy(SAMPLES / "2021.toml", tmp_path / "2021.toml"))


def order(report: Path, *formats: str, draft: bool = False) -> Order:
    files = {format_: report.with_suffix(f".{format_}") for format_ in formats}
    return Order(report, files, Look(), draft)


def test_a_right_report_gives_its_files_and_nothing_to_say(report):
    printed = print_report(order(report, "md", "html"))
    assert printed.files == (report.with_suffix(".md"), report.with_suffix(".html"))
    assert printed.findings == ()
    assert (printed.organ, printed.year) == ("舞泉镇", 2021)
    assert printed.milliseconds >= 0


def test_a_character_that_no_font_has_is_a_finding_at_its_place(report):
    text = report.read_text("utf-8").replace("2021年来，", "2021年\ue000来，")
    report.write_text(text, "utf-8")
    (finding,) = print_report(order(report, "pdf")).findings
    assert finding.code == "F111"
    assert "U+E000" in finding.message
    line = next(n for n, row in enumerate(text.split("\n"), 1) if "\ue000" in row)
    assert (finding.place.line, finding.place.col) == (line, 6)
    assert print_report(order(report, "md")).findings == ()  # other formats name no fonts


def test_what_is_no_report_writes_nothing(report):
    report.write_text("[report]\n", "utf-8")
    printed = print_report(order(report, "md"))
    assert printed.files == ()
    assert printed.findings
    assert not report.with_suffix(".md").exists()


def test_faults_of_arithmetic_are_told_and_marked_in_a_draft(tmp_path):
    report = Path(shutil.copy(SAMPLES / "wrong-2021.toml", tmp_path))
    printed = print_report(order(report, "html", draft=True))
    assert {finding.code[0] for finding in printed.findings} == {"T"}
    assert all(finding.severity == "error" for finding in printed.findings)
    page = report.with_suffix(".html").read_text("utf-8")
    assert page.count('class="mark"') > 3


def test_the_same_report_gives_the_same_bytes(report):
    print_report(order(report, "pdf", "docx", "xlsx", "html", "md"))
    first = {file.name: file.read_bytes() for file in report.parent.iterdir()}
    print_report(order(report, "pdf", "docx", "xlsx", "html", "md"))
    assert {file.name: file.read_bytes() for file in report.parent.iterdir()} == first


def test_folders_are_made_and_a_file_in_their_place_is_told(report):
    below = report.parent / "a" / "b" / "x.md"
    assert print_report(Order(report, {"md": below}, Look())).files == (below,)
    with pytest.raises(Failure, match="无法建立文件夹"):
        print_report(Order(report, {"md": below / "y" / "z.md"}, Look()))


def test_what_was_not_read_is_printed_in_a_draft_only(report):
    text = report.read_text("utf-8")
    report.write_text(re.sub("(?m)^licence .*", 'licence = "?"', text), "utf-8")
    with pytest.raises(Failure, match="有 1 格没有读出来"):
        print_report(order(report, "md"))
    assert not report.with_suffix(".md").exists()
    (finding,) = print_report(order(report, "md", draft=True)).findings
    assert finding.code == "F114"


SAMPLE = Path(__file__).parents[2] / "samples" / "2021.toml"


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    shutil.copy(SAMPLE, tmp_path)
    monkeypatch.chdir(tmp_path)
    return tmp_path


@pytest.fixture
def act(monkeypatch: pytest.MonkeyPatch) -> Callable[[Sequence[Callable[[], object]]], None]:
    """Have each step done in one of the pauses between looks, and Ctrl-C pressed after the last."""

    def script(steps: Sequence[Callable[[], object]]) -> None:
        rest = list(steps)

        def sleep(seconds: float) -> None:
            if seconds < printing.PAUSE:  # the wait for a file to settle
                return
            if not rest:
                raise KeyboardInterrupt
            rest.pop(0)()

        monkeypatch.setattr(printing.time, "sleep", sleep)

    return script


def change(text: str) -> Callable[[], object]:
    return lambda: Path("2021.toml").write_text(text, "utf-8")


def nothing() -> None:
    """Nobody saves."""


GOOD = SAMPLE.read_text("utf-8")


def test_a_saved_report_is_printed_again_and_ctrl_c_ends_it(act, capsys):
    act([nothing, change(GOOD.replace("舞泉镇坚持", "舞泉镇始终坚持")), nothing])
    assert run(["render", "2021.toml", "--md", "--watch"]) == 0
    told = capsys.readouterr()
    assert told.out.count("2021.md（") == 2  # at the start, and after the change
    assert "毫秒" in told.out
    assert "正在监视 1 份报告" in told.err
    assert told.err.endswith("已停止监视\n")
    assert "舞泉镇始终坚持" in Path("2021.md").read_text("utf-8")


def test_a_broken_file_is_told_and_the_next_good_one_printed(act, capsys):
    half = GOOD[: GOOD.index("[disclosure")]
    steps = [change(half + "[[["), change(""), change(half), change(GOOD + "\n")]
    act(steps)
    assert run(["render", "2021.toml", "--md", "--watch"]) == 0
    told = capsys.readouterr()
    assert "F102" in told.err
    assert "不是可以排版的报告" in told.err
    assert "F1" in told.err
    assert told.out.count("2021.md（") >= 2
    assert "Traceback" not in told.err


def test_a_file_that_is_gone_a_while_is_printed_when_it_is_back(act, capsys):
    act([lambda: Path("2021.toml").unlink(), change(GOOD)])
    assert run(["render", "2021.toml", "--md", "--watch"]) == 0
    told = capsys.readouterr()
    assert "无法读取 2021.toml" in told.err
    assert told.out.count("2021.md（") == 2


def test_a_file_that_is_not_there_yet_is_waited_for(act, capsys):
    Path("2021.toml").unlink()
    act([change(GOOD)])
    assert run(["render", "2021.toml", "--md", "--watch"]) == 0
    assert capsys.readouterr().out.count("2021.md（") == 1
