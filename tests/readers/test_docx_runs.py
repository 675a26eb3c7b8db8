"""The letters of a Word paragraph, and what in it is set apart or no text."""

from __future__ import annotations

from xml.etree.ElementTree import fromstring

import pytest

from reportctl.readers.docx_runs import Runs, choice, is_placeholder
from reportctl.readers.docx_style import Style, Styles
from reportctl.readers.limits import Work
from reportctl.readers.source import Apart

NAMES = (
    'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" '
    'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"'
)


def element(content: str, name: str = "p"):
    return fromstring(f"<w:{name} {NAMES}>{content}</w:{name}>")


def read(content: str):
    """Text with `*` round what is bold, what is set apart, and what is no text."""
    runs = Runs(Styles(fromstring(f"<w:styles {NAMES}/>"), Work("a.docx")))
    found = runs.of_paragraph(element(content), Style())
    text = "".join(
        f"<{one.setting}>{one.text}" if one.setting else f"*{one.text}*" if one.bold else one.text
        for one in found
    )
    return text, runs.aside.apart, runs.aside.objects


def r(text: str, look: str = "") -> str:
    return f"<w:r><w:rPr>{look}</w:rPr><w:t>{text}</w:t></w:r>"


@pytest.mark.parametrize(
    ("content", "text"),
    [
        (r("12") + r("件", "<w:b/>"), "12*件*"),
        ("<w:r><w:t>甲</w:t><w:tab/><w:t>乙</w:t><w:br/><w:t>丙</w:t></w:r>", "甲\t乙\n丙"),
        ("<w:r><w:t>1</w:t><w:noBreakHyphen/><w:t>2</w:t></w:r>", "1-2"),
        (f"<w:ins>{r('5')}</w:ins>", "5"),
        (f"<w:hyperlink>{r('网站')}</w:hyperlink>", "网站"),
        (r("3", '<w:vertAlign w:val="superscript"/>'), "<raised>3"),
        (r("3", "<w:strike/>"), "<struck>3"),
        ('<w:r><w:sym w:font="宋体" w:char="2460"/></w:r>', "①"),
    ],
)
def test_letters_come_in_their_order_with_their_look(content, text):
    assert read(content) == (text, [], [])


@pytest.mark.parametrize(
    ("content", "text", "apart"),
    [
        ("<w:del><w:r><w:delText>7</w:delText></w:r></w:del>" + r("8"), "8", ("deleted", "7")),
        (f"<w:moveFrom>{r('7')}</w:moveFrom>", "", ("deleted", "7")),
        (f'<w:bdo w:val="rtl">{r("12")}</w:bdo>', "", ("unclear", "12")),
    ],
)
def test_what_is_deleted_or_turned_is_set_apart(content, text, apart):
    assert read(content) == (text, [Apart(*apart)], [])


@pytest.mark.parametrize(
    ("content", "what"),
    [
        ("<w:sdt><w:sdtContent/></w:sdt>", "没有内容的控件"),
        ("<w:fldSimple/>", "域"),
        ("<w:subDoc/>", "子文档"),
        ("<w:r><w:pict/></w:r>", "图形"),
        ('<w:r><w:sym w:font="Wingdings" w:char="F0FC"/></w:r>', "符号"),
        ('<w:r><w:sym w:font="宋体" w:char="xyz"/></w:r>', "符号"),
        ("<w:r><w:pgNum/></w:r>", "域"),
    ],
)
def test_what_is_no_text_is_no_blank(content, what):
    assert read(content) == ("", [], [what])


def test_a_sign_without_a_known_letter_behind_letters_may_be_one_of_them():
    sign = '<w:r><w:sym w:font="Wingdings" w:char="F085"/></w:r>'
    for content, amid in ((sign + r("公开"), []), (r("公开") + sign + r("件"), ["符号"])):
        runs = Runs(Styles(fromstring(f"<w:styles {NAMES}/>"), Work("a.docx")))
        runs.of_paragraph(element(content), Style())
        assert runs.aside.amid == amid


FIELD = '<w:r><w:fldChar w:fldCharType="{}"/></w:r>'


def test_of_a_field_what_it_gives_is_read_and_what_it_asks_is_not():
    begin, middle, end = map(FIELD.format, ("begin", "separate", "end"))
    asks = "<w:r><w:instrText>=SUM(LEFT)</w:instrText></w:r>"
    assert read(begin + asks + middle + r("12") + end) == ("12", [], [])
    assert read(begin + asks + end)[2] == ["域"]
    assert read(begin + asks + middle + end)[2] == ["域"]


def test_the_form_that_a_program_of_today_shows_is_read():
    both = (
        '<mc:AlternateContent><mc:Choice Requires="{}">' + r("1") + "</mc:Choice>"
        "<mc:Fallback>" + r("2") + "</mc:Fallback></mc:AlternateContent>"
    )
    assert read(both.format("wps"))[0] == "1"
    assert read(both.format("unknown"))[0] == "2"
    assert list(choice(element("", "AlternateContent"))) == []


def test_a_control_that_only_asks_is_no_text():
    asks = element("<w:sdtPr><w:showingPlcHdr/></w:sdtPr><w:sdtContent/>", "sdt")
    assert is_placeholder(asks)
    assert not is_placeholder(element("<w:sdtPr/><w:sdtContent/>", "sdt"))
