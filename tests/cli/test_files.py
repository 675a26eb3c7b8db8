"""Which report files are meant by what a person names."""

from __future__ import annotations

import errno
import os
from pathlib import Path

import pytest

from reportctl.cli.files import (
    find_earlier,
    find_previous,
    newest_reports,
    refuse_page,
    walk,
    walk_reports,
    year_asked,
)
from reportctl.cli.start import run
from reportctl.finding import Failure
from reportctl.report.load import load
from reportctl.report.skeleton import Content, write_report
from reportctl.schema.load import form_for

ORGAN = "舞泉镇人民政府"


def put(file: Path, year: int, organ: str = ORGAN) -> Path:
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(write_report(form_for(year), Content(organ, year)), "utf-8")
    return file


def test_the_newest_of_a_folder_is_the_one_named_after_the_latest_year(tmp_path):
    for year in (2019, 2021, 2020):
        put(tmp_path / f"{year}.toml", year)
    put(tmp_path / "zz-2023.toml", 2023)
    assert [file.name for file in newest_reports(tmp_path)] == ["2021.toml"]
    assert [file.name for file in newest_reports(tmp_path, 2)] == ["2020.toml", "2021.toml"]
    with pytest.raises(Failure, match="没有4个年度的报告文件"):
        newest_reports(tmp_path, 4)


def test_a_folder_gives_its_reports_and_no_other_file(tmp_path):
    put(tmp_path / "b" / "2021.toml", 2021)
    put(tmp_path / "a" / "2021.toml", 2021)
    (tmp_path / "reportctl.toml").write_text("[report]")
    (tmp_path / "other.toml").write_text("[tool]")
    found = [str(file.relative_to(tmp_path)) for file in walk_reports([tmp_path])]
    assert found == ["a/2021.toml", "b/2021.toml"]


def test_a_file_that_is_named_is_meant_whatever_it_is(tmp_path):
    assert list(walk_reports([tmp_path / "none.txt"])) == [tmp_path / "none.txt"]


def test_a_folder_without_reports_is_told(tmp_path):
    with pytest.raises(Failure, match="里没有报告文件"):
        list(walk_reports([tmp_path]))


def test_last_years_file_is_the_same_organs_of_the_year_before(tmp_path):
    this = put(tmp_path / "wuquan-2021.toml", 2021)
    assert find_previous(load(this)) is None
    put(tmp_path / "wuquan-2020.toml", 2020, "云溪镇人民政府")
    assert find_previous(load(this)) is None
    last = put(tmp_path / "2020.toml", 2020)
    found = find_previous(load(this))
    assert found
    assert found.path == last


def test_the_years_before_are_found_latest_first_and_gaps_left_out(tmp_path):
    this = put(tmp_path / "2024.toml", 2024)
    for year in (2019, 2020, 2021, 2023):
        put(tmp_path / f"{year}.toml", year)
    found = [last.report.year for last in find_earlier(load(this).report, 4) if last.report]
    assert found == [2023, 2021, 2020]


def test_what_is_no_report_has_no_years_before(tmp_path):
    (tmp_path / "2021.toml").write_text("[report]")
    assert list(find_earlier(load(tmp_path / "2021.toml").report, 4)) == []


def test_a_published_report_is_sent_to_fill(tmp_path):
    page = tmp_path / "2021.PDF"
    page.write_bytes(b"%PDF-1.7")
    with pytest.raises(Failure, match="请先读入：reportctl fill"):
        list(walk_reports([page]))


def test_what_cannot_be_entered_or_read_is_kept_apart(tmp_path, monkeypatch):
    there = put(tmp_path / "a" / "2021.toml", 2021)
    (tmp_path / "b").mkdir()
    (tmp_path / "a" / "2020.toml").symlink_to("2020.toml")
    scandir = os.scandir

    def refuse(path):
        if str(path).endswith("b"):
            raise PermissionError(errno.EACCES, "no", path)
        return scandir(path)

    monkeypatch.setattr(os, "scandir", refuse)
    walked = walk([tmp_path])
    assert walked.reports == (there,)
    assert [path.relative_to(tmp_path).as_posix() for path, _ in walked.faults] == [
        "a/2020.toml",
        "b",
    ]
    with pytest.raises(Failure, match="链接绕成了圈"):
        list(walk_reports([tmp_path]))


def test_files_that_may_be_reports_are_counted_and_what_was_made_from_a_report_is_not(tmp_path):
    put(tmp_path / "2021.toml", 2021)
    for name in ("2021.pdf", "2021.charts.html", "2020年报告.docx", "~$2020.docx", "notes.rst"):
        (tmp_path / name).touch()
    (tmp_path / "torn.toml").write_text("[repo")
    walked = walk([tmp_path])
    assert [path.name for path in walked.passed] == ["2020年报告.docx", "torn.toml"]


def test_the_year_is_asked_for_once():
    assert year_asked(None, "2023") == year_asked(2023, "2023") == year_asked(2023, "") == 2023
    assert year_asked(None, "") is None
    with pytest.raises(Failure, match="请只写一个年度"):
        year_asked(2024, "2023")


@pytest.mark.parametrize("name", ["年报.html", "年报.PDF", "年报.docx"])
def test_a_page_where_a_report_is_asked_for_is_refused_with_the_way_to_read_it(name: str) -> None:
    with pytest.raises(Failure, match=rf"不是 \.toml 报告文件；请先读入：reportctl fill .*{name}"):
        refuse_page(Path(name), "--previous")
    refuse_page(Path("2020.toml"), "--previous")


@pytest.mark.parametrize("command", ["validate", "render --md", "fill 县 --from"])
def test_a_mistyped_name_is_told_with_its_neighbour(command, tmp_path, monkeypatch, capsys):
    monkeypatch.chdir(tmp_path)
    Path("来稿").mkdir()
    words = command.split()
    assert run([*words, "来搞"]) == 2
    assert "没有 来搞 这个文件或文件夹，是不是 来稿/？" in capsys.readouterr().err
