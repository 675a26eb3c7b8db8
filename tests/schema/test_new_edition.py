"""A made-up edition, given as a data file only, is filled, checked, compared and rendered.

One row is split in two, one column is new, one table is gone, and the notice has another number.
"""

from __future__ import annotations

import json
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from tests.rules.base import OTHER_MATTERS, OVERVIEW, PREFACE, PROBLEMS

from reportctl.cli.start import run
from reportctl.document.toml import parse
from reportctl.fill.place import place
from reportctl.readers.read import read_source
from reportctl.report.load import build
from reportctl.report.report import Report
from reportctl.report.skeleton import Content, write_report
from reportctl.schema import load
from reportctl.schema.form import At, Form

Told = pytest.CaptureFixture[str]
ORGAN = "云溪镇人民政府"
GIVEN, DIRECTED = (f"applications.outcome.granted.{key}" for key in ("given", "directed"))
CACHED = (load.editions, load.load_form, load.form_for)


@pytest.fixture
def form(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Form]:
    """The edition of 2027, its file beside the others' for the length of a test."""
    folder = tmp_path / "editions"
    shutil.copytree(load.EDITIONS, folder)
    shutil.copy(Path(__file__).parents[1] / "editions" / "2027.toml", folder)
    monkeypatch.setattr(load, "EDITIONS", folder)
    monkeypatch.chdir(tmp_path)
    for one in CACHED:
        one.cache_clear()
    yield load.load_form(2027)
    monkeypatch.undo()
    for one in CACHED:
        one.cache_clear()


def content(form: Form, year: int, figures: dict[At, int]) -> Content:
    """A report in which every sum holds: what was granted was received, and nothing else."""
    cells: dict[At, int] = dict.fromkeys(form.cells, 0) | figures
    for at, value in figures.items():
        received = At("applications.received", at.column)
        cells[received] = cells.get(received, 0) + value
    for along in ("column", "row"):
        for one in form.sums:
            if one.along == along:
                cells[one.total] = sum(cells[part] for part in one.parts)
    return Content(
        ORGAN,
        year,
        {
            "level": "township",
            "scope": "own",
            "preface": PREFACE.format(year=year, notice=form.notice),
            "signature": ORGAN,
            "date": f"{year + 1}年1月18日",
        },
        cells={at: str(value) for at, value in cells.items()},
        prose={
            "overview": OVERVIEW.format(year=year).replace(
                "申请0件", f"申请{cells[At('applications.received', 'total')]}件"
            ),
            "problems": PROBLEMS,
            "other_matters": OTHER_MATTERS,
        },
    )


def filed(form: Form, year: int = 2028, **figures: int) -> Path:
    """A right report in the current folder; figures by `given__media`."""
    keys = {"given": GIVEN, "directed": DIRECTED, "granted": "applications.outcome.granted"}
    found = {At(keys[k.split("__")[0]], k.split("__")[1]): v for k, v in figures.items()}
    file = Path(f"{year}.toml")
    file.write_text(write_report(form, content(form, year, found)), encoding="utf-8")
    return file


def report(file: Path) -> Report:
    made = build(parse(file.read_text("utf-8")), file).report
    assert made
    return made


def test_a_skeleton_of_it_is_made_with_its_schema(form: Form) -> None:
    assert run(["init", "2027.toml", "--organ", ORGAN]) == 0
    made = report(Path("2027.toml"))
    assert made.form is form
    assert At(GIVEN, "media") in made.cells
    schema = json.loads(Path("report-2027.schema.json").read_text("utf-8"))
    assert schema["properties"]["report"]["properties"]["edition"]["const"] == 2027


def test_a_right_report_on_it_is_right_to_every_family(form: Form, capsys: Told) -> None:
    filed(form, given__media=3, directed__person=2)
    assert run(["validate", "2028.toml", "--strict"]) == 0, capsys.readouterr().out
    assert "没有发现问题" in capsys.readouterr().out


def test_its_sums_and_its_notice_are_checked(form: Form, capsys: Told) -> None:
    file = filed(form, given__media=3, directed__person=2)
    lines = file.read_text("utf-8").splitlines(keepends=True)
    at = next(n for n, line in enumerate(lines) if line.startswith("outcome.granted.given"))
    lines[at] = lines[at].replace("3", "4", 1)
    old = load.load_form(2021).notice
    file.write_text("".join(lines).replace(form.notice, old), encoding="utf-8")
    assert run(["validate", "2028.toml", "--format", "json"]) == 1
    (told,) = json.loads(capsys.readouterr().out)["files"]
    codes = {finding["code"] for finding in told["findings"]}
    assert {"T301", "T302", "R607"} <= codes <= {"T301", "T302", "T303", "R607", "F103", "S103"}


def test_last_year_on_the_older_form_hands_on(form: Form, capsys: Told) -> None:
    filed(load.load_form(2021), 2026, granted__person=4)
    filed(form, 2027, given__person=3, directed__person=1)
    assert run(["validate", "2027.toml", "--select", "X201,X202,X203"]) == 0
    assert "没有发现问题" in capsys.readouterr().out
    older = report(Path("2026.toml"))
    assert older.form.edition == 2021


def test_compared_with_the_older_form_only_what_changed_is_a_change(
    form: Form, capsys: Told
) -> None:
    filed(load.load_form(2021), 2026, granted__person=4)
    filed(form, 2027, given__person=3, directed__person=2)
    run(["diff", "2026.toml", "2027.toml", "--format", "json"])
    told: dict[str, Any] = json.loads(capsys.readouterr().out)
    known = {(c["key"], c["column"]): c for c in told["cells"]}
    granted = known["applications.outcome.granted", "自然人"]
    assert (granted["status"], granted["old"], granted["new"]) == ("sum", 4, 5)
    assert known[GIVEN, "自然人"]["status"] == "part"
    assert known["applications.received", "新闻媒体"]["status"] == "new"
    assert known["disclosure.fees.amount", None]["status"] == "old"
    assert known["disclosure.documents.norm", "现行有效件数"]["status"] == "near"
    run(["diff", "2026.toml", "2027.toml", "--width", "120"])
    text = capsys.readouterr().out
    # a new column is a change of the form and makes no row one that changed
    assert "2.告知获取方式和途径" in text
    assert "1.属于国家秘密" not in text


@pytest.mark.parametrize("format_", ["html", "docx", "xlsx", "pdf", "md"])
def test_what_is_rendered_of_it_is_read_back_from_every_carrier(form: Form, format_: str) -> None:
    file = filed(form, given__media=3, directed__person=2)
    assert run(["render", str(file), f"--{format_}", "-o", f"out.{format_}"]) == 0
    reading = place(read_source(Path(f"out.{format_}")))
    assert reading.form is form
    made = report(file)
    assert {at: placed.written for at, placed in reading.cells.items()} == {
        at: cell.written for at, cell in made.cells.items()
    }
    assert reading.organ == ORGAN


def test_units_on_it_add_up(form: Form) -> None:
    for name in ("甲镇", "乙镇"):
        Path(name).mkdir()
        made = filed(form, given__media=3)
        text = made.read_text("utf-8").replace(ORGAN, name)
        (Path(name) / "2028.toml").write_text(text, encoding="utf-8")
        made.unlink()
    assert run(["fill", "2028.toml", "--sum", "甲镇", "乙镇", "--organ", "丙县人民政府"]) == 0
    assert report(Path("2028.toml")).value(At(GIVEN, "media")) == 6


def test_the_workbook_to_hand_out_is_its_form(form: Form) -> None:
    line = ["fill", "2028.toml", "--workbook", "form.xlsx", "--organ", ORGAN, "--year", "2028"]
    assert run(line) == 0
    reading = place(read_source(Path("form.xlsx")))
    assert reading.form is form


def test_a_cell_of_it_is_set_and_its_form_opens_on_the_screen(form: Form) -> None:
    from reportctl.tui.draft import Draft
    from reportctl.tui.outline import Target

    file = filed(form)
    assert run(["fill", str(file), "--set", f"{GIVEN}.person=5"]) == 1
    assert report(file).value(At(GIVEN, "person")) == 5
    draft = Draft(file)
    at = At(DIRECTED, "media")
    assert draft.write(Target(draft.home[at], at), {at: "2"})
    made = report(file)
    assert made.value(at) == made.value(At("applications.outcome.total", "media")) == 2
