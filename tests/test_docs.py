"""Every command line that the documents show is one: it is read, and run where nobody must type.

Blocks marked `console` show output too; `tests/test_fresh.py` holds these to it.
"""

from __future__ import annotations

import re
import shlex
import shutil
from io import BytesIO, TextIOWrapper
from pathlib import Path

import pytest

from reportctl.cli.grammar import find_command, read_line
from reportctl.cli.options import COMMANDS
from reportctl.cli.start import run

ROOT = Path(__file__).parents[1]
PAGES = [*ROOT.glob("README*.md"), *(ROOT / "docs").glob("*.md")]
LINE = re.compile(r"`(reportctl [^`\n]+)`|^(?:\$ )?(reportctl .+)$", re.MULTILINE)
USAGE = re.compile(r"[\[…]|键=值|编号$")
"""What stands for something else: no line to be typed."""
COUNTY = "青岚县"
"""What the guide calls its copy of the demo county."""
WAITS = {"--watch", "--open"}


def lines_of(page: Path) -> list[str]:
    """The command lines of a page, without comments behind them."""
    found = (one or other for one, other in LINE.findall(page.read_text(encoding="utf-8")))
    return [line.partition("  #")[0].strip() for line in found if not USAGE.search(line)]


LINES = {line: page.name for page in PAGES[::-1] for line in lines_of(page)}
"""Each with a page that shows it."""


def make(word: str, folder: Path) -> None:
    """What a word of a line names: a report, a page of it, a list or a folder of units."""
    path = folder / word
    if path.exists() or not re.fullmatch(r"[\w./ -]+", word):
        return
    path.parent.mkdir(parents=True, exist_ok=True)
    year = re.search(r"20\d\d", path.name)
    if path.suffix == ".toml":
        text = (ROOT / "samples" / "2021.toml").read_text(encoding="utf-8")
        path.write_text(text.replace("2021", year[0] if year else "2021"), encoding="utf-8")
    elif path.suffix in {".html", ".docx", ".xlsx", ".pdf", ".md"}:
        source = folder / f"source-{path.stem}.toml"
        make(source.name, folder)
        assert run(["render", str(source), f"--{path.suffix[1:]}", "-o", str(path), "--force"]) in {
            0,
            1,
        }
        source.unlink()
    elif path.suffix == ".txt":
        path.write_text("青岚县云溪镇人民政府\n", encoding="utf-8")
    elif path.suffix == ".json":
        assert (
            run(["validate", str(ROOT / "samples"), "--write-baseline", str(path)]) == 1
        )  # a sample is cut off in the middle
    elif not path.suffix:
        broken = shutil.ignore_patterns("*民政局")  # a sum wants every report whole
        shutil.copytree(ROOT / "samples" / "county", path, ignore=broken)


@pytest.fixture
def place(tmp_path, monkeypatch, request):
    """A folder with this year's and last year's report, and a clerk who has pasted something."""
    monkeypatch.chdir(tmp_path)
    shutil.copytree(ROOT / "samples", tmp_path / "samples")
    shutil.copytree(ROOT / "samples" / "county", tmp_path / COUNTY)
    wanting = {"民政局", "自然资源局", "东关街道办事处"}  # the guide mends these before it sums
    for unit in wanting if "--sum" in request.node.callspec.params.get("line", "") else ():
        (tmp_path / COUNTY / f"青岚县{unit}" / "2023.toml").unlink()
    for year in ("2020", "2021"):
        shutil.copy(ROOT / "samples" / f"{year}.toml", tmp_path)
    pasted = TextIOWrapper(BytesIO("一、总体情况\n\n全年平稳。\n".encode()), encoding="utf-8")
    monkeypatch.setattr("sys.stdin", pasted)
    monkeypatch.setenv("HOME", str(tmp_path))  # completion is installed there
    monkeypatch.setattr("shellingham.detect_shell", lambda: ("bash", "/bin/bash"))
    return tmp_path


@pytest.mark.parametrize("line", LINES, ids=[f"{page}: {line}" for line, page in LINES.items()])
def test_a_line_of_the_documents_runs(line, place, capsys):
    words = shlex.split(line)[1:]
    if words[0].startswith("-"):
        assert run(words) == 0
        return
    command = find_command(words[0], COMMANDS)
    read = read_line(command, words[1:])
    writes = {option.key for option in command.options if option.kind == "path"} & {
        "output",
        "workbook",
        "write-baseline",
        "webform",
    }
    named = [word for key in read.values if key not in writes for word in read.words(key)]
    for word in named:
        # a line that says whose it is makes its file
        new = "from" in read or {"sum", "organ"} <= set(read.values)
        if word == read.text("文件") and new:
            (place / word).parent.mkdir(parents=True, exist_ok=True)
        else:
            make(word, place)
    if words[0] == "init":
        (place / read.text("文件")).unlink()
    if WAITS & set(words) or (words[0] == "fill" and len(words) == 2):
        return
    code = run(words)
    said = capsys.readouterr()
    assert code in {0, 1}, said.err


@pytest.mark.slow
def test_who_follows_the_guide_gets_from_the_demo_county_to_its_sum(tmp_path, monkeypatch, capsys):
    monkeypatch.chdir(tmp_path)
    shutil.copytree(ROOT / "samples" / "county", COUNTY)
    guide = (ROOT / "docs" / "guide.zh.md").read_text(encoding="utf-8")
    part = guide.partition("## 县政务公开办")[2].partition("**几年的走势。**")[0]
    broken = Path(COUNTY, "青岚县民政局", "2023.toml")
    codes = {}
    for line in re.findall(r"^reportctl .+$", part, re.MULTILINE):
        if "来稿/" in line:
            continue  # that folder is the reader's own
        if line.endswith("--fix"):  # by hand, as the guide says
            text = broken.read_text(encoding="utf-8")
            broken.write_text(text + '"""\n' * (text.count('"""') % 2), encoding="utf-8")
        codes[line] = run(shlex.split(line)[1:])
    told = capsys.readouterr()
    assert 2 not in codes.values(), codes
    assert "已汇总 11 个单位" in told.out
    assert "青岚县石桥镇人民政府" in told.err.partition("汇总不完整")[2]
    assert Path("全县2023.pdf").read_bytes().startswith(b"%PDF")


@pytest.mark.slow
def test_who_follows_the_guide_gets_from_pasted_text_to_a_signed_pdf(tmp_path, monkeypatch, capsys):
    import openpyxl
    import pypdfium2

    monkeypatch.chdir(tmp_path)
    shutil.copy(ROOT / "samples" / "2021.toml", "source.toml")
    assert run(["render", "source.toml", "--md", "-o", "去年.md"]) == 0
    Path("去年.txt").write_bytes(Path("去年.md").read_bytes())
    guide = (ROOT / "docs" / "guide.zh.md").read_text(encoding="utf-8")
    part = guide.partition("## 单位")[2].partition("**10.")[0]
    for line in re.findall(r"^reportctl .+$", part, re.MULTILINE):
        words = shlex.split(line.replace("去年.html", "去年.txt"))[1:]
        if words == ["fill", "2022.toml"]:
            continue  # at a terminal
        if (draft := Path(words[-2])).stem.endswith(
            "草稿"
        ) and "--from" in words:  # saved, unfilled
            draft.write_bytes(Path("填报表2022.html").read_bytes())
        code = run(words)
        assert code in {0, 1}, (line, capsys.readouterr().err)
        if "--workbook" in words:  # somebody fills it
            book = openpyxl.load_workbook("填报表2022.xlsx")
            for name, defined in book.defined_names.items():
                sheet, at = next(defined.destinations)
                cell = book[sheet][at.replace("$", "")]
                if not name.startswith(("report.", "prose.")) and cell.value is None:
                    cell.value = 0
                elif name == "prose.problems":
                    cell.value = "问题：公开不够及时。改进情况：已按月核对。"
            book.save("填报表2022.xlsx")
    document = pypdfium2.PdfDocument("2022.pdf")
    last = document[len(document) - 1].get_textpage().get_text_range()
    assert "舞泉镇人民政府" in last
    assert "2023年1月10日" in last


def test_there_are_lines():
    assert len(LINES) > 20
