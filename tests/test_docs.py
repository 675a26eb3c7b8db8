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
WAITS = {"--watch", "--open"}


def lines_of(page: Path) -> list[str]:
    """The command lines of a page, without comments behind them."""
    found = (one or other for one, other in LINE.findall(page.read_text(encoding="utf-8")))
    return [line.partition("  #")[0].strip() for line in found if not USAGE.search(line)]


LINES = [(page.name, line) for page in PAGES for line in dict.fromkeys(lines_of(page))]


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
        assert run(["render", str(source), f"--{path.suffix[1:]}", "-o", str(path), "--force"]) == 0
        source.unlink()
    elif path.suffix == ".txt":
        path.write_text("青岚县云溪镇人民政府\n", encoding="utf-8")
    elif path.suffix == ".json":
        assert run(["validate", str(ROOT / "samples"), "--write-baseline", str(path)]) == 0
    elif not path.suffix:
        broken = shutil.ignore_patterns("*民政局")  # a sum wants every report whole
        shutil.copytree(ROOT / "samples" / "county", path, ignore=broken)


@pytest.fixture
def place(tmp_path, monkeypatch):
    """A folder with this year's and last year's report, and a clerk who has pasted something."""
    monkeypatch.chdir(tmp_path)
    shutil.copytree(ROOT / "samples", tmp_path / "samples")
    for year in ("2020", "2021"):
        shutil.copy(ROOT / "samples" / f"{year}.toml", tmp_path)
    pasted = TextIOWrapper(BytesIO("一、总体情况\n\n全年平稳。\n".encode()), encoding="utf-8")
    monkeypatch.setattr("sys.stdin", pasted)
    monkeypatch.setenv("HOME", str(tmp_path))  # completion is installed there
    monkeypatch.setattr("shellingham.detect_shell", lambda: ("bash", "/bin/bash"))
    return tmp_path


@pytest.mark.parametrize(("page", "line"), LINES, ids=[f"{p}: {line}" for p, line in LINES])
def test_a_line_of_the_documents_runs(page, line, place, capsys):
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
        if word != read.text("文件") or "from" not in read:
            make(word, place)
    if words[0] == "init":
        (place / read.text("文件")).unlink()
    if WAITS & set(words) or (words[0] == "fill" and len(words) == 2):
        return
    code = run(words)
    said = capsys.readouterr()
    assert code in {0, 1}, said.err


def test_there_are_lines():
    assert len(LINES) > 20
