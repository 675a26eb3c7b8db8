"""Where a command line ends: exit codes, one line for what stops it, and Ctrl-C."""

from __future__ import annotations

import errno
import os
import shlex
import subprocess
import sys
from pathlib import Path

import pytest
from docx import Document

from reportctl.cli import render, validate
from reportctl.cli.start import STOPPED, run
from reportctl.finding import Failure


@pytest.mark.parametrize(
    "line", [["validate"], ["render", "--pdf"], ["render", "--charts"], ["render", "--md", "x"]]
)
def test_ctrl_c_is_one_line_whichever_reader_read_the_line(line, monkeypatch, capsys):
    def interrupt(_asked: object) -> int:
        raise KeyboardInterrupt

    monkeypatch.setattr(validate, "validate", interrupt)
    monkeypatch.setattr(render, "render", interrupt)
    assert run(line) == STOPPED
    assert capsys.readouterr().err == "reportctl: 已中断；没有写到一半的文件\n"


def test_what_stops_a_command_is_one_line(monkeypatch, capsys):
    def fail(_asked: object) -> int:
        raise Failure("请写明文件名")

    monkeypatch.setattr(render, "render", fail)
    assert run(["render", "--charts"]) == 2
    assert capsys.readouterr().err == "reportctl: 请写明文件名\n"


def test_what_the_system_refuses_is_one_line(monkeypatch, capsys):
    def refuse(_asked: object) -> int:
        raise OSError(errno.ELOOP, "loop", "甲.toml")

    monkeypatch.setattr(render, "render", refuse)
    assert run(["render", "--charts"]) == 2
    assert capsys.readouterr().err == "reportctl: 甲.toml：链接绕成了圈，请检查路径\n"
    monkeypatch.setenv("REPORTCTL_DEBUG", "1")
    with pytest.raises(OSError, match="loop"):
        run(["render", "--charts"])


@pytest.mark.parametrize(
    "name", ["长" * 300, "a/" * 3000, "a\x1bb\nc", "\udcff", "none/none"], ids=range(5)
)
def test_a_name_that_no_file_can_have_is_one_line(name, capsys):
    for line in (["validate", name], ["diff", name, name + "x"], ["init", name + ".toml"]):
        assert run(line) == 2
        assert capsys.readouterr().err.count("\n") == 1


def test_a_bug_shows_its_traceback(monkeypatch):
    def break_down(_asked: object) -> int:
        raise ZeroDivisionError

    monkeypatch.setattr(render, "render", break_down)
    with pytest.raises(ZeroDivisionError):
        run(["render", "--charts"])


SAMPLE = str(Path(__file__).parents[2] / "samples" / "2021.toml")


def outcome(*line: str, to: str, **environment: str) -> tuple[int, str]:
    """The exit code and what stood on stderr, in a process of its own."""
    with Path(to).open("wb") as out:
        done = subprocess.run(
            [sys.executable, "-m", "reportctl", *line],
            stdout=out,
            stderr=subprocess.PIPE,
            env={**os.environ, **environment},
            check=False,
        )
    return done.returncode, done.stderr.decode()


@pytest.mark.parametrize("line", [["validate", SAMPLE], ["--help"], ["validate", "--rules"]])
def test_a_full_disk_is_one_line(line):
    assert outcome(*line, to="/dev/full") == (2, "reportctl: 输出没有写完，磁盘已满\n")


def test_a_pipe_that_closes_early_is_no_error():
    line = f"{shlex.quote(sys.executable)} -m reportctl validate --rules --format md | head -c 9"
    done = subprocess.run(line, shell=True, capture_output=True, check=False)
    assert (len(done.stdout), done.stderr) == (9, b"")


def test_what_the_environment_says_of_width_and_colour_is_no_matter_of_luck(tmp_path):
    out = tmp_path / "out"
    told = {"COLUMNS": "abc", "FORCE_COLOR": "1", "NO_COLOR": "1"}
    code, said = outcome("validate", SAMPLE, to=str(out), **told)
    assert code == 0
    assert said.startswith(f"接着运行 reportctl render {SAMPLE} --pdf\n")
    assert b"\x1b" not in out.read_bytes()


@pytest.mark.parametrize(
    ("named", "encoding"), [("", "utf-8"), ("gb18030", "gb18030"), ("ascii", "ascii")]
)
def test_what_is_told_is_utf_8_unless_an_encoding_is_named(named, encoding, tmp_path):
    out = tmp_path / "out"
    code, _ = outcome("validate", "--explain", "T301", to=str(out), PYTHONIOENCODING=named)
    assert code == 0
    told = out.read_bytes().decode(encoding)
    assert "T301" in told
    assert ("总计" in told) != (encoding == "ascii")
    assert "?" not in told


ROOT = Path(__file__).parents[2]
START = "__future__ collections.abc gc errno signal urllib datetime"
"""What the beginning of every line imports, with all that these bring along."""
EVERY = "pathlib decimal bisect unicodedata math fcntl importlib zlib"
"""What every command may import beside."""
MAY = {
    "--version": "",
    "init new.toml": "",
    "validate 2021.toml": "tomllib toml_rs",
    "validate 2021.toml --select T --strict": "tomllib toml_rs",
    "validate 2021.toml --format json": "tomllib toml_rs json",
    "diff 2020.toml 2021.toml": "tomllib toml_rs difflib",
    "render 2021.toml --html": "tomllib toml_rs hashlib json urllib",
    "render 2021.toml --md": "tomllib toml_rs hashlib json",
    "fill new.toml --from page.txt": "tomllib toml_rs difflib",
    "fill new.toml --from page.html": "tomllib toml_rs difflib html.parser html.entities",
    "fill new.toml --from page.docx": "tomllib toml_rs difflib zipfile xml.etree.ElementTree",
    "render 2021.toml --pdf": "tomllib toml_rs hashlib json tempfile mmap struct typst",
    "render 2021.toml --docx": "tomllib toml_rs hashlib json tempfile mmap struct zipfile docx",
}
_LOADED = "print(*{n.partition('.')[0] for n, m in sys.modules.items() if type(m) is type(sys)})"
_RUN = f"""
import sys, atexit
atexit.register(lambda: {_LOADED})
from reportctl.__main__ import main
main()
"""


@pytest.mark.parametrize("line", MAY)
def test_a_command_imports_nothing_that_its_line_does_not_need(line: str, tmp_path: Path) -> None:
    for sample in (ROOT / "samples").glob("20*.toml"):
        (tmp_path / sample.name).write_bytes(sample.read_bytes())
    if line.startswith("fill"):
        put_page(tmp_path / line.rpartition(" ")[2])
    ask = (
        "import sys, importlib.util\n"
        "for name in filter(importlib.util.find_spec, sys.argv[1:]):\n"
        "    __import__(name)\n"
        f"{_LOADED}"
    )
    wanted = f"{START} {MAY[line]} {EVERY if line != '--version' else ''}".split()
    may = _last_line([sys.executable, "-c", ask, *wanted], tmp_path)
    found = _last_line([sys.executable, "-c", _RUN, *line.split()], tmp_path)
    assert "reportctl" in found
    assert found - may <= {"reportctl", "atexit"}


PATTERNS = {
    "validate 2021.toml": 32,
    "fill new.toml --from page.html": 79,
    "fill new.toml --from page.txt": 91,
}
"""How many patterns of ours a line may make: to make one takes as long as a whole rule. One that a
text seldom needs is a string, asked only where a word says that it may be found."""
_COUNT = """
import atexit, re, re._compiler as compiler, sys
made, wide, make = [], [], compiler.compile
def count(pattern, flags=0):
    frame = sys._getframe(1)
    while frame.f_globals["__name__"].partition(".")[0] == "re":
        frame = frame.f_back
    if frame.f_globals["__name__"].startswith("reportctl."):
        made.append(pattern)
        if isinstance(pattern, str):
            wide.extend(re.findall("[㐀-鿿]-[㐀-鿿]", pattern))
    return make(pattern, flags)
compiler.compile = count
atexit.register(lambda: print(len(made), *map(ascii, wide)))
from reportctl.__main__ import main
main()
"""


@pytest.mark.parametrize("line", PATTERNS)
def test_a_command_makes_few_patterns(line: str, tmp_path: Path) -> None:
    (tmp_path / "2021.toml").write_bytes((ROOT / "samples" / "2021.toml").read_bytes())
    for name in ("page.html", "page.txt"):
        put_page(tmp_path / name)
    (made,) = _last_line([sys.executable, "-c", _COUNT, *line.split()], tmp_path)
    assert 5 < int(made) <= PATTERNS[line]  # a second word is a class of thousands of characters


def put_page(path: Path) -> None:
    """A report as an office publishes it, in the kind of file that its name says."""
    text = next((ROOT / "samples" / "county").glob("*/2023.txt")).read_text("gb18030")
    if path.suffix == ".docx":
        document = Document()
        for line in text.splitlines():
            document.add_paragraph(line)
        document.save(str(path))
    else:
        marked = "".join(f"<p>{line}</p>" for line in text.splitlines())
        path.write_text(text if path.suffix == ".txt" else marked, "utf-8")


@pytest.mark.parametrize("word", ["--html", "--xlsx"])
def test_a_workbook_wants_no_numpy(word: str, tmp_path: Path) -> None:
    report = tmp_path / "2021.toml"
    report.write_bytes((ROOT / "samples" / "2021.toml").read_bytes())
    found = _last_line([sys.executable, "-c", _RUN, "render", "2021.toml", word], tmp_path)
    assert ("openpyxl" in found, "numpy" in found) == (word == "--xlsx", False)


def _last_line(line: list[str], folder: Path) -> set[str]:
    done = subprocess.run(line, cwd=folder, capture_output=True, check=False, text=True)
    return set(done.stdout.splitlines()[-1].split())
