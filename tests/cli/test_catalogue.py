"""The rules that there are, as a list or one by one."""

from __future__ import annotations

from pathlib import Path

import pytest

from reportctl.cli.catalogue import catalogue, explain_rule, know_codes, list_rules
from reportctl.finding import Failure
from reportctl.formatters.findings.formats import LISTS
from reportctl.rules.check import RULES, Selection


def test_the_catalogue_has_every_rule_and_the_sections_of_the_form_in_force() -> None:
    found = catalogue()
    assert found.rules == RULES
    assert [title[:2] for _, title in found.sections] == [
        "一、",
        "二、",
        "三、",
        "四、",
        "五、",
        "六、",
    ]


@pytest.mark.parametrize("code", ["T301", "t301"])
def test_a_rule_is_explained_whatever_its_case(code: str, capsys) -> None:
    assert explain_rule(code) == 0
    assert capsys.readouterr().out.startswith("T301 ")


def test_a_rule_that_there_is_not_is_refused() -> None:
    with pytest.raises(Failure, match=r"没有编号为“Z999”的规则；reportctl validate --rules"):
        explain_rule("Z999")


@pytest.mark.parametrize("name", LISTS)
def test_the_list_has_every_rule_in_each_format(name: str, tmp_path: Path) -> None:
    target = tmp_path / "rules"
    assert list_rules(name, target) == 0
    told = target.read_text(encoding="utf-8")
    assert not [code for code in RULES if code not in told]


def test_a_format_that_only_findings_have_is_refused_and_no_file_is_replaced(
    tmp_path: Path,
) -> None:
    with pytest.raises(Failure, match="--rules 的 --format 可选的是"):
        list_rules("sarif", None)
    (tmp_path / "rules.md").write_text("# 我的笔记\n", encoding="utf-8")
    with pytest.raises(Failure, match="没有覆盖"):
        list_rules("", tmp_path / "rules.md")


@pytest.mark.parametrize(
    ("selection", "told"),
    [
        (Selection(("T", "T301"), ("X2",)), ""),
        (Selection(("Z",)), "--select：没有编号为“Z”的规则"),
        (Selection((), ("T30100",)), "--ignore：没有编号为“T30100”的规则"),
    ],
)
def test_a_code_that_no_rule_begins_with_is_refused(selection: Selection, told: str) -> None:
    if not told:
        know_codes(selection)
        return
    with pytest.raises(Failure, match=told):
        know_codes(selection)
