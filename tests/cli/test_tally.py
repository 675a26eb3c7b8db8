"""Of many files only counts are kept, and they say the same."""

from __future__ import annotations

from pathlib import Path

import pytest

from reportctl.cli.tally import Tally
from reportctl.finding import START, Failure, Finding
from reportctl.formatters.findings.checked import Checked


def one(path: str, *severities: str, waived: str | None = None, hidden: int = 0) -> Checked:
    found = tuple(Finding("T301", s, "不符", START, waived=waived) for s in severities)
    return Checked(path, 2021, "云溪镇人民政府", found, hidden=hidden)


@pytest.mark.parametrize(
    ("files", "strict", "failed"),
    [
        ([one("a", "warning"), one("b", "info")], False, False),
        ([one("a", "warning"), one("b", "info")], True, True),
        ([one("a", "error"), one("b")], False, True),
        ([one("a", "error", waived="核对过")], True, False),
    ],
)
def test_what_counts_fails(files: list[Checked], *, strict: bool, failed: bool) -> None:
    tally = Tally([], strict=strict)
    assert list(tally.count(files, keep=True)) == files
    assert tally.failed is failed


def test_a_file_that_is_told_is_not_kept() -> None:
    tally = Tally([], strict=False)
    assert list(tally.count([one("a", hidden=2), one("b", hidden=1)], keep=False)) == []
    assert (tally.files, tally.hidden) == (["a", "b"], 3)


def test_units_without_a_report_are_named(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / ".git").mkdir()
    (tmp_path / "reportctl.toml").write_text('units = ["云溪镇", "枫湾乡"]\n', encoding="utf-8")
    tally = Tally([tmp_path], strict=False)
    list(tally.count([one("a")], keep=False))
    tally.print_missing()
    assert capsys.readouterr().err == "2021年度没有下列单位的报告（1）：枫湾乡\n"


@pytest.mark.parametrize("settings", ["", 'units = ["云溪镇", "枫湾乡"]\n'])
def test_a_county_that_checks_a_unit_is_not_told_to_begin_its_next_report(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], settings: str
) -> None:
    (tmp_path / ".git").mkdir()
    (tmp_path / "reportctl.toml").write_text(settings, encoding="utf-8")
    file = tmp_path / "2021.toml"
    tally = Tally([file], strict=False)
    list(tally.count([one(str(file))], keep=False))
    tally.print_next_step([file], 0, to_file=False, fixed=False)
    told = capsys.readouterr().err
    assert "接着运行 reportctl render" in told
    assert ("编 2022 年度的，运行 reportctl init" in told) == (not settings)
    (tmp_path / "2020.toml").touch()
    tally.print_next_step([file], 0, to_file=False, fixed=False)
    assert "init" not in capsys.readouterr().err


def test_who_has_two_reports_of_a_year_is_named(capsys: pytest.CaptureFixture[str]) -> None:
    tally = Tally([], strict=False)
    other = Checked("c", 2020, "云溪镇人民政府", ())
    # with lines of JSON a file may come twice: by itself, and with its copies
    list(tally.count([one("a"), one("b"), one("a"), other], keep=False))
    tally.print_missing()
    told = "2021年度有两份报告的机关（1）：云溪镇人民政府（a 和 b）；汇总以前请各去掉一份\n"
    assert capsys.readouterr().err == told
    assert not tally.failed


def test_whether_only_files_that_could_not_be_read_fail() -> None:
    tally = Tally([], strict=False)
    unread = Checked("c", 2021, "云溪镇", (Finding("F117", "error", "读不出来", START),))
    list(tally.count([one("a", "warning"), unread], keep=False))
    assert tally.failed
    assert tally.unread_only
    list(tally.count([one("b", "error")], keep=False))
    assert not tally.unread_only


def test_organs_that_the_list_does_not_name_are_told(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / ".git").mkdir()
    (tmp_path / "reportctl.toml").write_text('units = ["云溪镇人民政府办公室"]\n', encoding="utf-8")
    tally = Tally([tmp_path], strict=False)
    list(tally.count([one("a")], keep=False))
    tally.print_missing()
    assert "单位名单上没有的机关（1）：云溪镇人民政府\n" in capsys.readouterr().err


def test_a_unit_whose_file_could_not_be_read_does_not_lack_a_report(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / ".git").mkdir()
    units = ["云溪镇", "枫湾乡", "石桥镇", "石桥"]
    (tmp_path / "reportctl.toml").write_text(f"units = {units}\n", encoding="utf-8")
    tally = Tally([tmp_path], strict=False)
    broken = [Checked(f"{tmp_path}/{name}", None, "", ()) for name in BROKEN]
    list(tally.count([one("a"), *broken], keep=False))
    tally.print_missing()
    told = (
        "2021年度有一份打不开的单位（2）：枫湾乡、石桥镇\n2021年度没有下列单位的报告（1）：石桥\n"
    )
    assert capsys.readouterr().err == told


BROKEN = ("枫湾乡人民政府/2021.toml", "来稿/石桥镇-2021.toml", "来稿/2021.toml", "reportctl.toml")


def test_only_the_year_that_is_asked_for_is_told(capsys: pytest.CaptureFixture[str]) -> None:
    tally = Tally([], strict=False, year=2021)
    last = Checked("2020.toml", 2020, "云溪镇", ())
    unknown = Checked("甲.toml", None, "", ())
    others = [Checked("2022.toml", None, "", ()), last]
    assert list(tally.of_year([one("a"), *others, unknown])) == [one("a"), unknown]
    tally.print_missing()
    assert capsys.readouterr().err == "只看2021年度的，另有 2 份其他年度的没有列出\n"
    with pytest.raises(Failure, match="没有2021年度的报告"):
        list(tally.of_year([last]))


def test_of_a_year_without_a_report_every_unit_lacks_it(tmp_path: Path) -> None:
    (tmp_path / ".git").mkdir()
    (tmp_path / "reportctl.toml").write_text('units = ["云溪镇"]\n', encoding="utf-8")
    assert Tally([tmp_path], strict=False, year=2024).missing() == {"云溪镇": [2024]}
