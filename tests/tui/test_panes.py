from __future__ import annotations

from pathlib import Path

from tests.tui.opened import (
    CARRIED_IN,
    RECEIVED,
    RECEIVED_TOTAL,
    at_screen,
    go,
    open_draft,
    write_file,
)

from reportctl.schema.form import At
from reportctl.tui.panes import Findings, Outline, findings_by_item, shown_table

ZEROS = dict.fromkeys(
    [
        *(At("applications.received", c) for c in ("business", "research", "welfare")),
        *(At("applications.received", c) for c in ("legal", "other")),
    ],
    "0",
)
WRONG = {**ZEROS, RECEIVED: "3", RECEIVED_TOTAL: "4"}


def test_errors_are_listed_before_blanks(tmp_path: Path) -> None:
    draft = open_draft(tmp_path, WRONG)
    found = [one.code for one in findings_by_item(draft)[draft.home[RECEIVED]]]
    assert found[0] == "T301"
    assert "C201" in found[1:]


def test_every_finding_is_listed_somewhere(tmp_path: Path) -> None:
    draft = open_draft(tmp_path, WRONG)
    listed = [one for found in findings_by_item(draft).values() for one in found]
    assert len(listed) == len(draft.findings)


def test_a_total_written_otherwise_is_doubted_even_where_no_rule_is_sure(tmp_path: Path) -> None:
    draft = open_draft(tmp_path, {RECEIVED: "3", RECEIVED_TOTAL: "4"})
    assert RECEIVED_TOTAL in shown_table(draft, draft.home[RECEIVED]).warnings


async def test_stepping_goes_round(tmp_path: Path) -> None:
    async with at_screen(write_file(tmp_path, WRONG)) as (app, pilot):
        await go(app, pilot, CARRIED_IN)
        findings = app.query_one(Findings)
        findings.step(-1)
        assert findings.highlighted == len(findings.findings) - 1
        findings.step(1)
        assert findings.highlighted == 0


async def test_the_open_section_has_a_sign(tmp_path: Path) -> None:
    async with at_screen(write_file(tmp_path)) as (app, pilot):
        await go(app, pilot, RECEIVED)
        prompts = [str(option.prompt) for option in app.query_one(Outline).options]
        assert [prompt[:3] for prompt in prompts if prompt.startswith("›")] == ["›三、"]
