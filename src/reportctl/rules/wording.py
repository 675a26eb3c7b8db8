"""Family W, wording: the terms of the 条例, titles, units, years and brackets."""

from __future__ import annotations

import re
from collections.abc import Iterator

from reportctl.prose.reading import read
from reportctl.prose.sentences import occurrences
from reportctl.rules.claims import statements
from reportctl.rules.narrative import row_of
from reportctl.rules.rule import Fault, Review, Span, rule
from reportctl.rules.terms import lists, mistyped, terms, variants

MIXED_UP = {
    "政务公开工作年度报告": "政府信息公开工作年度报告",
    "政务公开年度报告": "政府信息公开工作年度报告",
    "政务公开申请": "政府信息公开申请",
    "《中华人民共和国信息公开条例》": "《中华人民共和国政府信息公开条例》",
    "《中华人民共和国政务公开条例》": "《中华人民共和国政府信息公开条例》",
    "《政务公开条例》": "《政府信息公开条例》",
    "《信息公开条例》": "《政府信息公开条例》",
    "《政务信息公开条例》": "《政府信息公开条例》",
}
"""Terms that the law does not have, and those that it has."""
YEAR_SIGNS = ("二0", "二O", "二o", "二零", "二Ｏ", "二０")
_REPEATED = re.compile(r"(?=(.).{1,3}\1)([^\W\d]{2,4})\2")
_TWICE = "([\u4e00-\u9fff]{2,4})\\1"
"""Made only where letters repeat at all: a range of all ideographs takes long to compile."""
DOUBLED = ("，，", "。。", "，。", "、、", "；；", "。，", "、，", "，、", "；。")


@rule("W901", "“政务公开”与“政府信息公开”混用", "warning", "law")
def find_wrong_terms(review: Review) -> Iterator[Fault]:
    """申请、年度报告和条例的名称里，法定的说法是“政府信息公开”，不是“政务公开”。

    依据：《政府信息公开条例》第二十七条、第四十九条。

    错：收到政务公开申请3件
    对：收到政府信息公开申请3件

    怎么改：按提示改。
    """
    for fault in _replace(review, MIXED_UP):
        where = fault.where
        if isinstance(where, Span) and review.report.prose[where.key].text.startswith(
            terms("after", "applied"), where.end
        ):
            # 因政务公开申请行政复议: not applications for disclosure
            continue
        yield fault
    title = review.report.title
    wrong = next((word for word in MIXED_UP if word in title), None)
    if wrong:
        yield Fault("report.title", f"标题写的是“{wrong}”", hint=f"应为“{MIXED_UP[wrong]}”")


@rule("W902", "标题不合通行写法", "info", "local")
def check_title_wording(review: Review) -> Iterator[Fault]:
    """标题通行的写法是“机关名称+年度+政府信息公开工作年度报告”；乡镇机关名称一般带“人民政府”。

    依据：各地公开的报告通行这样写。

    错：云溪镇2021年政府信息公开年度报告
    对：云溪镇人民政府2021年政府信息公开工作年度报告

    怎么改：改标题；机关名称按印章上的全称写。
    """
    report = review.report
    if report.title and "政府信息公开工作年度报告" not in report.title.replace(" ", ""):
        yield Fault("report.title", "标题通行写“政府信息公开工作年度报告”")
    if report.level == "township" and "政府" not in report.organ:
        yield Fault(
            "report.organ",
            f"机关名称“{report.organ}”没有“人民政府”",
            hint=f"{report.organ}人民政府",
        )


@rule("W903", "说法不规范", "info", "experience")
def find_clumsy_terms(review: Review) -> Iterator[Fault]:
    """行政复议是“被申请”，行政诉讼是“被提起”；申请的件数写“政府信息公开申请N件”。

    依据：条例第五十条“被申请行政复议、提起行政诉讼”。

    错：没有因政府信息公开被复议、被诉讼
    对：没有因政府信息公开被申请行政复议、被提起行政诉讼

    怎么改：按提示改。
    """
    for clumsy, right in lists("clumsy").items():
        for key, prose in review.report.prose.items():
            for at in occurrences(prose.text, clumsy):
                end = at + len(clumsy)
                # 未被复议机关纠正 is right: only where no other word follows
                if prose.text.startswith(terms("after", "clumsy"), end) or end == len(prose.text):
                    span = Span(key, at, end)
                    yield Fault(span, f"写的是“{clumsy}”", hint=f"改为“{right[0]}”")


@rule("W904", "申请的量词不一致", "info", "experience")
def find_mixed_units(review: Review) -> Iterator[Fault]:
    """表三的单位是“件”，正文里同一份报告的申请有的用“件”有的用“宗”“条”“份”，读来像是抄的。

    依据：表三以件计；审核经验。

    错：收到申请2件，答复2宗
    对：收到申请2件，答复2件

    怎么改：统一用“件”。
    """
    report = review.report
    found = [
        (key, claim)
        for key in report.prose
        for claim in statements(report, key).claims
        if row_of(claim.topic).startswith("applications.") and claim.unit
    ]
    if len({claim.unit for _, claim in found}) < 2:  # noqa: PLR2004 - one unit is right
        return
    for key, claim in found:
        text = read(report.prose[key].text)
        # what is said of all of them, 均为自然人申请, has its unit from the figure before
        if claim.unit != "件" and claim.unit in text.text[claim.start : claim.end]:
            quote = text.quote(claim.start, claim.end)
            yield Fault(
                Span(key, claim.start, claim.end),
                f"申请的量词别处用“件”，这里用“{claim.unit}”（“{quote}”）",
                hint="统一用“件”",
            )


@rule("W906", "汉字年份的零写得不对", "info", "notice")
def find_wrong_year_signs(review: Review) -> Iterator[Fault]:
    """汉字年份的零写作“〇”，不写数字0、字母O或者“零”；正文里用阿拉伯数字也可以。

    依据：GB/T 15835-2011《出版物上数字用法》。

    错：二0二一年
    对：二〇二一年，或者2021年

    怎么改：改成“〇”。
    """
    for key, prose in review.report.prose.items():
        for sign in YEAR_SIGNS:
            at = prose.text.find(sign)
            said = prose.text[at : at + 5]
            if at >= 0 and said.endswith("年"):
                yield Fault(Span(key, at, at + 5), f"年份写的是“{said}”", hint="零写作“〇”")


@rule("W907", "发文字号的括号不是〔〕", "info", "notice")
def find_wrong_brackets(review: Review) -> Iterator[Fault]:
    """发文字号的年份用六角括号〔〕括起来。

    依据：GB/T 9704-2012 第7.2.5条。

    错：国办公开办函[2021]30号
    对：国办公开办函〔2021〕30号

    怎么改：改成〔〕。
    """
    for key, prose in review.report.prose.items():
        for name in read(prose.text).mentions.names:
            if name.kind == "number" and "〔" not in name.text:
                yield Fault(
                    Span(key, name.start, name.end),
                    f"发文字号写的是“{prose.text[name.start : name.end]}”",
                    hint="年份用〔〕括起来",
                )


@rule("W910", "标点或词语重复", "info", "experience")
def find_doubled_marks(review: Review) -> Iterator[Fault]:
    """两个标点连在一起，或者一个词打了两遍，多半是删改时留下的。

    依据：GB/T 15834-2011《标点符号用法》；审核经验。

    错：公开信息86条，。
    对：公开信息86条。

    怎么改：删去多余的标点或词语。
    """
    for key, prose in review.report.prose.items():
        for marks in DOUBLED:
            at = prose.text.find(marks)
            if at >= 0:
                yield Fault(Span(key, at, at + len(marks)), f"标点重复：“{marks}”")
        repeated = _REPEATED.search(prose.text)
        for match in re.finditer(_TWICE, prose.text) if repeated else ():
            at, end = match.span()
            if not _meant_twice(prose.text, at, match[1]):
                yield Fault(Span(key, at, end), f"词语重复：“{match[0]}”")
        for word in ("的的", "局局"):
            for at in occurrences(prose.text, word):
                if not prose.text.startswith(terms("after", "double"), at):
                    yield Fault(Span(key, at, at + len(word)), f"词语重复：“{word}”")


def _meant_twice(text: str, at: int, word: str) -> bool:
    """公开公开栏, 一步一步, 研究研究: a word that stands twice and is right all the same."""
    plain = word.startswith(terms("after", "doubled")) or len(set(word)) == 1
    # 云溪镇人民政府政府信息公开工作
    plain = plain or (
        text[at - 1 : at] in {*"民镇乡县市区"} and text.startswith("政府信息", at + 2)
    )
    return plain or text.startswith(terms("after", "double"), at)


@rule("W911", "有错别字或者繁体、异体字", "warning", "experience")
def find_mistyped(review: Review) -> Iterator[Fault]:
    """常见的错字（“不子公开”“条列”“受理渠”），还有不该出现的繁体字、异体字（“戶”“開”）。

    依据：审核经验；《通用规范汉字表》。引文、文件名里的不算。繁体、异体字只作参考。

    错：不子公开的依法说明理由；逐戶走访
    对：不予公开的依法说明理由；逐户走访

    怎么改：按提示改。
    """
    yield from _replace(review, mistyped(), named_too=True)
    signs = variants()
    there = sorted(review.report.letters & signs.keys())
    for key, prose in review.report.prose.items() if there else ():
        for sign in there:
            at = prose.text.find(sign)
            if at < 0:
                continue
            yield Fault(
                Span(key, at, at + 1),
                f"“{sign}”是繁体字或者异体字",
                hint=f"改为“{signs[sign]}”",
                milder="info",
            )


@rule("W909", "不符合本地的用词规定", "info", "local")
def find_local_terms(review: Review) -> Iterator[Fault]:
    """reportctl.toml 里 [terms] 写明的用词：左边的不用，右边的代替。

    依据：本地自己的规定；没有设置就不检查。

    错：[terms] 有 "政务大厅" = "政务服务中心"，正文写“政务大厅”
    对：正文写“政务服务中心”

    怎么改：按提示改。
    """
    yield from _replace(review, dict(review.settings.terms))


def _replace(review: Review, terms: dict[str, str], *, named_too: bool = False) -> Iterator[Fault]:
    """A fault for every wrong term, with the right one as the hint.

    In the name of a document only what is mistyped is wrong.
    """
    whole, may = review.report.whole_text, review.report.letters.issuperset
    there = {wrong: right for wrong, right in terms.items() if may(wrong) and wrong in whole}
    for key, prose in review.report.prose.items() if there else ():
        for wrong, right in there.items():
            for at in occurrences(prose.text, wrong):
                end = at + len(wrong)
                names = read(prose.text).mentions.names
                named = not named_too and any(name.start < at < name.end for name in names)
                if not named and not prose.text.startswith(right, at):
                    yield Fault(Span(key, at, end), f"写的是“{wrong}”", hint=f"改为“{right}”")
