"""Many files are checked on all processors, and told in the order given."""

from __future__ import annotations

import json
from itertools import pairwise
from pathlib import Path

import pytest
from tests.checked import check_files
from tests.rules.base import lay_over, right_report

from reportctl.cli import checking, neighbours
from reportctl.cli.batch import CHUNK, MANY, Job, chunks
from reportctl.cli.checking import Against, check_file
from reportctl.cli.start import run
from reportctl.finding import Failure
from reportctl.report.load import load
from reportctl.rules.check import Selection


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """So many reports that further processes are started; every seventh has a fault."""
    for number in range(MANY + 5):
        text = right_report()
        if number % 7 == 0:
            text = lay_over(text, {"disputes.review": [number, 1, 0, 0, 0]})
        (tmp_path / f"{number:03}-2021.toml").write_text(text, encoding="utf-8")
    return tmp_path


def test_processes_find_what_one_finds(folder: Path) -> None:
    paths = sorted(folder.glob("*.toml"))
    found = list(check_files(paths, Against()))
    assert [one.path for one in found] == [str(path) for path in paths]
    few = [one for path in paths for one in check_files([path], Against())]
    assert found == few
    assert sum(bool(one.findings) for one in found) == 8


def test_each_file_is_told_on_its_line(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    run(["validate", str(folder), "--format", "jsonl", "--select", "T"])
    told = [json.loads(line) for line in capsys.readouterr().out.splitlines()]
    assert [one["file"] for one in told] == [str(path) for path in sorted(folder.glob("*.toml"))]


def test_a_file_that_cannot_be_read_stops_no_other(folder: Path) -> None:
    paths = [folder / "none.toml", *sorted(folder.glob("*.toml"))]
    first, *others = check_files(paths, Against())
    assert [(one.code, one.message[:4]) for one in first.findings] == [("F117", "无法读取")]
    assert [one.path for one in others] == list(map(str, paths[1:]))
    with pytest.raises(Failure, match="没有这个文件"):
        list(check_files([folder / "none.toml"], Against()))


def test_what_previous_names_is_the_same_organs_report_of_the_year_before(folder: Path) -> None:
    this = folder / "2021.toml"
    this.write_text(right_report(), encoding="utf-8")
    for name, organ, year in (("a", "青岚县教育局", 2020), ("b", "云溪镇人民政府", 2019)):
        other = lay_over(right_report(year), {"report.organ": organ})
        (folder / f"{name}.toml").write_text(other, encoding="utf-8")
        with pytest.raises(Failure, match=f"是{organ}{year}年度的报告，要的是.*2020年度的"):
            check_file(this, against=Against(folder / f"{name}.toml"))
    with pytest.raises(Failure, match="要的是"):
        check_file(this, against=Against(this))


def test_what_was_not_looked_at_is_said_with_what_was(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    for year in (2022, 2023):
        (tmp_path / f"{year}.toml").write_text(right_report(year), encoding="utf-8")
    assert run(["validate", str(tmp_path / "2022.toml")]) == 0
    told = "检查了 1 个文件，没有发现问题（没有上年度报告，跨年没有核对）。\n"
    assert capsys.readouterr().out == told
    run(["validate", str(tmp_path), "--ignore", "W"])
    told = "（没有用规则 W；1 个文件没有上年度报告，跨年没有核对）。\n"
    assert capsys.readouterr().out.endswith(told)
    run(["validate", str(tmp_path), "--select", "T,C"])
    assert capsys.readouterr().out.endswith("，没有发现问题（只用了规则 T、C）。\n")


def test_a_carry_over_that_cannot_be_compared_with_last_years_is_said(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    unread = lay_over(right_report(2022), {"applications.carried_out": ["?"] * 7})
    (tmp_path / "2022.toml").write_text(unread, encoding="utf-8")
    (tmp_path / "2023.toml").write_text(right_report(2023), encoding="utf-8")
    told = "有格没有数字，上年结转没有和上年度核对"
    assert run(["validate", str(tmp_path / "2023.toml")]) == 0
    gaps = "有 7 格只有一年有数字，同比和异常变动没有核对"
    assert capsys.readouterr().out.endswith(f"（{told}；{gaps}）。\n")
    run(["validate", str(tmp_path / "2023.toml"), "--select", "X203,T"])
    assert capsys.readouterr().out.endswith(f"（只用了规则 X203、T；{told}）。\n")
    run(["validate", str(tmp_path / "2023.toml"), "--select", "X202"])
    assert capsys.readouterr().out.endswith("（只用了规则 X202）。\n")


@pytest.mark.parametrize("select", [(), ("--select", "X"), ("--select", "X201")])
def test_that_last_years_report_cannot_be_read_is_told_whichever_rules_are_chosen(
    select: tuple[str, ...], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "2022.toml").write_text("organ [", encoding="utf-8")
    (tmp_path / "2023.toml").write_text(right_report(2023), encoding="utf-8")
    assert run(["validate", str(tmp_path / "2023.toml"), *select]) == 1
    told = capsys.readouterr().out
    assert "错误 F117 没有和上年度比较" in told
    last = told.splitlines()[-1]
    assert last.startswith("检查了 1 个文件：错误 1，警告 0，提示 0（")
    assert last.endswith("上年度报告读不出来，跨年没有核对）。")


def test_one_rule_across_years_is_said_to_lack_last_years_report(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "2023.toml").write_text(right_report(2023), encoding="utf-8")
    run(["validate", str(tmp_path / "2023.toml"), "--select", "X201"])
    told = "（只用了规则 X201；没有上年度报告，跨年没有核对）。\n"
    assert capsys.readouterr().out.endswith(told)


def test_texts_are_compared_only_for_the_rules_that_ask_for_it(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    paths = sorted(folder.glob("*.toml"))[:3]
    read: list[Path] = []
    prose = neighbours.read_prose
    monkeypatch.setattr(
        neighbours, "read_prose", lambda report: read.append(report.path) or prose(report)
    )
    list(check_files(paths, Against(selection=Selection(("T", "X20"), ("X208", "X209"))), paths))
    assert read == []
    list(check_files(paths, Against(selection=Selection(("X208",))), paths))
    assert read == paths


@pytest.mark.parametrize("jobs", ["1", "2"])
def test_as_many_processes_as_asked_for_find_the_same(
    folder: Path, jobs: str, capsys: pytest.CaptureFixture[str]
) -> None:
    line = ["validate", str(folder), "--format", "jsonl", "--select", "T"]
    run(line)
    usual = capsys.readouterr().out
    run([*line, "--jobs", jobs])
    assert capsys.readouterr().out == usual


def test_no_process_at_all_is_refused(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["validate", str(folder), "--jobs", "0"]) == 2
    assert "--jobs 要写整数" in capsys.readouterr().err


def test_the_years_of_an_organ_are_read_by_one_process_and_each_once(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    paths = []
    for organ in ("甲", "乙"):
        for year in (2021, 2022, 2023):
            path = tmp_path / organ / f"{year}.toml"
            path.parent.mkdir(exist_ok=True)
            path.write_text(right_report(year), encoding="utf-8")
            paths.append(path)
    read: list[Path] = []
    monkeypatch.setattr(checking, "load", lambda path: read.append(path) or load(path))
    found = list(check_files(paths, Against(jobs=1), paths))
    assert read == paths
    assert [one.unseen for one in found[1:3]] == [(), ()]


def test_a_lot_ends_with_its_folder_unless_that_is_long() -> None:
    jobs = [Job(-1, Path(f"{n // 3:03}/{n}.toml"), checked=True) for n in range(60)]
    lots = list(chunks(jobs))
    assert [job for lot in lots for job in lot] == jobs
    assert all(CHUNK <= len(lot) < CHUNK + 3 for lot in lots[:-1])
    assert all(a[-1].path.parent != b[0].path.parent for a, b in pairwise(lots))
    flat = [job._replace(path=Path("a") / job.path.name) for job in jobs]
    assert [len(lot) for lot in chunks(flat)] == [2 * CHUNK, 60 - 2 * CHUNK]
