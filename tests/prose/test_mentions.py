"""What a phrase mentions, and what it only seems to mention."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reportctl.numerals import read_chinese
from reportctl.prose.mentions import scan
from reportctl.prose.reading import read
from reportctl.prose.sentences import fold

FIGURES = [
    ("收到3119件", "3119件"),
    ("收到3,119件", "3119件"),
    ("收到3，119件", "3119件"),
    ("收到３１１９件", "3119件"),
    ("收到 3119 件", "3119件"),
    ("共12，其中3件", "12 3件"),
    ("十五件", "15件"),
    ("两件", "2件"),
    ("三千一百一十九件", "3119件"),
    ("一百零五份", "105份"),
    ("二十起案件", "20起"),
    ("1.2万件", "12000件~"),
    ("14万余条", "140000条~"),
    ("5500余条", "5500条~"),
    ("100多件", "100件~"),
    ("近100件", "100件~"),
    ("约15件", "15件~"),
    ("50件以上", "50件~"),
    ("十余件", "10件~"),
    ("三万余册", "30000册~"),
    ("3-5件", "3 5件~"),
    ("收费3.5万元", "35000元"),
    ("收取2230元", "2230元"),
    ("增长1.05%", "1.05%"),
    ("增长１.05％", "1.05%"),
    ("上升2.3个百分点", "2.3个百分点"),
    ("百分之二十", "20%"),
    ("达9540370次，3809505人次", "9540370次 3809505人次"),
    ("行政复议0件", "0件"),
    ("共编发公报24期，刊登112件", "24期 112件"),
    ("三家单位、两个部门、四项制度", "3家 2个 4项"),
    ("第一件事", ""),
    ("第二十条第（一）项", ""),
    ("第20条", ""),
    ("每一件申请", ""),
    ("统一、十分、一致、进一步", ""),
    ("一是健全，二是完善", ""),
    ("一次性告知，一起推进，一条龙", ""),
    ("一件事一次办", ""),
    ("收到一起行政复议", "1起"),
    ("1月31日前，2021年3月", ""),
    ("自2021年1月1日起至12月31日止", ""),
    ("2021.1.1-2021.12.31", ""),
    ("国办公开办函〔2021〕30号", ""),
    ("国务院令第711号，令（第492号）", ""),
    ("《2020年政务公开工作要点3件》", ""),
    ("《关于印发〈12件实事〉的通知》", ""),
    ("电话：0517-83605210", ""),
    ("电话0527—83593059", ""),
    ("手机13812345678", ""),
    ("www.suqian.gov.cn/2021/15.html", ""),
    ("hazwgkc163@163.com", ""),
    ("G20、5G、1+X", "1"),
    ("12345热线", "12345"),
    ("1.政策解读\n2.平台", ""),
    ("二〇二一年五件", "5件"),
]


def told(text: str) -> str:
    figures = scan(fold(text)).figures
    return " ".join(f"{f.value:f}{f.unit}{'' if f.exact else '~'}" for f in figures)


@pytest.mark.parametrize(("text", "expected"), FIGURES)
def test_figures(text: str, expected: str) -> None:
    assert told(text).replace(".0%", "%") == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("2021年", "2021"),
        ("2021年度", "2021"),
        ("二〇二一年", "2021"),
        ("二○二一年度", "2021"),
        ("二零二一年", "2021"),
        ("2021年3月", "2021-3"),
        ("2021 年 1 月 5 日", "2021-1-5"),
        ("１月31日", "1-31"),
        ("2021.1.1-2021.12.31", "2021-1-1 2021-12-31"),
        ("2021-01-05", "2021-1-5"),
        ("12345年", ""),
        ("〔2021〕30号", ""),
        ("《2020年政务公开工作要点》", ""),
        ("第13月", ""),
    ],
)
def test_dates(text: str, expected: str) -> None:
    dates = scan(fold(text)).dates
    assert " ".join("-".join(str(p) for p in d[2:] if p is not None) for d in dates) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("本年度、今年", [0, 0]),
        ("上年、上年度、上一年、去年", [-1, -1, -1, -1]),
        ("前一年、前年", [-1, -2]),
        ("下年度、次年、明年", [1, 1, 1]),
        ("较上年同期、比同期", [-1, -1, -1]),
        ("近年来、全年、每年、多年、合同期", []),
    ],
)
def test_years_by_distance(text: str, expected: list[int]) -> None:
    assert [found.offset for found in scan(text).relatives] == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("按国办公开办函〔2021〕30号要求", ["number:按国办公开办函〔2021〕30号"]),
        ("国办函[2020]109号", ["number:国办函[2020]109号"]),
        ("（国务院令第711号）", ["order:令第711号"]),
        ("《政府信息公开条例》", ["title:《政府信息公开条例》"]),
        ("《关于印发《要点》的通知》", ["title:《关于印发《要点》的通知》"]),
        ("邮箱a.b@163.com，0517-83605210", ["contact:a.b@163.com", "contact:0517-83605210"]),
    ],
)
def test_names(text: str, expected: list[str]) -> None:
    assert [f"{name.kind}:{name.text}" for name in scan(text).names] == expected


@pytest.mark.parametrize(
    ("written", "value"),
    [
        ("十", 10), ("十五", 15), ("二十", 20), ("一百零五", 105), ("三千一百一十九", 3119),
        ("九十六万", 960000), ("一亿二千万", 120000000), ("二〇二一", 2021), ("两", 2),
        ("百百", None), ("一二三十", None), ("千", None),
    ],
)  # fmt: skip
def test_numerals(written: str, value: int | None) -> None:
    assert read_chinese(written) == value


def test_radicals_from_a_pdf_are_read() -> None:
    assert read("同⽐增⻓1.05%，⼗五件").text == "同比增长1.05%，十五件"


def test_ranges_of_dates() -> None:
    reading = read("自2021年1月1日起至12月31日止；2020年1月、2月")
    assert [(a.month, b.month) for a, b in reading.ranges()] == [(1, 12)]


@given(
    st.text(
        alphabet="收到3,119件，。；万余十二一年月日《》〔〕号%.(（)）第 \n未无零为⻓１", max_size=60
    )
)
def test_every_offset_is_within_the_text(text: str) -> None:
    reading = read(text)
    assert len(reading.text) == len(text)
    for kind in reading.mentions:
        for found in kind:
            assert 0 <= found.start < found.end <= len(text)
    for sentence in reading.sentences:
        assert 0 <= sentence.start <= sentence.end <= len(text)
        clause = reading.clause(sentence.start)
        assert sentence.start <= clause.start <= clause.end <= sentence.end


@given(st.integers(min_value=0, max_value=10**9), st.sampled_from("件份宗次条起"))
def test_a_number_is_read_as_it_was_written(value: int, unit: str) -> None:
    assert told(f"共{value}{unit}。") == f"{value}{unit}"
    assert told(f"共{value:,}{unit}。") == f"{value}{unit}"
