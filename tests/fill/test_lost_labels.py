from __future__ import annotations

import pytest

from reportctl.fill.head_reader import read_head
from reportctl.fill.lines import Line, Piece
from reportctl.fill.lost_labels import is_rest, uncover_heads
from reportctl.fill.vocabulary import vocabulary_of
from reportctl.readers.source import Spot
from reportctl.schema.load import load_form

FORM = load_form(2021)
THREE = FORM.tables[-2]
WORDS = vocabulary_of(FORM)
INK = "认不清的墨迹"
GROUPS = ["", "", "", "自然人", *["法人或其他组织"] * 5, "总计"]
LEAVES = ["", "", "", "", "商业企业", "科研机构", "社会公益组织", "法律服务机构", "其他", ""]


def piece(text: str, at: int) -> Piece:
    hidden = INK if text == "?" else ""
    readings = ((text, 0.9),) if text not in {"?", ""} else ()
    shown = "" if hidden else text
    return Piece(
        shown, Spot(1, table=1, row=3, column=at), at, at + 1, object=hidden, readings=readings
    )


def line(*texts: str) -> Line:
    pieces = tuple(piece(text, at) for at, text in enumerate(texts))
    return Line(pieces, Spot(page=1), width=len(texts), table=1)


def columns(leaves: list[str]) -> list[str]:
    rows, told = uncover_heads([(THREE.section, line(*each)) for each in (GROUPS, leaves)], WORDS)
    found = read_head([row for _, row in rows], THREE, WORDS)
    slots = found.slots if found else ()
    return [slot.column.name if slot.column else slot.text for slot in slots] + told


OWN = [leaf.name for leaf in THREE.columns.leaves]


def test_a_label_that_a_seal_hides_can_only_be_the_one_that_the_form_has_there():
    assert columns(LEAVES) == OWN
    hidden = [*LEAVES[:6], "?", *LEAVES[7:]]
    assert columns(hidden) == [
        *OWN,
        "第1页表1第3行第6列的列名认不清，按格式里的位置读入，请对照原文",
    ]


def test_a_label_with_another_letter_is_the_one_that_the_form_has_there():
    assert columns([*LEAVES[:7], "去律服务机构", *LEAVES[8:]]) == OWN
    assert columns([*LEAVES[:7], "境外投资机构", *LEAVES[8:]]) != OWN


def test_what_is_hidden_beside_figures_or_no_columns_stays():
    for texts in (["1.属于国家秘密", "?", "0", "0"], ["三、本年度办理结果", "?"], ["总计", "?"]):
        rows, told = uncover_heads([(THREE.section, line(*texts))], WORDS)
        assert not told
        assert any(each.object for each in rows[0][1].pieces)


@pytest.mark.parametrize(
    ("told", "printed", "rest"),
    [
        ("企业", "商业企业", True),
        ("商业全业", "商业企业", True),
        ("商业人员", "商业企业", False),
        ("去他", "其他", False),
    ],
)
def test_what_is_left_of_a_label(told, printed, rest):
    assert is_rest(piece(told, 0), printed) is rest
    assert is_rest(piece(told, 0)._replace(readings=()), printed) is (told in printed)
