"""Figures in the prose that changed, beside what the tables say."""

from __future__ import annotations

from tests.comparison.reports import make

from reportctl.comparison.section_texts import compare_prose
from reportctl.schema.form import At

TOTAL = At("applications.received", "total")


def mentions(old: str, new: str, figures=None, new_figures=None):
    sides = ((2023, figures, old), (2024, new_figures, new))
    reports = (make(year, cells, {"overview": text}) for year, cells, text in sides)
    found = compare_prose(*reports)[0].mentions
    return [(m.label, m.unit, m.old, m.new, m.old_table, m.new_table) for m in found]


def test_a_figure_that_the_form_has_cells_for():
    old, new = "全年收到政府信息公开申请41件。", "全年收到政府信息公开申请52件。"
    found = mentions(old, new, {TOTAL: 41}, {TOTAL: 63})
    assert found == [("收到申请", "件", "41", "52", 41, 63)]


def test_a_figure_that_only_one_year_mentions():
    found = mentions("全年工作平稳。", "全年收到政府信息公开申请52件。", {TOTAL: 41}, {TOTAL: 52})
    assert found == [("收到申请", "件", None, "52", 41, 52)]


def test_a_figure_that_stayed_is_not_told():
    text = "全年收到政府信息公开申请41件。"
    assert mentions(text, text) == []


def test_any_other_figure_of_a_reworded_sentence():
    found = mentions("全年发布图解解读共63期。", "全年发布图解解读共71期。")
    assert found == [("全年发布图解解读共", "期", "63", "71", None, None)]


def test_another_spelling_of_a_figure_is_no_other_figure():
    reports = [make(2023, {}, {"overview": f"全年发布图解解读共{n}期。"}) for n in ("63", "６３")]
    (found,) = (x for x in compare_prose(*reports, exact=True) if x.key == "overview")
    assert found.mentions == ()


def test_years_and_dates_are_no_figures():
    assert mentions("2023年工作平稳有序推进。", "2024年工作平稳有序推进。") == []


def test_figures_whose_words_changed_too_are_not_put_together():
    old = "其中，某县自然资源局1件，收取420元，全部合规。"
    new = "其中，另一个乡镇政府收取880元，全部合规。"
    assert mentions(old, new) == []
