"""Nothing that is read, and nothing foreign, is written over, whatever a line says."""

from __future__ import annotations

import shutil
import zipfile
from pathlib import Path

import pytest
from tests.pages import make_page
from tests.rules.base import right_report

from reportctl.cli.naming import CHARTS, OUTPUTS
from reportctl.cli.options import COMMANDS
from reportctl.cli.start import run
from reportctl.cli.targets import refuse_foreign, write_made
from reportctl.finding import Failure
from reportctl.formatters.changes.formats import FORMATS as CHANGES
from reportctl.formatters.findings.formats import FORMATS as FINDINGS
from reportctl.formatters.findings.formats import LISTS
from reportctl.formatters.rows.formats import FORMATS as ROWS
from reportctl.rendering import charts
from reportctl.rendering.formats import FORMATS
from reportctl.rendering.look import Look

OTHERS = {
    "pdf": b"%PDF-1.7 of another program %%EOF",
    "ofd": b"PK no zip",
    "png": b"\x89PNG of a camera",
    "html": b"<!DOCTYPE html><html><body>the page that was published</body></html>",
    "html-fragment": b"<div>typed by hand</div>",
    "docx": b"PK no zip",
    "xlsx": b"PK no zip",
    "md": b"# Notes\n\nto keep\n",
    CHARTS: b"<html>charts of somebody else</html>",
}


def made(format_: str, folder: Path) -> Path:
    file = folder / f"x{OUTPUTS[format_].suffix}"
    page = make_page()
    data = charts.render((), "图解") if format_ == CHARTS else FORMATS[format_].render(page, Look())
    write_made(file, OUTPUTS[format_], data)
    return file


def refuse(format_: str, file: Path, *, force: bool = False) -> None:
    refuse_foreign({file: OUTPUTS[format_]}, [], force=force)


@pytest.mark.parametrize("format_", OUTPUTS)
def test_ours_may_be_written_over(format_, tmp_path):
    refuse(format_, made(format_, tmp_path))


@pytest.mark.parametrize("format_", OUTPUTS)
def test_others_may_not_unless_forced(format_, tmp_path):
    file = tmp_path / "x"
    file.write_bytes(OTHERS[format_])
    with pytest.raises(Failure, match="--force"):
        refuse(format_, file)
    refuse(format_, file, force=True)


def test_an_empty_file_holds_nothing_to_lose(tmp_path):
    (tmp_path / "x").touch()
    refuse("pdf", tmp_path / "x")


def test_a_package_without_properties_is_not_ours(tmp_path):
    with zipfile.ZipFile(tmp_path / "x.docx", "w") as package:
        package.writestr("word/document.xml", "")
    with pytest.raises(Failure):
        refuse("docx", tmp_path / "x.docx")


def test_a_report_is_never_written_over(tmp_path):
    report = tmp_path / "2021.md"
    report.write_text("[report]")
    with pytest.raises(Failure, match="是这次要读的文件"):
        refuse_foreign({report: OUTPUTS["md"]}, [report], force=True)
    with pytest.raises(Failure, match="是报告文件"):
        refuse("md", report, force=True)


WRITTEN = [
    *(f"validate {{toml}} --format {one.name} -o x{one.suffix}" for one in FINDINGS.values()),
    *(f"validate --rules --format {one.name} -o x{one.suffix}" for one in LISTS.values()),
    "validate {toml} --write-baseline x.json",
    *(f"diff {{last}} {{toml}} --format {one.name} -o x{one.suffix}" for one in CHANGES.values()),
    *(f"diff {{three}} --format {one.name} -o x{one.suffix}" for one in CHANGES.values()),
    *(f"diff units --format {one.name} -o x{one.suffix}" for one in CHANGES.values()),
    *(f"render {{toml}} --{one.name} -o x{one.suffix}" for one in ROWS.values()),
    "render {toml} --docx -o x.docx",
    "fill {toml} --workbook x.xlsx",
    "fill {toml} --webform x.html",
]
"""Every option that writes, in every format that is not printed on pages."""
FOREIGN = (
    b"PK\x03\x04 a colleague's",
    "舞泉镇人民政府2021年政府信息公开工作年度报告\n\n# 一、总体情况\n\n## 一、\n".encode(),
    b'{"version": 1, "findings": 3, "files": [1], "old": {}}',
    b"organ,year,received\n1,2,3\n",
    b"title = 'a TOML'\n",
    b"<!DOCTYPE html><title>published</title><main id='report'></main>",
)


@pytest.mark.parametrize("line", WRITTEN)
def test_what_a_line_wrote_it_writes_again_and_nothing_else(line, inputs, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    shutil.copytree(inputs, "in")
    three = [f"in/{year}.toml" for year in (2020, 2021, 2022)]
    text = Path(three[1]).read_text("utf-8")
    Path(three[2]).write_text(text.replace("year    = 2021", "year    = 2022"), "utf-8")
    for unit in "甲乙丙":
        Path("units").mkdir(exist_ok=True)
        Path(f"units/{unit}.toml").write_text(text.replace("云溪镇", f"{unit}镇"), "utf-8")
    words = line.format(toml=three[1], last=three[0], three=" ".join(three)).split()
    target = Path(next(word for word in words if word == "x" or word.startswith("x.")))
    assert run(words) == 0
    first = target.read_bytes()
    assert run(words) == 0
    assert target.read_bytes() == first
    for foreign in FOREIGN:
        target.write_bytes(foreign)
        assert run(words) == 2
        assert target.read_bytes() == foreign
    assert run([*words, "--force"]) == 0
    assert target.read_bytes() == first


LINES = {
    "validate {toml} --previous {last} -o {target}": (),
    "validate {toml} --previous {last} --format html -o {target}": (),
    "validate {toml} --baseline {known} -o {target}": (),
    "validate {toml} --write-baseline {target}": (),
    "validate {folder} --neighbours {folder} -o {target}": (),
    "validate --rules -o {target}": (),
    "diff {last} {toml} -o {target}": (),
    "diff {toml} {page} -o {target}": (),
    "render {toml} --html -o {target} --force": (),
    "render {toml} -o {target} --force": (),
    "render {toml} --xlsx -o {target} --force": (),
    "fill {toml} --from {page} {book} --workbook {target} --force": (),
    "fill {target} --from {page} {book} --force": ("toml",),
    "fill {target} --sum {toml} {last} --units {names} --organ 青岚县 --force": ("page", "known"),
    "init {target} --previous {last} --force": ("toml",),
    "init {target} --organ 青岚县 --force": ("toml", "last"),
    "init {target} --previous {last} --last-text --force": ("toml",),
    "fill {toml} --webform {target} --previous {last} --force": (),
    "fill {target} --set report.date=2022年1月5日": ("toml", "last"),
    "validate {target} --fix --blanks-to-zero": ("toml", "last"),
    "render {toml} --font-dir {folder} --md -o {target} --force": (),
    **{f"render {{folder}} --{name} -o {{target}}": () for name in ROWS},
}
"""Every command with every option that writes, and the targets that it may edit."""
READS = {
    "init": ("--previous",),
    "fill": ("--from", "--previous", "--sum", "--units"),
    "validate": ("文件", "--previous", "--baseline", "--neighbours"),
    "diff": ("文件",),
    "render": ("文件", "--font-dir"),
}
WRITES = {
    "init": ("文件",),
    "fill": ("文件", "--workbook", "--webform"),
    "validate": ("--output", "--write-baseline"),
    "diff": ("--output",),
    "render": ("--output",),
}
"""What the options of each command that name files do with them."""
INPUTS = ("toml", "last", "known", "names", "page", "book", "settings")


@pytest.mark.parametrize("name", COMMANDS)
def test_every_option_that_names_a_file_is_among_these_lines(name):
    command = COMMANDS[name]()
    given = [command.argument, *command.options]
    named = {
        option.name
        for option in given
        if option.kind == "path" or option.many == "run" or not option.name.startswith("-")
    }
    assert named == {*READS[name], *WRITES[name]}
    lines = [line.replace(" -o ", " --output ") for line in LINES if line.startswith(name)]
    for option in WRITES[name]:
        written = f"{name if option == '文件' else option} {{target}}"
        assert any(written in line for line in lines), option
    for option in set(WRITES[name]) - {"文件"}:
        short = option.replace("--output", "-o")
        assert any(line.startswith(name) and f"{short} x" in line for line in WRITTEN), option
    for option in READS[name]:
        before = name if option == "文件" else option
        assert any(f"{before} {{" in line and "{target}" in line for line in lines), option


@pytest.fixture(scope="module")
def inputs(tmp_path_factory):
    """A folder with one of everything that a line can read."""
    folder = tmp_path_factory.mktemp("inputs")
    (folder / "2021.toml").write_text(right_report(), encoding="utf-8")
    text = right_report().replace("year    = 2021", "year    = 2020")
    (folder / "2020.toml").write_text(text.replace("edition = 2021", "edition = 2021"), "utf-8")
    (folder / "names.txt").write_text("云溪镇人民政府\n", encoding="utf-8")
    (folder / "reportctl.toml").write_text("fee_decimals = 4\n", encoding="utf-8")
    assert run(["render", str(folder / "2021.toml"), "--html", "--xlsx"]) == 0
    run(["validate", str(folder / "2021.toml"), "--write-baseline", str(folder / "known.json")])
    return folder


AIMS = [(target, "name") for target in INPUTS] + [
    (target, way) for target in ("toml", "page", "settings") for way in ("link", "hard link")
]
"""Each input by its name, and a report, a page and the settings by other names too."""


@pytest.mark.parametrize(("target", "way"), AIMS)
@pytest.mark.parametrize("line", LINES)
def test_no_input_is_lost_whatever_is_written_to(line, target, way, inputs, tmp_path):
    shutil.copytree(inputs, tmp_path / "in")
    folder = tmp_path / "in"
    files = {
        "toml": folder / "2021.toml",
        "last": folder / "2020.toml",
        "known": folder / "known.json",
        "names": folder / "names.txt",
        "page": folder / "2021.html",
        "book": folder / "2021.xlsx",
        "settings": folder / "reportctl.toml",
    }
    aimed = files[target]
    if way == "link":
        aimed = tmp_path / f"other{aimed.suffix}"
        aimed.symlink_to(files[target])
    elif way == "hard link":
        aimed = tmp_path / f"other{aimed.suffix}"
        aimed.hardlink_to(files[target])
    before = {path: path.read_bytes() for path in files.values()}
    words = line.format(**files, folder=folder, target="TARGET").split()
    code = run([str(aimed) if word == "TARGET" else word for word in words])
    changed = {name for name, path in files.items() if path.read_bytes() != before[path]}
    read = {name for name in files if f"{{{name}}}" in line} - {"names"}
    if "--units" in line:
        read |= {"names"}
    # what the line does not read may be replaced where it is a format that the line writes
    allowed = {"page", "book", "known", "names"} - read | set(LINES[line])
    assert not changed - allowed, words
    assert "settings" not in changed
    if target in read - set(LINES[line]):
        assert code == 2
