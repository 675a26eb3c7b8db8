"""`render` at the command line: right uses, wrong uses, and what is said of each."""

from __future__ import annotations

import errno
import re
import shutil
import sys
from pathlib import Path

import pytest

from reportctl.cli import render
from reportctl.cli.render import MANY
from reportctl.cli.start import run

SAMPLES = Path(__file__).parents[2] / "samples"


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with the samples of two years, in which the command runs."""
    for name in ("2020.toml", "2021.toml"):
        shutil.copy(SAMPLES / name, tmp_path)
    monkeypatch.chdir(tmp_path)
    return tmp_path


def names(folder: Path) -> set[str]:
    return {str(path.relative_to(folder)) for path in folder.rglob("*") if path.is_file()} - {
        "2020.toml",
        "2021.toml",
    }


def test_without_a_file_the_newest_report_of_the_folder_is_printed(folder, capsys):
    assert run(["render", "--pdf"]) == 0
    assert names(folder) == {"2021.pdf"}
    assert capsys.readouterr().out.startswith("2021.pdf（")


def test_several_formats_in_one_call_and_the_page_links_to_them(folder, capsys):
    formats = ["--pdf", "--html", "--html-fragment", "--docx", "--xlsx", "--md", "--charts"]
    assert run(["render", "2021.toml", *formats]) == 0
    endings = ["pdf", "html", "fragment.html", "docx", "xlsx", "md", "charts.html"]
    assert {name for name in names(folder) if "/" not in name} == {
        f"2021.{ending}" for ending in endings
    }
    assert "2021.charts/长图.png" in names(folder)
    assert "（共 " in capsys.readouterr().out
    page = Path("2021.html").read_text("utf-8")
    assert '<a href="2021.pdf" download="2021.pdf">PDF 文件</a>' in page
    assert '<a href="2021.charts.html">图解</a>' in page  # a page is opened, not saved


@pytest.mark.parametrize("kind", ["html", "html-fragment", "xlsx", "md"])
def test_a_draft_that_is_read_back_is_told_to_be_one(folder, capsys, kind):
    assert run(["render", "2021.toml", f"--{kind}", "--draft", "-o", "d"]) == 0
    (draft,) = (path for path in Path("d").iterdir() if path.suffix != ".json")
    known = ["--organ", "舞泉镇人民政府", "--year", "2021"]  # a fragment has no title
    assert run(["fill", "new.toml", "--from", str(draft), *known]) == 1
    assert "说明这可能不是定稿，请核对" in capsys.readouterr().out


def test_charts_show_a_trend_over_three_years_that_lie_beside(folder):
    assert run(["render", "2021.toml", "--charts"]) == 0
    assert "年变化" not in Path("2021.charts.html").read_text("utf-8")
    earlier = Path("2020.toml").read_text("utf-8")
    Path("2019.toml").write_text(earlier.replace("2020", "2019"), "utf-8")
    assert run(["render", "2021.toml", "--charts"]) == 0
    assert "2019年至2021年变化" in Path("2021.charts.html").read_text("utf-8")


def test_a_picture_that_is_none_of_ours_is_not_written_over(folder, capsys):
    Path("2021.charts").mkdir()
    Path("2021.charts/长图.png").write_bytes(b"a scan")
    assert run(["render", "2021.toml", "--charts"]) == 2
    assert "没有覆盖" in capsys.readouterr().err
    assert Path("2021.charts/长图.png").read_bytes() == b"a scan"


@pytest.mark.slow
def test_ofd_and_long_picture_are_written_again_but_not_over_others(folder):
    assert run(["render", "2021.toml", "--ofd", "--png"]) == 0
    assert run(["render", "2021.toml", "--ofd", "--png"]) == 0
    Path("2021.ofd").write_bytes(b"PK sealed")
    assert run(["render", "2021.toml", "--ofd"]) == 2


@pytest.mark.slow
def test_each_page_is_a_picture_too_and_one_that_is_gone_goes(folder, capsys):
    assert run(["render", "2021.toml", "--png"]) == 0
    pages = {name for name in names(folder) if name.startswith("2021.pages/")}
    assert pages == {f"2021.pages/{n}.png" for n in range(1, len(pages) + 1)}
    assert len(pages) > 4
    Path("2021.pages/99.png").write_bytes(Path("2021.pages/1.png").read_bytes())
    Path("2021.pages/封面.png").write_bytes(b"a cover")
    assert run(["render", "2021.toml", "--png"]) == 0
    left = {name for name in names(folder) if name.startswith("2021.pages/")}
    assert left == pages | {"2021.pages/封面.png"}
    Path("2021.pages/2.png").write_bytes(b"a scan")
    assert run(["render", "2021.toml", "--png"]) == 2
    assert "没有覆盖" in capsys.readouterr().err


def test_charts_of_a_blank_report_say_so(folder, capsys):
    assert run(["init", "2023.toml", "--organ", "柳林镇人民政府"]) == 0
    assert run(["render", "2023.toml", "--charts"]) == 0
    assert "没有可以画成图的数据" in Path("2023.charts.html").read_text("utf-8")


def test_many_reports_are_printed_in_several_processes_into_one_folder(folder):
    for number in range(MANY):
        (folder / f"unit{number}").mkdir()
        shutil.copy("2021.toml", folder / f"unit{number}")
    assert run(["render", *[f"unit{n}" for n in range(MANY)], "--md", "-o", "out"]) == 0
    assert names(folder / "out") == {f"unit{n}-2021.md" for n in range(MANY)}


def test_a_report_named_twice_is_printed_once(capsys):
    assert run(["render", "2021.toml", ".", "./2021.toml", "--md"]) == 0
    assert capsys.readouterr().out.count("2021.md") == 1


def test_a_report_that_does_not_add_up_is_printed_with_a_warning(capsys):
    shutil.copy(SAMPLES / "wrong-2021.toml", "wrong.toml")
    assert run(["render", "wrong.toml", "--md"]) == 1
    told = capsys.readouterr()
    assert "wrong.md" in told.out
    assert "T301" in told.err
    codes = "T301、T302、T303、T304、T305、X201"
    assert f"wrong.toml 有 9 个错误（{codes}），已照原样排版，请核对后再公开" in told.err


def test_every_error_is_told_and_last_years_report_is_asked(capsys):
    text = Path("2021.toml").read_text("utf-8")
    wrong = re.sub("(?m)^licence .*", "licence = -5", text)
    Path("2021.toml").write_text(
        re.sub(r"(?m)^carried_in .*", "carried_in = [3, 0, 0, 0, 0, 0, 3]", wrong), "utf-8"
    )
    assert run(["render", "2021.toml", "--md"]) == 1
    told = capsys.readouterr().err
    assert "C202 “行政许可”" in told
    assert "个错误（C202、T303、X201），已照原样排版" in told
    assert run(["render", "2021.toml", "--md", "--draft"]) == 0


def test_a_draft_marks_what_is_wrong(capsys):
    shutil.copy(SAMPLES / "wrong-2021.toml", "wrong.toml")
    assert run(["render", "wrong.toml", "--md", "--html", "--charts", "--draft"]) == 0
    assert "[^1]: " in Path("wrong草稿.md").read_text("utf-8")
    for page in ("wrong草稿.html", "wrong草稿.charts.html"):
        assert "本页是草稿，不得发布。" in Path(page).read_text("utf-8")


def test_what_is_no_report_is_told_with_its_place(capsys):
    Path("2021.toml").write_text("[report]\nyear = \n", "utf-8")
    assert run(["render", "2021.toml", "--md"]) == 1
    told = capsys.readouterr()
    assert told.err.startswith("2021.toml:2:6: F102 ")
    assert not told.out
    assert not Path("2021.md").exists()


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (["2021.toml"], "请写明要哪种格式"),
        (["none.toml", "--pdf"], "没有 none.toml 这个文件或文件夹，请检查路径"),
        (["empty", "--pdf"], "empty 里没有报告文件"),
        (["2021.toml", "--pdf", "-o", "2021.toml"], "应以 .pdf 结尾"),
        (["2021.toml", "--html", "-o", "a.docx"], "应以 .html 结尾"),
        (["2021.toml", "--pdf", "--md", "-o", "a.pdf"], "请在 -o 后面写一个文件夹"),
        (["2020.toml", "2021.toml", "--pdf", "-o", "a.pdf"], "请在 -o 后面写一个文件夹"),
        (["2021.toml", "--md", "-o", "2020.toml/a.md"], "已有同名的文件"),
        (["2021.toml", "--pdf", "--layout", "wide"], "--layout 可选的是"),
        (["2021.toml", "--pdf", "--font-dir", "none"], "不是文件夹"),
        (["2021.toml", "--pdf", "--font-dir", "empty"], "没有字体文件"),
        (["--fonts", "--font-dir", "none"], "不是文件夹"),
        (["2021.toml", "--jpg"], "没有 --jpg 这个选项"),
    ],
)
def test_wrong_uses_get_one_line(folder, arguments, told, capsys):
    (folder / "empty").mkdir()
    before = names(folder)
    assert run(["render", *arguments]) == 2
    (line,) = capsys.readouterr().err.splitlines()
    assert line.startswith("reportctl: ")
    assert told in line
    assert names(folder) == before


def test_a_folder_without_reports_and_no_file_named(folder, monkeypatch, capsys):
    (folder / "empty").mkdir()
    monkeypatch.chdir(folder / "empty")
    assert run(["render", "--pdf"]) == 2
    assert "请写明文件名" in capsys.readouterr().err


def test_no_permission_is_one_line(monkeypatch, capsys):
    def refuse(_path: Path) -> bytes:
        raise PermissionError(errno.EACCES, "Permission denied")

    monkeypatch.setattr(Path, "read_bytes", refuse)
    assert run(["render", "2021.toml", "--md"]) == 2
    assert capsys.readouterr().err.count("\n") == 1


def test_one_file_that_cannot_be_read_does_not_hold_up_the_others(folder, capsys):
    assert run(["render", "2020.toml", "none.toml", "2021.toml", "--md"]) == 2
    assert names(folder) == {"2020.md", "2021.md"}
    assert "none.toml" in capsys.readouterr().err


def test_output_may_be_a_file_or_a_folder(folder):
    assert run(["render", "2021.toml", "--html", "-o", "a.htm"]) == 0
    assert run(["render", "2021.toml", "--html", "-o", "b"]) == 0
    assert run(["render", "2021.toml", "--html", "--md", "-o", "b/2021.01"]) == 0
    assert names(folder) == {"a.htm", "b/2021.html", "b/2021.01/2021.html", "b/2021.01/2021.md"}


def test_what_no_painter_made_is_not_written_over(capsys):
    Path("2021.xlsx").write_bytes(b"the unit's own")
    assert run(["render", "2021.toml", "--xlsx", "--md"]) == 2
    assert Path("2021.xlsx").read_bytes() == b"the unit's own"
    assert not Path("2021.md").exists()
    assert "确要覆盖请加 --force" in capsys.readouterr().err
    assert run(["render", "2021.toml", "--xlsx", "--force"]) == 0
    assert run(["render", "2021.toml", "--xlsx"]) == 0


def test_layout_and_fonts_say_that_they_are_for_pdf(capsys):
    assert run(["render", "2021.toml", "--md", "--layout", "plain"]) == 0
    assert "只用于 PDF" in capsys.readouterr().err
    assert run(["render", "2021.toml", "--pdf", "--layout", "plain"]) == 0
    assert "只用于 PDF" not in capsys.readouterr().err


def test_the_fonts_in_use_are_listed(capsys):
    assert run(["render", "--fonts"]) == 0
    roles = [line.split("\t")[0] for line in capsys.readouterr().out.splitlines()]
    assert roles == ["标题", "一级标题", "二级标题", "正文", "表格和页码"]


def test_the_first_result_is_opened(folder, monkeypatch, capsys):
    opened = []
    monkeypatch.setattr("reportctl.cli.render.open_file", lambda f: opened.append(f) or True)
    assert run(["render", "2021.toml", "--md", "--html", "--open"]) == 0
    assert opened == [Path("2021.html")]


def test_without_a_desktop_it_is_said_where_the_file_is(folder, monkeypatch, capsys):
    monkeypatch.setattr("reportctl.cli.render.open_file", lambda _: False)
    assert run(["render", "2021.toml", "--md", "--open"]) == 0
    assert f"文件在 {folder.resolve() / '2021.md'}" in capsys.readouterr().err


@pytest.fixture
def started(monkeypatch: pytest.MonkeyPatch) -> list[list[str]]:
    """The command lines that were started."""
    lines: list[list[str]] = []
    monkeypatch.setattr("subprocess.Popen", lambda line, **_: lines.append(line))
    monkeypatch.setattr("shutil.which", lambda name: f"/usr/bin/{name}")
    return lines


def test_a_desktop_is_asked_with_the_whole_path(started, monkeypatch, tmp_path):
    monkeypatch.setattr(sys, "platform", "linux")
    monkeypatch.setenv("DISPLAY", ":0")
    assert render.open_file(tmp_path / "-rf.pdf")
    assert started == [["/usr/bin/xdg-open", str((tmp_path / "-rf.pdf").resolve())]]


def test_without_a_desktop_nothing_is_started(started, monkeypatch):
    monkeypatch.setattr(sys, "platform", "linux")
    monkeypatch.delenv("DISPLAY", raising=False)
    monkeypatch.delenv("WAYLAND_DISPLAY", raising=False)
    assert not render.open_file(Path("2021.pdf"))
    assert started == []


def test_a_mac_has_open(started, monkeypatch):
    monkeypatch.setattr(sys, "platform", "darwin")
    assert render.open_file(Path("2021.pdf"))
    assert started[0][0] == "/usr/bin/open"


def test_windows_opens_it_as_a_double_click_would(started, monkeypatch):
    opened: list[Path] = []
    monkeypatch.setattr(sys, "platform", "win32")
    monkeypatch.setattr(render.os, "startfile", opened.append, raising=False)
    assert render.open_file(Path("2021.pdf"))
    assert opened == [Path("2021.pdf")]


def test_windows_without_a_program_for_it(monkeypatch):
    def refuse(_file: Path) -> None:
        raise OSError(1155, "No application is associated")

    monkeypatch.setattr(sys, "platform", "win32")
    monkeypatch.setattr(render.os, "startfile", refuse, raising=False)
    assert not render.open_file(Path("2021.pdf"))


def test_a_report_that_is_not_written_yet_is_printed_and_told(capsys):
    assert run(["init", "2024.toml", "--organ", "云溪镇人民政府"]) == 0
    capsys.readouterr()
    assert run(["render", "2024.toml", "--md"]) == 1
    told = capsys.readouterr().err
    assert "2024.toml 没有写完：“一、总体情况”、“五、存在的主要问题及改进情况”、" in told
    assert "没有正文，只有标题；请补齐后再公开" in told
    assert run(["render", "2024.toml", "--md", "--draft"]) == 0


def test_a_sum_that_lacks_units_is_printed_and_told(capsys):
    parts = '\n[[parts]]\norgan = "石桥镇"\nfile = ""\n'
    Path("2021.toml").write_text((SAMPLES / "2021.toml").read_text("utf-8") + parts, "utf-8")
    assert run(["render", "2021.toml", "--md"]) == 1
    assert "2021.toml 没有写完：汇总缺石桥镇，报告里没有写明；" in capsys.readouterr().err
    text = Path("2021.toml").read_text("utf-8")
    before, mark, behind = text.partition("[other_matters]")
    Path("2021.toml").write_text(
        before + mark + behind.replace('"""\n', '"""\n没有包括石桥镇的报告。\n', 1), "utf-8"
    )
    assert run(["render", "2021.toml", "--md"]) == 1
    assert "2021.toml 没有写完：汇总缺石桥镇；" in capsys.readouterr().err
    waive("A806")
    assert run(["render", "2021.toml", "--md"]) == 0
    assert "没有写完" not in capsys.readouterr().err


def waive(*rules: str) -> None:
    with Path("2021.toml").open("a", encoding="utf-8") as file:
        file.writelines(f'\n[[waivers]]\nrule = "{rule}"\nreason = "已经核实"\n' for rule in rules)


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("无", "存在的主要问题及改进情况只写了“无”（R603）"),
        ("", "“五、存在的主要问题及改进情况”没有正文，只有标题"),
    ],
)
def test_a_section_that_says_nothing_is_told_unless_that_is_accepted(text, told, capsys):
    file = Path("2021.toml")
    said = re.sub(
        r'(\[problems\][^"]*""")\n.*?"""',
        rf'\1\n{text}\n"""',
        (SAMPLES / "2021.toml").read_text("utf-8"),
        flags=re.DOTALL,
    )
    file.write_text(said, encoding="utf-8")
    assert run(["render", "2021.toml", "--md"]) == 1
    assert f"2021.toml 没有写完：{told}；" in capsys.readouterr().err
    waive("R603")
    assert run(["render", "2021.toml", "--md"]) == 0
    assert "没有写完" not in capsys.readouterr().err


def test_a_report_without_signature_and_date_is_printed_and_told(capsys):
    run(["fill", "2021.toml", "--set", "report.signature=", "--set", "report.date="])
    capsys.readouterr()
    assert run(["render", "2021.toml", "--md"]) == 0
    assert "落款" not in capsys.readouterr().err
    assert run(["render", "2021.toml", "--docx"]) == 0
    assert (
        "没有落款、成文日期；要写，运行 reportctl fill 2021.toml --set" in capsys.readouterr().err
    )
    run(["fill", "2021.toml", "--set", "落款=云溪镇人民政府", "--set", "日期=2022年1月18日"])
    capsys.readouterr()
    assert run(["render", "2021.toml", "--docx"]) == 0
    assert "落款" not in capsys.readouterr().err


def test_a_draft_has_a_name_of_its_own_and_takes_no_final_with_it(capsys):
    assert run(["render", "2021.toml", "--html"]) == 0
    final = Path("2021.html").read_bytes()
    assert run(["render", "2021.toml", "--html", "--draft"]) == 0
    assert capsys.readouterr().out.splitlines()[-1].startswith("2021草稿.html（")
    assert run(["render", "2021.toml", "--html", "--draft", "-o", "out/"]) == 0
    assert Path("out/2021草稿.html").is_file()
    assert Path("2021.html").read_bytes() == final
    capsys.readouterr()
    assert run(["render", "2021.toml", "--html", "--draft", "-o", "2021.html"]) == 0
    assert "2021.html 原来就有，现在换成了草稿；要两份都留着" in capsys.readouterr().err


def test_what_was_not_made_because_of_one_file_is_named(capsys):
    Path("2021.html").write_text("别人的网页", encoding="utf-8")
    assert run(["render", "2021.toml", "--md", "--html"]) == 2
    assert "；这次要的 2021.html、2021.md 都没有重新排版" in capsys.readouterr().err
