"""An audit fails on what could be mended, and says when nobody could be asked."""

from __future__ import annotations

import importlib.util
import json
from pathlib import Path

import pytest

SCRIPT = Path(__file__).parents[2] / "scripts" / "audit.py"


@pytest.fixture
def judge():
    spec = importlib.util.spec_from_file_location("audit", SCRIPT)
    assert spec
    assert spec.loader
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return lambda packages: module.judge(json.dumps({"dependencies": packages}))


SOUND = {"name": "甲", "version": "1", "vulns": []}


def faulty(*fixes):
    return {"name": "乙", "version": "1", "vulns": [{"id": "X-1", "fix_versions": list(fixes)}]}


def test_nothing_known_is_in_order(judge):
    assert judge([SOUND]) == (0, ["1 packages audited"])


def test_what_a_newer_version_mends_fails(judge):
    code, lines = judge([SOUND, faulty("2", "3"), faulty()])
    assert code == 1
    assert lines[:2] == ["乙 1: X-1, mended in 2, 3", "乙 1: X-1, not mended yet"]


def test_what_nothing_mends_yet_is_told_and_does_not_fail(judge):
    assert judge([faulty()]) == (0, ["乙 1: X-1, not mended yet", "1 packages audited"])


def test_what_was_not_asked_is_not_in_order(judge):
    assert judge([{"name": "丙", "skip_reason": "不知道"}, SOUND])[0] == 2
    assert judge([])[0] == 2


@pytest.mark.parametrize("answer", ["", "no", "[]", "{}"])
def test_no_answer_is_no_audit(judge, answer, monkeypatch):
    spec = importlib.util.spec_from_file_location("audit", SCRIPT)
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    code, (line,) = module.judge(answer)
    assert (code, line.startswith("not audited")) == (2, True)
