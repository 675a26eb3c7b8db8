from __future__ import annotations

import pytest

from reportctl.fill.figures import plain
from reportctl.fill.lines import Line, Piece
from reportctl.fill.prose import (
    Text,
    ending,
    joined,
    preface,
    set_apart,
    tell_apart,
    tell_broken,
    tell_lost,
    tell_unsigned,
)
from reportctl.readers.source import Apart, Spot


def texts(*lines: str) -> list[Text]:
    return [Text(line, Spot(line=at)) for at, line in enumerate(lines, start=1)]


def read(*lines: str, organ: str = "清水县水务局") -> tuple[str, str, str, list[str]]:
    end = ending(texts(*lines), organ)
    return joined(end.body), end.signature, end.date, [line.text for line in end.dropped]


@pytest.mark.parametrize(
    ("lines", "body", "signature", "date"),
    [
        (["无。", "清水县水务局", "2024年1月17日"], "无。", "清水县水务局", "2024年1月17日"),
        (["无。", "清水县水务局 2024年1月17日"], "无。", "清水县水务局", "2024年1月17日"),
        (["无。 清水县水务局2024年1月17日"], "无。", "清水县水务局", "2024年1月17日"),
        (["无。", "二〇二四年一月十七日"], "无。", "", "二〇二四年一月十七日"),
        (["无。", "2024 年 1 月 17 日"], "无。", "", "2024年1月17日"),
        (
            ["无。", "清水县水务局", "2024年1月17日", "打印", "关闭窗口"],
            "无。",
            "清水县水务局",
            "2024年1月17日",
        ),
        (["无。", "2024年1月17日", "清水县水务局"], "无。", "清水县水务局", "2024年1月17日"),
        (["无。", "水务局", "2024-01-17"], "无。", "水务局", "2024-01-17"),
        (["无"], "无", "", ""),
        (["本年收取0元。", "上一篇：公告", "下一篇：无"], "本年收取0元。", "", ""),
        (["无。", "清水县水务局"], "无。", "清水县水务局", ""),
        (
            ["2023年1月1日起执行新标准，2024年1月17日公布。"],
            "2023年1月1日起执行新标准，2024年1月17日公布。",
            "",
            "",
        ),
        (
            ["无。", "扫一扫在手机打开当前页", "版权所有：清水县人民政府", "京ICP备00000000号"],
            "无。",
            "",
            "",
        ),
        (["无。", "附件：1.统计表.xlsx"], "无。", "", ""),
    ],
)
def test_the_end_of_a_report(lines, body, signature, date):
    assert read(*lines)[:3] == (body, signature, date)


@pytest.mark.parametrize(
    "line",
    [
        "跳到正文",
        "PDF 文件",
        "Word文档",
        "下载附件",
        "附件1",
        "网站声明",
        "关于我们",
        "返回列表",
        "(此件公开发布)",
        "此件主动公开",
        "公开属性:主动公开",
        "抄送:县政府办公室。",
        "清水县水务局办公室2024年1月17日印发",
    ],
)
def test_the_foot_of_a_page_is_no_text_and_is_told_as_such(line):
    end = ending(texts("无。", line), "清水县水务局")
    assert joined(end.body) == "无。"
    assert end.around == (line,)
    assert end.dropped == ()


@pytest.mark.parametrize(
    "line",
    [
        "智能问答",
        "技术支持：某某科技有限公司",
        "您认为本页信息：有用（12） 没用（0）",
        "最后更新时间：2024年1月24日",
        "清水县水务局2023年年报.doc",
        "清水县水务局2022年政府信息公开工作年度报告",
        "【纠错】",
        "我要评论 0人参与",
        "1 / 1",
        "TOP",
    ],
)
def test_what_is_no_sentence_behind_a_report_without_signature_is_told(line: str) -> None:
    body, signature, _, dropped = read("本年度未收取费用。", "除此以外没有其他事项。", line)
    assert (body, signature) == ("本年度未收取费用。\n\n除此以外没有其他事项。", "")
    assert dropped == [line]


@pytest.mark.parametrize(
    "line",
    [
        "无其他需要报告的事项",
        "其他：无",
        "收取信息处理费0元",
        "（二）其他事项",
        "回应群众关切3次",
        "| 单位 | 件数 |",
        "本机关将继续加强政府信息公开工作，进一步提高公开的质量和水平",
    ],
)
def test_a_report_may_end_with_an_item_or_without_a_full_stop(line: str) -> None:
    assert read("本年度未收取费用。", line)[0] == f"本年度未收取费用。\n\n{line}"


def test_what_stands_behind_the_date_and_is_no_furniture_is_told():
    assert read("无。", "清水县水务局", "2024年1月17日", "另有一段说明文字。")[3] == [
        "另有一段说明文字。"
    ]


def test_a_preface_without_the_data_of_the_page():
    lines = texts(
        "发布日期：2022-01-20 来源：办公室 浏览次数：35",
        "【字体：大 中 小】 【打印】",
        "根据《条例》的要求，编制本报告。",
        "一、数据从2021年1月1日起。",
        "索引号：0143",
    )
    assert (
        joined(preface(lines, titled=True)[0])
        == "根据《条例》的要求，编制本报告。\n\n一、数据从2021年1月1日起。"
    )


def test_without_a_title_only_sentences_are_a_preface():
    lines = texts("首页", "走进清水", "根据《条例》的要求，编制本报告。")
    assert joined(preface(lines, titled=False)[0]) == "根据《条例》的要求，编制本报告。"
    told = Text("现将我局2021年政府信息公开工作情况报告如下：", Spot())
    assert preface([told], titled=False)[0] == (told,)


@pytest.mark.parametrize(
    "line",
    [
        "清水街道办事处",
        "[字体: ] 打印",
        "（图解）清水镇2021年政府信息公开工作年度报告",
        "日期:2022-01-18",
        "01525772-2/20220118-00000001-01",
        "2022年1月18日来源:1",
    ],
)
def test_what_a_page_prints_under_its_title_is_no_preface(line):
    lines = texts("【 字体: 分享到:", line, "现将有关情况报告如下:")
    assert joined(preface(lines, titled=True)[0]) == "现将有关情况报告如下:"


@pytest.mark.parametrize(
    "line",
    [
        "语音播报 | 浏览次数：132次 | 发布日期：2024-01-24 | 作者：某某",
        "文章来源： 撰稿人： 发布时间：2024-01-24 15:02:11 点击数：31",
        "阅读：1,204",
        "2024-01-24 16:32:11",
        "|  打印  |  关闭  |",
    ],
)
@pytest.mark.parametrize("below", ["根据《条例》编制本报告。", ""])
def test_a_line_of_the_page_over_the_first_sentence_is_no_preface_and_is_told(
    line: str, below: str
) -> None:
    kept, strange, around = preface(texts(line, below), titled=True)
    assert (joined(kept), strange, around) == (below, (), (plain(line),))


@pytest.mark.parametrize("line", ["您是第132位访问者", "视力保护色：", "T | T", "听全文"])
def test_a_short_line_over_the_first_sentence_that_may_be_the_pages_is_left_out(line: str) -> None:
    kept, strange, around = preface(texts(line, "根据《条例》编制本报告。"), titled=True)
    assert (joined(kept), around) == ("根据《条例》编制本报告。", ())
    assert [(left.text, str(left.spot)) for left in strange] == [(plain(line), "第1行")]


@pytest.mark.parametrize(
    "line",
    [
        "根据《中华人民共和国政府信息",
        "地址：清水县人民路1号",
        "电子邮箱：xxgk@example.gov.cn",
        "（统计期限：2023年1月1日至2023年12月31日）",
        "——2023年工作回顾",
        "前言",
        "县政府办公室：",
    ],
)
def test_a_first_line_without_a_full_stop_is_preface(line: str) -> None:
    given = texts(line, "公开条例》编制本报告。")
    assert preface(given, titled=True) == (tuple(given), (), ())


def test_a_short_preface_of_a_page_without_furniture_is_kept():
    assert joined(preface(texts("现予公布"), titled=True)[0]) == "现予公布"


def test_a_second_title_over_several_lines_is_no_preface():
    lines = texts(
        "政府信息公开工作年度报告", "清水县水务局", "（2021年度）", "根据《条例》编制本报告。"
    )
    assert joined(preface(lines, titled=True)[0]) == "根据《条例》编制本报告。"


def test_bulleted_facts_of_the_page_are_no_preface():
    lines = texts(
        "- 发文字号: 清水〔2022〕3号", "• 发布日期: 2022-01-08", "根据《条例》编制本报告。"
    )
    assert joined(preface(lines, titled=True)[0]) == "根据《条例》编制本报告。"


def test_prose_of_a_workbook_that_nobody_sees_or_that_is_struck_is_told():
    struck = Apart("struck", "全年公开信息十二条。")
    pieces = (
        Piece("", Spot(row=3), 0, 1, apart=(struck,)),
        Piece("公开", Spot(row=4), 0, 1, apart=(Apart("note", "1"),)),
    )
    (told,) = tell_apart([Line((piece,), piece.spot) for piece in pieces])
    assert told.endswith("有划去的“全年公开信息十二条。”，没有读入，请对照原文")


@pytest.mark.parametrize(
    "last",
    [
        "本报告由清水县水务局办公室负责解释。",
        "如有疑问，请与清水县水务局办公室联系（电话：12345）。",
    ],
)
def test_a_sentence_that_names_the_organ_is_no_signature(last: str) -> None:
    body, signature, date, _ = read("无。", last, "2024年1月17日")
    assert (body, signature, date) == (f"无。\n\n{last}", "", "2024年1月17日")
    assert read("无。", "清水县水务局办公室（盖章）", "2024年1月17日")[1]


def test_a_name_at_the_end_that_was_not_taken_for_the_signature_is_told() -> None:
    end = ending(texts("无。", "清水县水务局", "甲辰年正月"), "清水县水务局")
    (told,) = tell_unsigned(end, "清水县水务局")
    assert told == "第2行“清水县水务局”像是署名，后面不是日期，没有读作署名，请对照原文"
    assert not [*tell_unsigned(ending(texts("无。", "清水县水务局"), ""), "")]


@pytest.mark.parametrize(
    ("lines", "told"),
    [
        (["全年收到政府信息公开申请共计24", "2件，上年结转3件。"], 1),
        (["全年收到政府信息公开申请共计24件", "2件结转下年度。"], 0),
        (["问题及改进措施见附件第三页的第2", "1.公开内容不够丰富。"], 0),
        (["附件1", "2023年，我局认真工作。"], 0),
    ],
)
def test_a_figure_that_breaks_over_two_paragraphs_is_told(lines: list[str], told: int) -> None:
    assert len([*tell_broken([texts(*lines)])]) == told


def test_a_sentence_in_a_cell_of_a_workbook_that_is_in_no_text_is_told() -> None:
    lost = "另有一段说明文字放在表格的右边，谁也没有读到它，应当告诉。"
    spot = Spot(sheet="说明", row=3, column=9)
    line = Line((Piece(lost, spot, 0, 1),), spot, table=1)
    assert [(left.text, left.spot) for left in tell_lost([line], ["别的。"])] == [
        (plain(lost), spot)
    ]
    assert [*tell_lost([line], [f"前面。{lost}后面。"])] == []
    assert [*tell_lost([line._replace(spot=Spot(line=3))], [])] == []


@pytest.mark.parametrize(
    ("line", "told"),
    [
        ("适老化 | 无障碍", "link"),
        ("我要评论", "link"),
        ("点赞 12", "link"),
        ("上一篇：清水县水务局召开节水会议", "link"),
        ("1 / 1", "mark"),
        ("https://www.qingshui.example/xxgk/202401/t1_88.html 3/5", "mark"),
        ("2024/1/20 15:30 清水县水务局2023年政府信息公开工作年度报告", "mark"),
        ("无障碍环境建设投入12万元", ""),
        ("上一篇报告提出的问题都已整改。", ""),
        ("2024年1月20日", ""),
        ("我要评论栏目收到留言12条，全部答复", ""),
    ],
)
def test_links_and_marks_among_the_paragraphs_are_set_apart_and_told(line: str, told: str) -> None:
    found = {"problems": texts("公开得不够快。", line, "已经整改。")}
    links, marks = set_apart(found)
    assert [text.text for text in found["problems"]][1:-1] == ([] if told else [line])
    assert ([link.text for link in links], marks) == (
        [line] * (told == "link"),
        [line] * (told == "mark"),
    )


def test_what_follows_a_head_of_the_site_is_left_out_and_no_signature() -> None:
    of_site = ("杏林镇2022年政府信息公开工作年度报告", "杏林镇召开安全会议")
    end = read("本年没有收费。", "相关推荐", *of_site, organ="杏林镇")
    assert end == ("本年没有收费。", "", "", ["相关推荐", *of_site][1:])
