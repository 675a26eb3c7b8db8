"""Reports printed in many layouts are read back exactly or left out, never wrong."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from tests.fill import printing as p
from tests.properties import examples

from reportctl.fill.place import place
from reportctl.fill.reading import Reading
from reportctl.readers import html, text
from reportctl.readers.source import Apart, Paragraph, Source, SourceCell, SourceTable, Spot
from reportctl.schema.form import At, Form
from reportctl.schema.load import load_form

FORM = load_form(2021)
OLD = load_form(2019)
THREE, FOUR = FORM.tables[-2], FORM.tables[-1]
Grids = dict[str, list[p.Rows]]


def numbered(form: Form = FORM) -> dict[At, str]:
    """Another figure in every cell, so that a shift cannot go unseen."""
    return {at: str(number + 11) for number, at in enumerate(form.cells)}


def holed(form: Form = FORM) -> dict[At, str]:
    """The same with every fifth cell blank."""
    return {at: "" if n * 7 % 5 == 0 else v for n, (at, v) in enumerate(numbered(form).items())}


def written(reading: Reading) -> dict[At, str]:
    return {at: cell.written for at, cell in reading.cells.items()}


def same(reading: Reading, values: Mapping[At, str]) -> None:
    assert written(reading) == values
    assert not reading.missing


def never_wrong(reading: Reading, values: Mapping[At, str]) -> None:
    assert {at: text for at, text in written(reading).items() if values.get(at) != text} == {}


def relabelled(rows: p.Rows, change: Callable[[p.Cell], p.Cell]) -> p.Rows:
    return [[change(cell) for cell in row] for row in rows]


def changed(grids: Grids, key: str, change: Callable[[p.Rows], p.Rows]) -> Grids:
    return {**grids, key: [change(rows) for rows in grids[key]]}


STYLES = {
    "tabs": p.as_tabs,
    "browser": p.as_browser_paste,
    "bars": p.as_bars,
}


@pytest.mark.parametrize("form", [FORM, OLD], ids=["2021", "2019"])
@pytest.mark.parametrize("values", [numbered, holed])
@pytest.mark.parametrize("style", [*STYLES, "web"])
def test_the_form_in_each_style(form, values, style):
    year, grids = form.first + 1, p.grids(form, values(form))
    source = (
        p.web(form, grids, year) if style == "web" else p.paste(form, grids, year, STYLES[style])
    )
    reading = place(source)
    same(reading, values(form))
    assert reading.form is form
    assert not reading.left_out
    assert (reading.organ, reading.year, reading.level) == ("清水镇人民政府", year, "township")
    assert set(reading.prose) == {"overview", "problems", "other_matters"}
    assert reading.preface == "根据《条例》的要求，编制本报告。"


@pytest.mark.parametrize("form", [FORM, OLD], ids=["2021", "2019"])
@pytest.mark.parametrize("style", [p.as_lines, p.as_spaced])
def test_a_flattened_table_is_read_where_no_cell_is_blank(form, style):
    reading = place(p.paste(form, p.grids(form, numbered(form)), form.first, style))
    same(reading, numbered(form))


@pytest.mark.parametrize("style", [p.as_lines, p.as_spaced])
def test_a_flattened_table_with_blanks_is_left_out_row_by_row(style):
    reading = place(p.paste(FORM, p.grids(FORM, holed()), 2022, style))
    never_wrong(reading, holed())
    assert any("7 列" in left.why for left in reading.left_out)


def test_columns_in_another_order_go_where_their_heads_say():
    order = [THREE.columns.leaves[at] for at in (6, 5, 1, 2, 3, 4, 0)]
    values = numbered()
    rows = p.head(THREE, order) + p.body(THREE, values, order)
    grids = {**p.grids(FORM, values), "applications": [rows]}
    same(place(p.web(FORM, grids, 2022)), values)
    for style in STYLES.values():
        never_wrong(place(p.paste(FORM, grids, 2022, style)), values)


def test_blocks_of_table_two_with_columns_in_another_order():
    values = numbered()
    first = FORM.tables[0]
    order = list(reversed(first.columns.leaves))
    rows = p.head(first, order) + p.body(first, values, order)
    rest = p.table_two(FORM, values)[4:]
    same(place(p.web(FORM, {**p.grids(FORM, values), "disclosure": [rows, rest]}, 2022)), values)


def test_blocks_as_tables_of_their_own_without_captions():
    values = numbered()
    blocks = [p.head(t) + p.body(t, values) for t in FORM.tables if t.section == "disclosure"]
    same(place(p.web(FORM, {**p.grids(FORM, values), "disclosure": blocks}, 2022)), values)


def test_no_head_at_all_but_every_column():
    values = numbered()
    bare = {
        "disclosure": [[row for t in FORM.tables[:4] for row in p.body(t, values)]],
        "applications": [p.body(THREE, values)],
        "disputes": [p.across(FOUR, values)[3:]],
    }
    same(place(p.web(FORM, bare, 2022)), values)
    same(place(p.paste(FORM, bare, 2022, p.as_browser_paste)), values)


def test_a_column_too_many_is_left_out_and_the_others_placed():
    values = numbered()

    def widen(rows: p.Rows) -> p.Rows:
        spare = {1: p.Cell("法人小计", 1, 2, "head")}
        wide = []
        for number, row in enumerate(rows):
            if number == 0:
                wide.append([row[0], row[1]._replace(columns=8)])
            elif number == 1:
                wide.append([*row[:-1], spare[1], row[-1]])
            elif number == 2:
                wide.append(row)
            else:
                wide.append([*row[:-1], p.Cell("999"), row[-1]])
        return wide

    grids = changed(p.grids(FORM, values), "applications", widen)
    reading = place(p.web(FORM, grids, 2022))
    same(reading, values)
    assert {left.text for left in reading.left_out} == {"999"}
    for style in STYLES.values():
        never_wrong(place(p.paste(FORM, grids, 2022, style)), values)


def test_a_column_too_few_leaves_its_cells_alone():
    values = numbered()
    order = THREE.columns.leaves[:-1]
    rows = p.head(THREE, order) + p.body(THREE, values, order)
    grids = {**p.grids(FORM, values), "applications": [rows]}
    kept = {
        at: v for at, v in values.items() if not (at.row.startswith("app") and at.column == "total")
    }
    for source in (
        p.web(FORM, grids, 2022),
        *(p.paste(FORM, grids, 2022, style) for style in (*STYLES.values(), p.as_lines)),
    ):
        assert written(place(source)) == kept


def test_the_head_repeated_after_a_page_break():
    values = numbered()

    def broken(rows: p.Rows) -> list[p.Rows]:
        return [rows[:3] + rows[3:9], rows[:3] + rows[9:20], rows[:3] + rows[20:]]

    rows = p.head(THREE) + unspanned(p.body(THREE, values))
    grids = {**p.grids(FORM, values), "applications": broken(rows)}
    same(place(p.web(FORM, grids, 2022)), values)
    one = {**grids, "applications": [[row for part in grids["applications"] for row in part]]}
    same(place(p.web(FORM, one, 2022)), values)


def unspanned(rows: p.Rows) -> p.Rows:
    """Every row with all three cells of the stub, empty where a heading goes on."""
    found = []
    for row in rows:
        labels = [cell for cell in row if cell.role == "row"]
        figures = [cell for cell in row if cell.role == "value"]
        width = sum(cell.columns for cell in labels)
        found.append(
            [p.Cell("", role="row")] * (3 - width)
            + [cell._replace(rows=1) for cell in labels]
            + figures
        )
    return found


def test_fragments_without_a_head_keep_the_columns_of_the_first():
    values = holed()
    order = [THREE.columns.leaves[at] for at in (6, 0, 1, 2, 3, 4, 5)]
    rows = p.head(THREE, order) + unspanned(p.body(THREE, values, order))
    parts = [rows[:8], rows[8:13], rows[13:19], rows[19:25], rows[25:]]
    same(place(p.web(FORM, {**p.grids(FORM, values), "applications": parts}, 2022)), values)


def test_a_label_that_goes_on_over_the_page():
    values = numbered()
    rows = p.head(THREE) + unspanned(p.body(THREE, values))
    at = next(n for n, row in enumerate(rows) if len(row) == 10 and "重新出具" in row[2].text)
    label = rows[at][2].text
    upper = [*rows[at][:2], rows[at][2]._replace(text=label[:12]), *rows[at][3:]]
    lower = [rows[at][0], rows[at][1], p.Cell(label[12:])] + [p.Cell("")] * 7
    for above, below in ((upper, lower), ([*upper[:3], *lower[3:]], [*lower[:3], *upper[3:]])):
        parts = [[*rows[:at], above], [below, *rows[at + 1 :]]]
        reading = place(p.web(FORM, {**p.grids(FORM, values), "applications": parts}, 2022))
        same(reading, values)


def test_a_heading_that_goes_on_over_the_page():
    values = numbered()
    rows = p.head(THREE) + unspanned(p.body(THREE, values))
    at = next(n for n, row in enumerate(rows) if row[1].text == "（四）无法提供")
    rows[at][1] = rows[at][1]._replace(text="（四）无")
    rows[at + 1][1] = rows[at + 1][1]._replace(text="法提供")
    parts = [rows[: at + 1], rows[at + 1 :]]
    same(place(p.web(FORM, {**p.grids(FORM, values), "applications": parts}, 2022)), values)


@pytest.mark.parametrize(
    "dress",
    [
        lambda v: f"{v}件",
        lambda v: f" {v} 项",
        lambda v: v.translate(str.maketrans("0123456789", "０１２３４５６７８９")),
        lambda v: f"\u200b{v}\u00a0",
        lambda v: f"**{v}**",
        lambda v: f"{v}（其中网上{v}件）",
    ],
)
def test_figures_in_every_dress(dress):
    values = numbered()
    shown = {at: dress(v) for at, v in values.items() if "fees" not in at.row}
    same(place(p.web(FORM, p.grids(FORM, {**values, **shown}), 2022)), values)


@pytest.mark.parametrize(
    ("stroke", "kept"), [("/", "/"), ("－", "-"), ("——", "—"), ("／", "/"), ("无", "")]
)
def test_a_stroke_is_a_blank_that_is_remembered(stroke, kept):
    shown = {at: v or stroke for at, v in holed().items()}
    want = {at: v or kept for at, v in holed().items()}
    same(place(p.web(FORM, p.grids(FORM, shown), 2022)), want)
    same(place(p.paste(FORM, p.grids(FORM, shown), 2022, p.as_browser_paste)), want)
    if stroke != "无":
        same(place(p.paste(FORM, p.grids(FORM, shown), 2022, p.as_lines)), want)


def test_labels_as_people_vary_them():
    values = numbered()
    other = {
        "1.属于国家秘密": "1、属于国家秘密",
        "（一）予以公开": "(一) 予以公开",
        "（二）部分公开（区分处理的，只计这一情形，不计其他情形）": "(二)部分公开",
        "2.其他法律行政法规禁止公开": "2.其他法律行政止公开",
        "3.危及“三安全一稳定”": '3. 危及"三安全一稳定"',
        "1.申请人无正当理由逾期不补正、行政机关不再处理其政府信息公开申请": "1.逾期不补正",
        "2.申请人逾期未按收费通知要求缴纳费用、行政机关不再处理其政府信息公开申请": "2.逾期不缴费",
        "规章": "规章（设区的市、自治州人民政府应提供相关数据）",
        "行政规范性文件": "规范性文件\n（行政机关制定发布的决定、公告、通告）",
        "本年制发件数": "本年制发\n件数",
        "（三）不予公开": "（三）不\n予公开",
        "四、结转下年度继续办理": "四、结转下年度继续办理数量",
        "4.无正当理由大量反复申请": "④无正当理由大量反复申请",
        "本年收费金额（单位：万元）": "本年收费金额（单位：万元，保留4位小数）",
        "一、本年新收政府信息公开申请数量": "一、本年新收政府信息公开申请数量（件）",
        "5.属于三类内部事务信息": "5.属于三类内部事物信息",
    }
    grids = {
        key: [
            relabelled(rows, lambda c: c._replace(text=other.get(c.text, c.text))) for rows in found
        ]
        for key, found in p.grids(FORM, values).items()
    }
    same(place(p.web(FORM, grids, 2022)), values)


def test_a_stub_with_nothing_but_the_last_label():
    values = numbered()
    rows = [[row[-8], *row[-7:]] for row in p.body(THREE, values)]
    head = [[p.Cell("项目"), *(p.Cell(c.label) for c in THREE.columns.leaves)]]
    same(place(p.web(FORM, {**p.grids(FORM, values), "applications": [head + rows]}, 2022)), values)


def test_a_column_of_running_numbers_before_the_labels():
    values = numbered()
    rows = [
        [p.Cell(str(n)), row[-8], *row[-7:]] for n, row in enumerate(p.body(THREE, values), start=1)
    ]
    head = [[p.Cell("序号"), p.Cell("项目"), *(p.Cell(c.label) for c in THREE.columns.leaves)]]
    grids = {**p.grids(FORM, values), "applications": [head + rows]}
    same(place(p.web(FORM, grids, 2022)), values)
    same(place(p.paste(FORM, grids, 2022, p.as_tabs)), values)


def test_a_column_for_the_unit():
    values = numbered()
    two = p.table_two(FORM, values)
    rows = [
        [p.Cell("指标"), p.Cell("单位"), p.Cell("本年处理决定数量")],
        *(
            [row[0], p.Cell("件"), row[1]._replace(columns=1)]
            for row in two
            if row[0].text.startswith("行政") and len(row) == 2
        ),
    ]
    rows = [row for row in rows if row[0].text != "行政事业性收费"]
    fee = [p.head(FORM.tables[3])[0], p.body(FORM.tables[3], values)[0]]
    grids = {**p.grids(FORM, values), "disclosure": [two[:4], rows, fee]}
    same(place(p.web(FORM, grids, 2022)), values)


def test_table_four_with_a_row_for_each_kind():
    values = numbered()
    head = [[p.Cell("类别"), *(p.Cell(c.label) for c in FOUR.columns.leaves)]]
    rows = [
        [p.Cell(label), *(p.Cell(values[FOUR.at(row, c)]) for c in FOUR.columns.leaves)]
        for label, row in zip(
            ("行政复议", "行政诉讼·未经复议直接起诉", "复议后起诉"), FOUR.rows.leaves, strict=True
        )
    ]
    grids = {**p.grids(FORM, values), "disputes": [head + rows]}
    same(place(p.web(FORM, grids, 2022)), values)
    same(place(p.paste(FORM, grids, 2022, p.as_tabs)), values)


def test_table_four_as_a_list():
    values = numbered()
    lines = []
    for row in FOUR.rows.leaves:
        lines.append([p.Cell(row.label)])
        lines += [[p.Cell(c.label), p.Cell(values[FOUR.at(row, c)])] for c in FOUR.columns.leaves]
    grids = {**p.grids(FORM, values), "disputes": [lines]}
    same(place(p.paste(FORM, grids, 2022, p.as_lines)), values)


def test_table_four_in_two_tables():
    values = numbered()
    rows = p.across(FOUR, values)
    review = [[rows[0][0]], [c._replace(rows=1) for c in rows[1][:5]], rows[3][:5]]
    suit = [[rows[0][1]], rows[1][5:], rows[2], rows[3][5:]]
    for parts in ([review, suit], [suit, review]):
        same(place(p.web(FORM, {**p.grids(FORM, values), "disputes": parts}, 2022)), values)


def test_table_four_with_its_head_in_one_line():
    values = numbered()
    names = {
        "review": "行政复议",
        "suit_direct": "行政诉讼·未经复议直接起诉",
        "suit_after_review": "行政诉讼·复议后起诉",
    }
    head = [
        p.Cell(f"{names[row.key]}·{column.label}")
        for row in FOUR.rows.leaves
        for column in FOUR.columns.leaves
    ]
    grids = {**p.grids(FORM, values), "disputes": [[head, p.across(FOUR, values)[3]]]}
    same(place(p.paste(FORM, grids, 2022, p.as_bars)), values)
    same(place(p.web(FORM, grids, 2022)), values)


def test_table_four_whose_spans_are_lost():
    values = numbered()
    rows = [[c._replace(rows=1, columns=1) for c in row] for row in p.across(FOUR, values)]
    same(place(p.web(FORM, {**p.grids(FORM, values), "disputes": [rows]}, 2022)), values)


def test_table_three_whose_spans_are_lost():
    values = numbered()
    rows = p.grids(FORM, values)["applications"][0]
    flat = [[c._replace(rows=1, columns=1) for c in row] for row in rows]
    same(place(p.web(FORM, {**p.grids(FORM, values), "applications": [flat]}, 2022)), values)


def test_a_blank_table_four():
    values = {at: "" if at.row.startswith("disputes") else v for at, v in numbered().items()}
    same(place(p.web(FORM, p.grids(FORM, values), 2022)), values)


def test_an_all_blank_form_is_all_blank_cells():
    values = dict.fromkeys(FORM.cells, "")
    reading = place(p.web(FORM, p.grids(FORM, values), 2022))
    same(reading, values)
    assert (reading.filled, reading.blank) == (0, 200)


def single_other(values: dict[At, str]) -> tuple[p.Rows, dict[At, str]]:
    """Table three of the 2019 form, and what is to be read from it on the 2021 form."""
    old = OLD.tables[-2]
    rows = p.head(old) + p.body(old, values)
    want = {
        at: v for at, v in values.items() if not at.row.startswith("applications.outcome.other.")
    }
    return rows, want


def test_one_row_of_other_outcomes_in_a_report_of_2023():
    values = numbered() | {
        At("applications.outcome.other", c.name): "5" for c in THREE.columns.leaves
    }
    rows, want = single_other(values)
    for source in (
        p.web(FORM, {**p.grids(FORM, values), "applications": [rows]}, 2023),
        p.paste(FORM, {**p.grids(FORM, values), "applications": [rows]}, 2023, p.as_browser_paste),
    ):
        reading = place(source)
        assert reading.older == {"applications.outcome.other"}
        same(reading, want)


def test_a_heading_row_with_empty_cells_is_no_row_of_other_outcomes():
    values = numbered()
    rows = p.head(THREE)
    done = set[str]()
    for leaf, row in zip(THREE.rows.leaves, p.body(THREE, values), strict=True):
        for heading in THREE.rows.trail(leaf)[:-1]:
            if heading.key not in done:
                done.add(heading.key)
                rows.append([p.Cell(heading.label, 3), *[p.Cell("")] * 7])
        rows.append([p.Cell(leaf.label, 3), *row[-7:]])
    reading = place(p.web(FORM, {**p.grids(FORM, values), "applications": [rows]}, 2022))
    same(reading, values)
    assert not reading.older


def test_an_extra_row_of_a_province_is_kept():
    values = numbered(OLD)
    rows = p.table_two(OLD, values)
    rows.insert(4, [p.Cell("其他主动公开文件"), p.Cell("7"), p.Cell("8"), p.Cell("")])
    grids = {**p.grids(OLD, values), "disclosure": [rows]}
    for source in (p.web(OLD, grids, 2020), p.paste(OLD, grids, 2020, p.as_tabs)):
        reading = place(source)
        same(reading, values)
        (extra,) = reading.extras
        assert (extra.table, extra.label, extra.after, extra.written) == (
            "disclosure.documents",
            "其他主动公开文件",
            "disclosure.documents.norm",
            ("7", "8", ""),
        )


def test_hints_of_hubei_in_the_labels():
    values = numbered(OLD)
    hints = {
        "上一年项目数量": "上一年项目数量（指2019年事项数）",
        "本年增/减": "本年增/减（指2020年增加或减少的事项数，减用负值表示，如-8）",
        "处理决定数量": "处理决定数量（指2020年办件量）",
        "其他对外管理服务事项": "其他对外管理服务事项（指行政许可以外的事项，含行政确认）",
        "（六）其他处理": "（六）其他处理（主要考虑极少数特殊情况）",
        "采购总金额": "采购总金额(元)",
    }
    grids = {
        key: [
            relabelled(rows, lambda c: c._replace(text=hints.get(c.text, c.text))) for rows in found
        ]
        for key, found in p.grids(OLD, values).items()
    }
    spent = At("disclosure.procurement.central", "spent")
    same(place(p.web(OLD, grids, 2020)), values | {spent: f"{values[spent]}元"})


@pytest.mark.parametrize(
    ("shown", "kept"), [("-8", "-8"), ("+2", "2"), ("减少8", "-8"), ("↑3", "3"), ("－1", "-1")]
)
def test_changes_with_a_sign(shown, kept):
    at = At("disclosure.decisions.licence", "items_change")
    values = numbered(OLD) | {at: shown}
    assert written(place(p.web(OLD, p.grids(OLD, values), 2020)))[at] == kept


@pytest.mark.parametrize(
    ("shown", "kept"),
    [
        ("251000元", "251000元"),
        ("477.35万元", "477.35万元"),
        ("2,736,740元", "2736740元"),
        ("6", "6"),
    ],
)
def test_amounts_keep_their_unit(shown, kept):
    at = At("disclosure.procurement.central", "spent")
    assert written(place(p.web(OLD, p.grids(OLD, numbered(OLD) | {at: shown}), 2020)))[at] == kept


@pytest.mark.parametrize(
    "shown", ["12 34", "12\n34", "约20", "12.5", "3万元", "1,23", "见附件", "一", "12*"]
)
def test_a_count_that_is_none_is_left_out(shown):
    at = At("disclosure.documents.norm", "issued")
    reading = place(p.web(FORM, p.grids(FORM, numbered() | {at: shown}), 2022))
    assert at not in reading.cells
    assert reading.written[at] == "?"
    assert len(reading.cells) == 199
    assert any(
        left.text.replace(" ", "") == shown.replace("\n", "").replace(" ", "")
        for left in reading.left_out
    )


def test_a_row_that_is_gone_from_its_table_is_no_blank_row():
    values = numbered()
    rows = p.grids(FORM, values)["applications"][0]
    gone = THREE.rows.leaves[4]
    kept = [row for row in rows if all(cell.text != gone.label for cell in row)]
    reading = place(p.web(FORM, {**p.grids(FORM, values), "applications": [kept]}, 2022))
    assert {at.row for at, text in reading.written.items() if text == "?"} == {THREE.row_key(gone)}
    assert not reading.whole


def test_of_a_table_without_a_trace_nothing_is_written():
    page = "一、总体情况\n本机关全年主动公开信息35条。\n"
    reading = place(text.read(page.encode(), "x.txt"))
    assert not reading.written
    assert reading.scant
    assert not reading.whole


@pytest.mark.parametrize(
    ("held", "kept"),
    [
        ({"text": "", "object": "图片"}, "?"),
        ({"text": "", "apart": (Apart("struck", "9"),)}, "?"),
        ({"text": "12", "apart": (Apart("unclear", "\ufffd"),)}, "?"),
        ({"text": "12", "apart": (Apart("raised", "1"),)}, "12"),
        ({"text": "12", "apart": (Apart("struck", "13"), Apart("hidden", "7"))}, "12"),
        ({"text": "12", "object": "图片"}, "?"),
        ({"text": ""}, ""),
    ],
)
def test_what_stands_in_a_cell_beside_its_text_is_no_part_of_the_figure(held, kept):
    values = numbered()
    at = At("applications.carried_in", "total")
    source = p.web(FORM, p.grids(FORM, values), 2022)
    blocks = tuple(
        block._replace(
            rows=tuple(
                tuple(cell._replace(**held) if cell.text == values[at] else cell for cell in row)
                for row in block.rows
            )
        )
        if isinstance(block, SourceTable)
        else block
        for block in source.blocks
    )
    reading = place(source._replace(blocks=blocks))
    assert reading.written == values | {at: kept}
    assert (kept == "?") == bool(reading.left_out)


def test_a_fee_in_yuan_is_not_converted():
    at = At("disclosure.fees.amount", "charged")
    reading = place(p.web(FORM, p.grids(FORM, numbered() | {at: "35000元"}), 2022))
    assert at not in reading.cells
    assert "3.5万元" in reading.left_out[0].why


@pytest.mark.parametrize(
    ("shown", "kept"), [("3.5万元", "3.5"), ("72,701.2578", "72701.2578"), ("0.0000", "0.0000")]
)
def test_a_fee_in_wan(shown, kept):
    at = At("disclosure.fees.amount", "charged")
    assert written(place(p.web(FORM, p.grids(FORM, numbered() | {at: shown}), 2022)))[at] == kept


def test_glued_figures_are_left_out():
    values = numbered()
    rows = p.grids(FORM, values)["applications"][0]
    glued = rows[3]
    rows[3] = [glued[0], p.Cell("".join(c.text for c in glued[1:4])), *glued[4:]]
    reading = place(
        p.paste(FORM, {**p.grids(FORM, values), "applications": [rows]}, 2022, p.as_browser_paste)
    )
    never_wrong(reading, values)
    assert len(reading.unread) == 7
    assert {reading.written[at] for at in reading.unread} == {"?"}
    assert "5 个数" in reading.left_out[0].why


def test_two_reports_side_by_side_are_left_out():
    values = numbered()
    rows = [
        [*row, *(c for c in row if c.role != "row" and c.text != p.CORNER)]
        for row in p.grids(FORM, values)["applications"][0]
    ]
    grids = {**p.grids(FORM, values), "applications": [rows]}
    for source in (p.web(FORM, grids, 2022), p.paste(FORM, grids, 2022, p.as_browser_paste)):
        reading = place(source)
        assert not any(at.row.startswith("applications") for at in reading.cells)
        assert any(w in left.why for left in reading.left_out for w in ("并排", "次序与格式不同"))


def test_the_same_table_twice_is_taken_once_and_two_different_ones_not_at_all():
    values = numbered()
    grids = p.grids(FORM, values)
    twice = {**grids, "applications": grids["applications"] * 2}
    same(place(p.web(FORM, twice, 2022)), values)
    other = p.grids(FORM, {at: str(int(v) + 500) for at, v in values.items()})
    both = {**grids, "applications": grids["applications"] + other["applications"]}
    reading = place(p.web(FORM, both, 2022))
    assert not any(at.row.startswith("applications") for at in reading.cells)
    assert "出现 2 次" in reading.left_out[0].why


def test_a_row_that_stands_twice_in_one_table_holds_only_where_both_say_the_same():
    values = numbered()
    grids = p.grids(FORM, values)
    rows = list(grids["applications"][0])
    at = next(at for at, row in enumerate(rows) if "一、本年新收" in row[0].text)
    received = At("applications.received", "person")
    other = [c._replace(text="7") if c.text == values[received] else c for c in rows[at]]
    for again in ([*rows[: at + 1], other, *rows[at + 1 :]], [*rows, other]):
        for print_ in (p.web, p.book):
            reading = place(print_(FORM, {**grids, "applications": [again]}, 2022))
            assert written(reading) == {at: v for at, v in values.items() if at != received}
            assert "又出现一次" in reading.unread[received].why
    apart = {**grids, "applications": [rows[: at + 1], [*rows[at + 1 :], rows[-1], other]]}
    assert "又出现一次" in place(p.web(FORM, apart, 2022)).unread[received].why


@pytest.mark.parametrize("extra", ["", "7"])
def test_no_cell_of_a_sheet_s_row_that_has_one_too_many_is_read_a_column_off(extra):
    values = numbered()
    grids = p.grids(FORM, values)
    rows = grids["disputes"][0]
    for at in (0, 4, 14):
        longer = [*rows[:-1], [*rows[-1][:at], p.Cell(extra), *rows[-1][at:]]]
        reading = place(p.book(FORM, {**grids, "disputes": [longer]}, 2022))
        assert written(reading).items() <= values.items()
        assert values.keys() - written(reading).keys() == reading.unread.keys()


def test_a_merged_blank_is_blank_under_each_of_its_columns():
    values = numbered()
    rows = p.grids(FORM, values)["applications"][0]
    merged = [*rows[:-1], [*rows[-1][:4], p.Cell("", 2), *rows[-1][6:]]]
    blank = {At("applications.carried_out", column): "" for column in ("welfare", "legal")}
    for print_ in (p.web, p.book):
        reading = place(print_(FORM, {**p.grids(FORM, values), "applications": [merged]}, 2022))
        assert written(reading) == {**values, **blank}


def test_a_small_table_in_the_prose_does_not_disturb():
    values = numbered()
    source = p.web(FORM, p.grids(FORM, values), 2022)
    stray = html.read(
        "<table><tr><td>行政许可</td><td>999</td></tr></table>".encode(), "x.html"
    ).blocks
    at = next(
        n
        for n, b in enumerate(source.blocks)
        if isinstance(b, Paragraph) and b.text.startswith("二、")
    )
    reading = place(source._replace(blocks=(*source.blocks[:at], *stray, *source.blocks[at:])))
    same(reading, values)
    assert any("999" in left.text for left in reading.left_out)


def test_label_and_figure_in_one_cell():
    values = numbered()
    lines = [f"规章\t{values[At('disclosure.documents.regulation', 'issued')]}\t12\t13"]
    lines = [
        f"{row.label}：{values[table.at(row, table.columns.leaves[0])]}件"
        for table in FORM.tables[1:3]
        for row in table.rows.leaves
    ]
    found = p.page(FORM, {"disclosure": lines}, 2022, "")
    want = {at: v for at, v in values.items() if at.row.startswith("disclosure.decisions")}
    assert written(place(text.read(found.encode(), "x.txt"))) == want


def test_several_rows_in_one_row_of_cells():
    values = numbered()
    first = FORM.tables[0]
    body = p.body(first, values)
    row = [p.Cell("\n".join(cells[at].text for cells in body)) for at in range(4)]
    blocks = [[*p.head(first), row], p.table_two(FORM, values)[4:]]
    same(place(p.web(FORM, {**p.grids(FORM, values), "disclosure": blocks}, 2022)), values)


def test_trailing_cells_that_are_gone_are_never_guessed():
    values = holed()
    for style in (p.as_tabs, p.as_browser_paste):

        def trimmed(rows: p.Rows, style: Callable[[p.Rows], str] = style) -> str:
            return "\n".join(line.rstrip("\t") for line in style(rows).split("\n"))

        never_wrong(place(p.paste(FORM, p.grids(FORM, values), 2022, trimmed)), values)


def test_names_of_cells_beside_which_no_label_stands_say_nothing_of_figures():
    values = holed()
    cells = [
        SourceCell(
            v, Spot(sheet="表", row=n), number=int(v) if v else None, name=f"{at.row}.{at.column}"
        )
        for n, (at, v) in enumerate(reversed(values.items()))
    ]
    told = [
        SourceCell("第一段\n第二段", Spot(sheet="封面", row=1), name="prose.overview"),
        SourceCell("前言", Spot(sheet="封面", row=2), name="prose.preface"),
    ]
    table = SourceTable(tuple((cell,) for cell in [*cells, *told]), Spot(sheet="表"))
    names = (
        ("report.organ", "清水镇人民政府"),
        ("report.year", "2022"),
        ("report.level", "township"),
    )
    reading = place(Source("表.xlsx", "xlsx", (table,), names=names))
    assert not reading.cells
    assert reading.unread.keys() == FORM.cells.keys()
    assert (reading.organ, reading.year, reading.level) == ("清水镇人民政府", 2022, "township")
    assert reading.prose == {"overview": "第一段\n\n第二段"}
    assert reading.preface == "前言"


def test_a_sum_that_does_not_add_up_is_told_and_left_as_it_is():
    values = dict.fromkeys(FORM.cells, "0")
    values[At("disputes.review", "upheld")] = "3"
    reading = place(p.web(FORM, p.grids(FORM, values), 2022))
    same(reading, values)
    assert any("“行政复议·总计”写的是 0，各列相加是 3" in doubt for doubt in reading.doubts)


def test_a_table_that_is_not_there_is_said():
    grids = p.grids(FORM, numbered())
    del grids["applications"]
    reading = place(p.web(FORM, grids, 2022))
    assert len(reading.unread) == 175
    (doubt,) = (doubt for doubt in reading.doubts if "没有找到" in doubt)
    assert "三、收到和处理政府信息公开申请情况" in doubt


@pytest.mark.parametrize("style", [p.as_lines, p.as_tabs, p.as_spaced])
@pytest.mark.parametrize("order", ["0612345", "6012345", "1234506"])
def test_columns_beside_the_total_or_before_the_first_are_not_the_forms(style, order):
    values = numbered()
    table = FORM.tables[-2]
    columns = [table.columns.leaves[int(at)] for at in order]
    rows = p.head(table, columns) + p.body(table, values, columns)
    never_wrong(
        place(p.paste(FORM, {**p.grids(FORM, values), "applications": [rows]}, 2022, style)), values
    )


FIGURE = st.sampled_from(("", "0", "1", "12", "305", "/", "-", "1,024", "7件"))
READ = {"1,024": "1024", "7件": "7"}


@settings(max_examples=examples(40), deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(
    form=st.sampled_from((FORM, OLD)),
    shown=st.lists(FIGURE, min_size=200, max_size=200),
    style=st.sampled_from(
        (p.as_tabs, p.as_browser_paste, p.as_bars, p.as_lines, p.as_spaced, None)
    ),
    orders=st.tuples(st.permutations(range(3)), st.permutations(range(1, 6))),
    cut=st.integers(4, 24),
)
def test_random_reports_are_read_exactly_or_left_out(form, shown, style, orders, cut):
    values = {at: READ.get(v, v) for at, v in zip(form.cells, shown, strict=False)}
    printed = dict(zip(form.cells, shown, strict=False))
    table = form.tables[-2]
    order = [at for group in orders[0] for at in ([0], orders[1], [6])[group]]
    columns = [table.columns.leaves[at] for at in order]
    rows = p.head(table, columns) + unspanned(p.body(table, printed, columns))
    parts: Sequence[p.Rows] = [rows[:cut], rows[cut:]]
    grids = {**p.grids(form, printed), "applications": list(parts)}
    if style is None:
        same(place(p.web(form, grids, form.first)), values)
    else:
        never_wrong(place(p.paste(form, grids, form.first, style)), values)


def damaged(rows: p.Rows, kind: str, pick: int) -> p.Rows:
    """The printed table with one thing gone wrong with it."""
    rows = [list(row) for row in rows]
    number = pick % len(rows)
    row = rows[number]
    role = {"head": "head", "unspan": "head", "label": "row"}.get(kind, "value")
    spots = [at for at, cell in enumerate(row) if cell.role == role]
    if kind == "gone":
        del rows[number]
    elif kind == "swap":
        rows[number - 1], rows[number] = row, rows[number - 1]
    elif kind == "empty":
        row.insert(pick % (len(row) + 1), p.Cell(""))
    elif spots:
        at = spots[pick % len(spots)]
        if kind in ("drop", "head", "label"):
            del row[at]
        elif kind == "glue" and at + 1 < len(row):
            row[at : at + 2] = [row[at]._replace(text=row[at].text + row[at + 1].text)]
        elif kind == "twice":
            row.insert(at, row[at])
        elif kind == "wide":
            row[at] = row[at]._replace(columns=2)
        elif kind == "tall":
            row[at] = row[at]._replace(rows=2)
        elif kind == "unspan":
            row[at] = row[at]._replace(rows=1, columns=1)
    return rows


DAMAGE = (
    "gone",
    "swap",
    "empty",
    "drop",
    "head",
    "label",
    "glue",
    "twice",
    "wide",
    "tall",
    "unspan",
)


@settings(max_examples=examples(120), deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(
    form=st.sampled_from((FORM, OLD)),
    style=st.sampled_from(
        (p.as_tabs, p.as_browser_paste, p.as_bars, p.as_lines, p.as_spaced, None)
    ),
    section=st.sampled_from(("disclosure", "applications", "disputes")),
    kind=st.sampled_from(DAMAGE),
    pick=st.integers(0, 400),
)
def test_a_damaged_table_is_left_out_rather_than_shifted(form, style, section, kind, pick):
    values = numbered(form)
    grids = changed(p.grids(form, values), section, lambda rows: damaged(rows, kind, pick))
    source = p.paste(form, grids, form.first, style) if style else p.web(form, grids, form.first)
    never_wrong(place(source), values)


@pytest.mark.parametrize("form", [FORM, OLD], ids=["2021", "2019"])
def test_tabs_whose_last_cells_were_trimmed_are_never_shifted(form):
    last = {at for at in form.cells if at.column == "total"}
    values = {at: "" if at in last else v for at, v in numbered(form).items()}
    grids = p.grids(form, values)
    tables = {
        key: ["\n".join(line.rstrip() for line in p.as_tabs(rows).split("\n")) for rows in found]
        for key, found in grids.items()
    }
    page = p.page(form, tables, form.edition, tag="")
    never_wrong(place(text.read(page.encode(), "x.txt")), values)


def test_a_report_without_title_and_period_is_of_the_year_of_its_sentences():
    page = "一、总体情况\n2023年，我局主动公开信息86条。\n二、主动公开政府信息情况\n规章\t0\t0\t0\n"
    reading = place(text.read(page.encode(), "x.txt"))
    assert reading.year == 2023
    assert any("没有写明年度" in doubt for doubt in reading.doubts)


def test_a_period_in_the_overview_tells_the_year():
    period = "统计期限为2024年1月1日至2024年12月31日。"
    page = f"一、总体情况\n{period}\n二、主动公开政府信息情况\n规章\t0\t0\t0\n"
    assert place(text.read(page.encode(), "x.txt")).year == 2024


def torn(text: str) -> str:
    """The page with the head of table three torn over lines and out of order."""
    head = "申请人情况 法人或其他组织 自然人 商业企业 科研机构 社会公益组织 总计 法律服务 其他 机构"
    lines = ["某镇人民政府2022年政府信息公开工作年度报告", "三、收到和处理政府信息公开申请情况"]
    return "\n".join([*lines, *head.split(), text])


def test_the_order_of_appearance_of_a_torn_head_is_not_believed():
    page = torn("一、本年新收政府信息公开申请数量\n3101\n53\n0\n7\n61\n4\n3226\n")
    written = place(text.read(page.encode(), "x.txt")).written
    received = [written[At("applications.received", c.name)] for c in THREE.columns.leaves]
    assert received in (["3101", "53", "0", "7", "61", "4", "3226"], ["?"] * 7)


def test_a_label_of_a_head_torn_over_pages_is_no_first_column():
    def torn(rows: p.Rows) -> p.Rows:
        first, second, third, figures = rows
        last = second[4]._replace(rows=1)
        above = [first, [p.Cell("", role="head")] * 4 + [last, *second[5:]]]
        labels = [*(cell._replace(rows=1) for cell in second[:4]), p.Cell("", role="head"), *third]
        return [*above, labels, figures]

    values = numbered()
    whole = torn(p.grids(FORM, values)["disputes"][0])
    narrow = [*whole[0][:1], whole[0][1]._replace(columns=2)]
    beside = [*whole[1][:5], *(cell._replace(columns=1) for cell in whole[1][5:])]
    pages = {**p.grids(FORM, values), "disputes": [[narrow, beside], whole[2:]]}
    reading = place(p.web(FORM, pages, 2022))
    never_wrong(reading, values)
    assert all(each.why for each in reading.unread.values())


def test_a_head_whose_labels_are_broken_over_cells_is_joined_downward():
    values = numbered()
    first, second, third, *rest = p.grids(FORM, values)["applications"][0]
    split = {"商业企业": ("商业", "企业"), "科研机构": ("科研", "机构")}
    upper = [
        c._replace(text=split[c.text][0]) if c.text in split else c._replace(rows=2) for c in third
    ]
    lower = [c._replace(text=split[c.text][1]) for c in third if c.text in split]
    tall = [c._replace(rows=3) if c.rows == 2 else c for c in second]
    corner = first[0]._replace(rows=4)
    rows = [[corner, *first[1:]], tall, upper, lower, *rest]
    same(place(p.web(FORM, {**p.grids(FORM, values), "applications": [rows]}, 2022)), values)


def test_text_in_a_section_of_tables_stands_before_or_after_them():
    values = numbered()
    source = p.web(FORM, p.grids(FORM, values), 2022)
    at = next(
        n
        for n, b in enumerate(source.blocks)
        if isinstance(b, Paragraph) and b.text == FORM.sections[2].title
    )
    before = Paragraph("本年度收到的申请比上年多3件。", Spot(line=1))
    after = Paragraph("注：上年结转的1件已办结。", Spot(line=2))
    blocks = [*source.blocks[: at + 1], before, source.blocks[at + 1], after]
    reading = place(source._replace(blocks=(*blocks, *source.blocks[at + 2 :])))
    same(reading, values)
    assert reading.prose["applications.text"] == before.text
    assert reading.prose["applications.note"] == after.text
    assert not reading.left_out


def test_organ_and_year_in_a_sentence_of_the_preface():
    told = "按照要求，现公布清水县人民政府2023年政府信息公开工作年度报告。"
    page = f"{told}\n一、总体情况\n公开信息10条。\n"
    reading = place(text.read(page.encode(), "x.txt"))
    assert (reading.organ, reading.year) == ("清水县人民政府", 2023)
    assert any("清水县人民政府" in doubt for doubt in reading.doubts)


def test_addresses_below_the_first_sentence_belong_to_the_preface():
    page = (
        "<h1>清水县财政局2023年政府信息公开工作年度报告</h1>"
        "<div>发布时间：2024-01-30 来源：本局</div>"
        "<p>按照条例编制本报告。</p><p>联系电话：0000-1234567</p><p>邮箱：a@b.cn</p>"
        "<p>一、总体情况</p><p>公开信息10条。</p>"
    )
    reading = place(html.read(page.encode(), "x.html"))
    assert reading.preface == "按照条例编制本报告。\n\n联系电话：0000-1234567\n\n邮箱：a@b.cn"


@pytest.mark.parametrize(
    ("scanned", "proofread"),
    [
        ((), set()),
        ((1,), {"preface", "overview"}),
        ((2,), {"overview", "problems", "other_matters"}),
        ((3,), {"other_matters"}),
        ((1, 3), {"preface", "overview", "other_matters"}),
    ],
)
def test_texts_that_may_stand_on_a_recognised_page_are_to_be_proofread(scanned, proofread):
    blocks = tuple(
        Paragraph(each, Spot(page=page), level)
        for page, each, level in (
            (1, "清水镇人民政府2022年政府信息公开工作年度报告", 1),
            (1, "本报告由清水镇人民政府编制。", 0),
            (1, "一、总体情况", 1),
            (1, "全年公开信息12条。", 0),
            (2, "五、存在的主要问题及改进情况", 1),
            (2, "公开不够及时。", 0),
            (2, "六、其他需要报告的事项", 1),
            (3, "无。", 0),
        )
    )
    reading = place(Source("扫描.pdf", "pdf", blocks, scanned=frozenset(scanned)))
    texts = {"preface", "overview", "problems", "other_matters"}
    assert reading.proofread & texts == proofread


@pytest.mark.parametrize("words", ["（12）", "见附件", "其他", "总计", "*", "1.其他", "（一）"])
def test_words_in_the_place_of_a_figure_neither_move_the_others_nor_name_a_row(words):
    values = numbered()
    at = At("applications.received", "person")
    source = p.web(FORM, p.grids(FORM, values), 2022)
    blocks = tuple(
        block._replace(
            rows=tuple(
                (
                    *(
                        cell._replace(text=words) if cell.text == values[at] else cell
                        for cell in row
                    ),
                    SourceCell("", row[0].spot),
                    SourceCell("", row[0].spot),
                )
                for row in block.rows
            )
        )
        if isinstance(block, SourceTable)
        else block
        for block in source.blocks
    )
    assert place(source._replace(blocks=blocks)).written == values | {at: "?"}


@pytest.mark.parametrize(
    ("key", "label", "other"),
    [
        ("disclosure.decisions", "本年处理决定数量", "上年处理决定数量"),
        ("disclosure.fees", "本年收费金额", "上年收费金额"),
        ("disputes", "结果维持", "结果撤销"),
        ("applications", "三、本年度办理结果", "三、上年度办理结果"),
    ],
)
@pytest.mark.parametrize("style", ["web", *STYLES])
def test_what_stands_under_another_label_is_not_the_forms(key, label, other, style):
    values = numbered()
    grids = {
        name: [
            relabelled(rows, lambda c: c._replace(text=c.text.replace(label, other)))
            for rows in tables
        ]
        for name, tables in p.grids(FORM, values).items()
    }
    source = (
        p.web(FORM, grids, 2022) if style == "web" else p.paste(FORM, grids, 2022, STYLES[style])
    )
    reading = place(source)
    never_wrong(reading, values)
    hit = [at for at in values if at.row.startswith(key)]
    assert any(at not in reading.cells for at in hit)


@pytest.mark.parametrize("sign", ["××", "√", ".", "某"])
def test_signs_in_a_figures_place_are_no_blank_before_empty_cells(sign):
    lines = (
        "二、主动公开政府信息情况",
        "信息内容\t本年处理决定数量\t\t",
        f"行政处罚\t{sign}\t\t",
        "行政强制\t5\t\t",
    )
    reading = place(text.read("\n".join(lines).encode(), "x.txt"))
    assert {at.row: cell.written for at, cell in reading.cells.items()} == {
        "disclosure.decisions.coercion": "5"
    }
    assert At("disclosure.decisions.penalty", "decided") in reading.unread
    assert [left.text for left in reading.left_out] == [f"行政处罚 {sign}"]


def replaced(source: Source, old: str, new: str) -> Source:
    """The source with one text in the place of another, wherever it stands alone."""
    assert any(
        block.text == old
        if isinstance(block, Paragraph)
        else any(cell.text == old for row in block.rows for cell in row)
        for block in source.blocks
    )
    return source._replace(
        blocks=tuple(
            block._replace(text=new if block.text == old else block.text)
            if isinstance(block, Paragraph)
            else block._replace(
                rows=tuple(
                    tuple(c._replace(text=new) if c.text == old else c for c in row)
                    for row in block.rows
                )
            )
            for block in source.blocks
        )
    )


@pytest.mark.parametrize(
    ("key", "old", "new"),
    [
        ("applications", "申请人情况", "上年申请人情况"),
        ("applications", "申请人情况", "2021年申请人情况"),
        ("applications", "申请人情况", "上年"),
        ("applications", p.CORNER, "单位：百件"),
        ("applications", p.CORNER, f"{p.CORNER}（2021年）"),
        ("applications", "法人或其他组织", "法人或其他组织（不含企业）"),
        ("applications", "自然人", "其中：自然人"),
        ("applications", "自然人", "自然人（1-6月）"),
        ("applications", "三、收到和处理政府信息公开申请情况", "三、2021年收到和处理申请情况"),
        ("applications", "（三）不予公开", "（三）不予公开（含部分公开）"),
        ("applications.carried_in", "二、上年结转政府信息公开申请数量", "二、2020年结转申请"),
        ("disputes", "行政诉讼", "2021年行政诉讼"),
        ("disputes", "四、政府信息公开行政复议、行政诉讼情况", "四、历年行政复议、行政诉讼情况"),
        ("disclosure.documents", "本年制发件数", "本年制发件数（单位：百件）"),
        ("disclosure.documents", "第二十条第（一）项", "第二十条第（一）项（2021年）"),
        ("disclosure.decisions.penalty", "行政处罚", "行政处罚(%)"),
    ],
)  # fmt: skip
def test_what_stands_under_words_of_other_figures_is_not_read(key: str, old: str, new: str) -> None:
    source = replaced(p.web(FORM, p.grids(FORM, numbered()), 2022), old, new)
    reading = place(source)
    never_wrong(reading, numbered())
    assert any(at not in reading.cells for at in numbered() if at.row.startswith(key))
    assert reading.left_out or reading.extras


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("行政许可", "行政许可（含备案）"),
        ("自然人", "自然人（试行）"),
        ("信息内容", "全县信息内容"),
        ("（一）予以公开", "（一）予以公开（线上）"),
        ("（三）不予公开", "全县（三）不予公开"),
        ("一、总体情况", "一、2020年总体情况"),
    ],
)
def test_what_a_label_says_more_than_the_forms_is_told(old: str, new: str) -> None:
    source = p.web(FORM, p.grids(FORM, numbered()), 2022)
    reading = place(replaced(source, old, new))
    never_wrong(reading, numbered())
    assert reading.left_out or len(reading.doubts) > len(place(source).doubts)


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("三、收到和处理政府信息公开申请情况", "三、2022年度收到和处理政府信息公开申请情况"),
        ("一、本年新收政府信息公开申请数量", "一、2022年新收政府信息公开申请数量（件）"),
        ("二、上年结转政府信息公开申请数量", "二、2021年结转政府信息公开申请数量"),
        ("四、结转下年度继续办理", "四、结转2023年度继续办理"),
        ("本年制发件数", "2022年制发件数（单位：件）"),
    ],
)
def test_the_years_of_labels_are_counted_from_the_reports_own(old: str, new: str) -> None:
    source = p.web(FORM, p.grids(FORM, numbered()), 2022)
    reading = place(replaced(source, old, new))
    same(reading, numbered())
    assert reading.doubts == place(source).doubts


@pytest.mark.parametrize("style", ["web", "tabs"])
@pytest.mark.parametrize(
    ("caption", "whole"),
    [
        ("收到和处理政府信息公开申请情况表", True),
        ("单位：件", True),
        ("2021年收到和处理政府信息公开申请情况表", False),
        ("（2021年）", False),
        ("（上年）", False),
        ("单位：百件", False),
    ],
)
def test_the_line_over_a_table_says_whose_figures_stand_there(
    caption: str,
    whole: bool,  # noqa: FBT001
    style: str,
) -> None:
    grids = p.grids(FORM, numbered())
    source = p.web(FORM, grids, 2022) if style == "web" else p.paste(FORM, grids, 2022, p.as_tabs)
    at = next(
        n
        for n, block in enumerate(source.blocks)
        if isinstance(block, Paragraph) and block.text.startswith("三、")
    )
    line = Paragraph(caption, source.blocks[at].spot)
    reading = place(
        source._replace(blocks=(*source.blocks[: at + 1], line, *source.blocks[at + 1 :]))
    )
    never_wrong(reading, numbered())
    read = [at for at in reading.cells if at.row.startswith("applications.")]
    assert len(read) == (len(THREE.rows.leaves) * len(THREE.columns.leaves) if whole else 0)
    assert [left.text for left in reading.left_out] == (
        [] if whole else [caption.translate(str.maketrans("（）：", "():"))]
    )
    assert "applications.text" not in reading.prose


def test_what_is_only_a_picture_within_the_report_is_told():
    lines = [
        ("", "图片"),
        ("霞浦镇人民政府2024年政府信息公开工作年度报告", ""),
        ("", "图片"),
        ("一、总体情况", ""),
        ("全年公开9条。", "图片"),
        ("五、存在的主要问题及改进情况", ""),
        ("", "图片"),
        ("六、其他需要报告的事项", ""),
        ("无。", ""),
        ("霞浦镇人民政府", ""),
        ("", "图片"),
        ("2025年1月9日", ""),
        ("", "图片"),
    ]
    blocks = tuple(Paragraph(x, Spot(line=n), object=y) for n, (x, y) in enumerate(lines, 1))
    reading = place(Source("x", "html", blocks))
    assert (reading.signature, reading.date) == ("霞浦镇人民政府", "2025年1月9日")
    assert [doubt for doubt in reading.doubts if "图片（" in doubt] == [
        f"{where}有 1 处图片（第{line}行），里面的文字没有读入，请对照原文补上"
        for where, line in (
            ("标题里或标题下面", 3),
            ("“一、总体情况”里", 5),
            ("“五、存在的主要问题及改进情况”里", 7),
        )
    ]


def test_the_signature_stands_under_the_section_that_is_printed_last():
    lines = [
        *("一、总体情况", "公开9条。", "六、其他需要报告的事项", "无收费。"),
        *("二、主动公开政府信息情况", "三、收到和处理政府信息公开申请情况"),
        *("四、政府信息公开行政复议、行政诉讼情况", "霞浦镇人民政府", "2025年1月9日"),
    ]
    blocks = tuple(Paragraph(line, Spot(line=n)) for n, line in enumerate(lines, 1))
    reading = place(Source("x", "html", blocks))
    assert (reading.signature, reading.date) == ("霞浦镇人民政府", "2025年1月9日")
    assert reading.prose == {"overview": "公开9条。", "other_matters": "无收费。"}


def test_a_word_among_the_figures_of_a_row_without_a_label_leaves_none_of_them_blank() -> None:
    row = [at for at in FORM.cells if at.row.startswith("disputes.")]
    values = numbered() | {row[-2]: "约23764", row[-1]: "/"}
    reading = place(p.paste(FORM, p.grids(FORM, values), 2022, p.as_tabs))
    never_wrong(reading, values)
    assert {at for at in reading.unread if at in row} == set(row)
