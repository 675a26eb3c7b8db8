"""Many sources become one report each, and a table says what became of every one."""

from __future__ import annotations

import re
import shlex
from pathlib import Path

import pytest
from tests.rules.base import right_report

from reportctl.cli.county import Draft, Row, _choose
from reportctl.cli.start import run
from reportctl.report.load import load


@pytest.fixture
def sources(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with the pages of two towns, one of them twice, and a file that is none."""
    monkeypatch.chdir(tmp_path)
    for organ in ("云溪镇人民政府", "柳林镇人民政府"):
        text = right_report().replace("云溪镇人民政府", organ)
        Path("made.toml").write_text(text, encoding="utf-8")
        assert run(["render", "made.toml", "--html", "-o", f"in/{organ}.html"]) == 0
        Path("made.toml").unlink()
    folder = tmp_path / "in"
    (folder / "另一份.html").write_bytes((folder / "云溪镇人民政府.html").read_bytes())
    (folder / "z.docx").write_bytes(b"PK no package")
    return folder


def test_each_source_becomes_a_report_or_is_told(sources, capsys):
    capsys.readouterr()
    assert run(["fill", "out", "--from", "in"]) == 1
    names = sorted(file.name for file in Path("out").glob("*.toml"))
    assert names == ["云溪镇人民政府-2021.toml", "柳林镇人民政府-2021.toml"]
    report = load(Path("out/云溪镇人民政府-2021.toml")).report
    assert report
    assert report.organ == "云溪镇人民政府"
    out, err = capsys.readouterr()
    assert err.splitlines()[-1] == "接着运行 reportctl validate out --year 2021"
    told = out.splitlines()
    assert told[0].split() == ["放入", "未读出", "勾稽错误", "来源", "→", "报告"]
    assert "和 in/云溪镇人民政府.html 是同一机关同一年度的；要用这一份" in "".join(told)
    assert told[-1] == "读入 4 个来源：写成 2 份报告，没有读入 2 个，要看一看的 2 个"
    run(["fill", "out", "--from", "in"])  # nothing new: the year is known all the same
    assert capsys.readouterr().err.splitlines()[-1] == err.splitlines()[-1]


def test_a_report_of_another_year_than_the_others_is_doubtful(sources, capsys):
    text = right_report(2020).replace("云溪镇人民政府", "石桥镇人民政府")
    Path("made.toml").write_text(text, encoding="utf-8")
    assert run(["render", "made.toml", "--html", "-o", "in/去年.html"]) == 0
    capsys.readouterr()
    pages = [f"in/{name}.html" for name in ("云溪镇人民政府", "柳林镇人民政府", "去年")]
    assert run(["fill", "out", "--from", *pages]) == 1
    told = capsys.readouterr().out
    assert "  in/去年.html\n    是2020年度的，其他的多是2021年度\n" in told
    assert "要看一看的 1 个" in told


def test_a_source_in_another_units_or_years_folder_is_told(sources, capsys):
    for folder in ("柳林镇人民政府", "2019年"):
        (sources / folder).mkdir()
    page = (sources / "云溪镇人民政府.html").rename(sources / "柳林镇人民政府" / "年报.html")
    (sources / "柳林镇人民政府.html").rename(sources / "2019年" / "年报.html")
    capsys.readouterr()
    assert run(["fill", "out", "--from", "in/柳林镇人民政府", "in/2019年"]) == 1
    told = capsys.readouterr().out
    named = "文件夹“柳林镇人民政府”说的是柳林镇人民政府，报告按云溪镇人民政府读入，请核对"
    assert f"in/柳林镇人民政府/年报.html\n    请核对：{named}\n" in told
    assert "请核对：文件夹“2019年”说的是2019年，报告按2021年读入，请核对\n" in told
    assert run(["fill", "one.toml", "--from", str(page)]) == 1
    assert named in capsys.readouterr().out


def test_of_several_sources_the_fullest_is_read_and_a_picture_last(sources, capsys):
    page = Path("in/云溪镇人民政府.html").read_text(encoding="utf-8")
    short = "\n".join(line for line in page.splitlines() if "行政许可" not in line)
    Path("in/0.html").write_text(short, encoding="utf-8")
    Path("in/z.docx").unlink()
    Path("in/另一份.html").unlink()
    capsys.readouterr()
    assert run(["fill", "out", "--from", "in"]) == 1
    told = capsys.readouterr().out
    assert "  in/0.html\n    没有读入。和 in/云溪镇人民政府.html 是同一机关同一年度的" in told
    assert load(Path("out/云溪镇人民政府-2021.toml")).report.unread == ()
    assert "写成 2 份报告" in told


def test_a_report_goes_into_the_folder_that_is_named_after_its_organ(sources, capsys):
    Path("in/z.docx").unlink()
    Path("in/另一份.html").unlink()
    for name in ("云溪镇", "柳林镇", "柳林镇人民政府"):  # of two nobody knows which
        Path("out", name).mkdir(parents=True)
    capsys.readouterr()
    assert run(["fill", "out", "--from", "in"]) == 0
    assert "云溪镇人民政府.html → 云溪镇/2021.toml\n" in capsys.readouterr().out
    assert sorted(map(str, Path("out").rglob("*.toml"))) == [
        "out/云溪镇/2021.toml",
        "out/柳林镇人民政府-2021.toml",
    ]
    assert run(["fill", "out", "--from", "in"]) == 1
    assert "    没有读入。和 out/云溪镇/2021.toml 里的一样，没有改动\n" in capsys.readouterr().out


def test_a_picture_stands_behind_every_document():
    path = Path("a.toml")
    drafts = [
        Draft(Row(name, "a.toml", placed), path, b"x", 2021)
        for name, placed in (("照片.png", 200), ("稿.DOC", 3), ("稿.pdf", 190), ("扫描.JPG", 210))
    ]
    assert _choose(drafts) == {path: "稿.pdf"}
    assert _choose(drafts[::3]) == {path: "扫描.JPG"}


def test_nothing_is_written_over(sources, capsys):
    Path("out").mkdir()
    Path("out/云溪镇人民政府-2021.toml").write_text("kept", encoding="utf-8")
    page = "in/云溪镇人民政府.html"
    assert run(["fill", "out", "--from", page, "in/柳林镇人民政府.html"]) == 1
    assert Path("out/云溪镇人民政府-2021.toml").read_text(encoding="utf-8") == "kept"
    assert "toml 已经有了，它有错，没有比较，没有改动" in capsys.readouterr().out


def test_a_source_of_another_organ_or_year_than_asked_for_is_no_second_one(sources, capsys):
    pages = ["in/云溪镇人民政府.html", "in/柳林镇人民政府.html"]
    told = "柳林镇人民政府.html 的机关是 柳林镇人民政府，--organ 的是 云溪镇人民政府，没有读入"
    for _ in range(2):  # before and after the other one has its report
        assert run(["fill", "out", "--from", *pages, "--organ", "云溪镇人民政府"]) == 1
        out = capsys.readouterr().out
        assert told in out
        assert "--force" not in out
    Path("made.toml").write_text(right_report(2020).replace("云溪镇", "柳林镇"), encoding="utf-8")
    assert run(["render", "made.toml", "--html", "-o", "in/旧.html"]) == 0
    capsys.readouterr()
    assert run(["fill", "new", "--from", pages[1], "in/旧.html", "--year", "2021"]) == 1
    out = capsys.readouterr().out
    assert "旧.html 的年度是 2020，--year 的是 2021，没有读入" in out
    assert "同一机关同一年度" not in out


def test_the_line_that_takes_another_source_runs(sources, capsys):
    pages = ["in/云溪镇人民政府.html", "in/柳林镇人民政府.html"]
    line = ["fill", "out", "--from", *pages, "--organ", "云溪镇人民政府", "--accept-other"]
    for code in (1, 0):  # the other organ's, which is doubted still; then its own, which was left
        assert run(line) == 1
        (told,) = set(re.findall(r"运行 reportctl (fill .*)\n", capsys.readouterr().out))
        assert told.endswith("--force --accept-other")
        assert run(shlex.split(told)) == code
        assert ("按要求读入" in capsys.readouterr().err) is bool(code)


def test_a_corrected_source_is_told_from_the_same_with_the_command_that_takes_it(sources, capsys):
    page = Path("in/云溪镇人民政府.html").read_text(encoding="utf-8")
    report = Path("out/云溪镇人民政府-2021.toml")
    report.parent.mkdir()
    assert run(["fill", str(report), "--from", "in/云溪镇人民政府.html"]) == 0
    assert run(["fill", str(report), "--set", "行政许可=?", "--set", "行政处罚=7"]) == 1
    Path("in/云溪镇 重报.html").write_text(page.replace("业务培训2次", "业务培训3次"), "utf-8")
    capsys.readouterr()
    assert run(["fill", "out", "--from", "in"]) == 1
    told = capsys.readouterr().out
    differs = f"和 {report} 里有 2 格、1 部分文字不同（那里有 1 格没有读出来），没有改动"
    line = f"reportctl fill {report} --from 'in/云溪镇 重报.html' --force"
    assert f"{differs}；要换成这一份，运行 {line}\n" in told
    assert f"和 {report} 里有 2 格不同" in told  # the first one, which two figures differ from now
    assert run(["fill", str(report), "--from", "in/云溪镇 重报.html", "--force"]) == 0
    capsys.readouterr()
    run(["fill", "out", "--from", "in/云溪镇 重报.html"])
    assert f"和 {report} 里的一样，没有改动" in capsys.readouterr().out


def test_report_files_among_the_sources_are_told_with_their_place(sources, capsys):
    Path("out/枫湾乡").mkdir(parents=True)
    for name, organ in {"2021 (1).toml": "枫湾乡人民政府", "甲.toml": "石桥镇人民政府"}.items():
        text = right_report().replace("云溪镇人民政府", organ)
        Path("in", name).write_text(text, encoding="utf-8")
    Path("in/坏.toml").write_text("[report]\n", encoding="utf-8")
    Path("in/pyproject.toml").write_text("[project]\n", encoding="utf-8")
    Path("out/枫湾乡/2020.toml").write_text(right_report(2020), encoding="utf-8")
    assert run(["fill", "out", "--from", "in", "out"]) == 1  # what lies in its place is no source
    told = capsys.readouterr().out
    again = "已经是报告文件；"
    assert f"{again}请放进 out/枫湾乡，文件名 2021.toml\n" in told
    assert f"{again}请放进 out，文件名 石桥镇人民政府-2021.toml\n" in told
    assert (
        f"in/坏.toml\n    没有读入。{again}请先改正，运行 reportctl validate in/坏.toml\n" in told
    )
    assert "pyproject" not in told
    assert "out/枫湾乡/2020.toml" not in told
    assert "读入 7 个来源：写成 2 份报告，没有读入 5 个" in told


def test_whoever_is_not_on_the_list_is_doubtful_and_the_rest_is_in_order(sources, capsys):
    Path("out").mkdir()
    Path("out/reportctl.toml").write_text('units = ["柳林镇"]\n', encoding="utf-8")
    assert run(["fill", "out", "--from", "in/柳林镇人民政府.html"]) == 0
    assert run(["fill", "out", "--from", "in/云溪镇人民政府.html"]) == 1
    assert "单位名单上没有" in capsys.readouterr().out


@pytest.mark.parametrize(
    ("settings", "code"), [("units = [", "M906"), ('unit = ["柳林镇"]', "M905")]
)
def test_settings_with_a_fault_stop_the_reading_of_a_folder(sources, capsys, settings, code):
    Path("out").mkdir()
    Path("out/reportctl.toml").write_text(settings + "\n", encoding="utf-8")
    assert run(["fill", "out", "--from", "in"]) == 2
    told = capsys.readouterr().err
    assert f"out/reportctl.toml:1: {code} " in told
    assert told.endswith("；改正后再读入\n")
    assert not list(Path("out").glob("*-*.toml"))


def test_settings_with_a_fault_in_a_units_own_folder_are_told(sources, capsys):
    Path("out/柳林镇").mkdir(parents=True)
    Path("out/柳林镇/reportctl.toml").write_text("units = 1\n", encoding="utf-8")
    assert run(["fill", "out", "--from", "in/柳林镇人民政府.html"]) == 1
    assert "    out/柳林镇/reportctl.toml:1: M906 " in capsys.readouterr().out
    assert run(["fill", "out/柳林镇/2021.toml", "--set", "report.date=2022年1月5日"]) == 1
    assert "请核对：out/柳林镇/reportctl.toml:1: M906 " in capsys.readouterr().err


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["--from", "in", "--set", "overview.text=甲"], "out 是文件夹：只能和"),
        (["--from", "empty"], "没有能读入的文件"),
        (["--from", "in", "--force"], "整个文件夹不用 --force"),
        (["--from", "inn/"], "没有 inn/ 这个文件或文件夹，是不是 in/？"),
    ],
)
def test_what_makes_no_sense_for_a_folder_is_refused(words, said, sources, capsys):
    Path("out").mkdir()
    Path("empty").mkdir()
    assert run(["fill", "out", *words]) == 2
    assert said in capsys.readouterr().err


def test_a_form_that_nobody_has_filled_is_not_read(tmp_path, monkeypatch, capsys):
    monkeypatch.chdir(tmp_path)
    Path("2021.toml").write_text(right_report(2021), encoding="utf-8")
    assert run(["init", "2022.toml", "--previous", "2021.toml"]) == 0
    Path("in").mkdir()
    assert run(["fill", "2022.toml", "--webform", "in/填报表2022.html"]) == 0
    capsys.readouterr()
    assert run(["fill", "out", "--from", "in"]) == 1
    assert "没有读入。是还没有填的表，没有数字和正文" in capsys.readouterr().out
    assert not list(Path("out").glob("*.toml"))
    run(["fill", "2022.toml", "--from", "in/填报表2022.html", "--force"])
    assert "还没有填：没有数字和正文，只有上年带来的数" in capsys.readouterr().out
