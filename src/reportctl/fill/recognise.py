"""Which edition's form a source prints, and at which level its organ stands."""

from __future__ import annotations

import re
from collections.abc import Sequence

from reportctl.fill.figures import plain
from reportctl.fill.labels import fold
from reportctl.fill.lines import Line
from reportctl.fill.words import labels_of
from reportctl.report.report import Level
from reportctl.schema.form import Form
from reportctl.schema.load import editions, load_form

_LONGEST = 70
_NAME = 40
_ENDINGS: tuple[tuple[str, Level], ...] = (
    ("街道办事处", "street"),
    ("街道办", "street"),
    ("街道", "street"),
    ("街道党工委", "street"),
    ("街", "street"),
    ("镇人民政府", "township"),
    ("乡人民政府", "township"),
    ("镇政府", "township"),
    ("乡政府", "township"),
    ("苏木人民政府", "township"),
    ("苏木", "township"),
    ("镇", "township"),
    ("乡", "township"),
    ("省人民政府", "province"),
    ("自治区人民政府", "province"),
    ("省", "province"),
    ("自治区", "province"),
    ("自治县人民政府", "county"),
    ("县人民政府", "county"),
    ("区人民政府", "county"),
    ("旗人民政府", "county"),
    ("县政府", "county"),
    ("区政府", "county"),
    ("自治县", "county"),
    ("县", "county"),
    ("旗", "county"),
    ("自治州人民政府", "city"),
    ("自治州", "city"),
    ("盟行政公署", "city"),
    ("市人民政府", "city"),
    ("市政府", "city"),
    ("市", "city"),
)
_DEPARTMENTS = (
    *"局委办厅署队所院站处司室会馆社联", "中心", "公司", "集团", "学校", "中学", "小学", "大学",
    "学院", "海关", "分行", "支行", "林场",
)  # fmt: skip
_ZONES = ("开发区", "高新区", "园区", "示范区", "度假区", "保税区", "工业区", "景区", "管理区")
"""Ends of the names of zones, of which a 管委会 reports and no 人民政府."""
_MINISTRIES = frozenset(
    (
        "外交部", "国防部", "教育部", "科学技术部", "科技部", "工业和信息化部", "公安部",
        "国家安全部", "民政部", "司法部", "财政部", "人力资源和社会保障部", "人力资源社会保障部",
        "自然资源部", "生态环境部", "住房和城乡建设部", "交通运输部", "水利部", "农业农村部",
        "商务部", "文化和旅游部", "退役军人事务部", "应急管理部", "审计署", "海关总署",
    )
)  # fmt: skip
_ITSELF = frozenset((*"局委办厅署院所站处镇乡县市区省级府", "街道", "中心", "单位", "机关", "部门"))
"""How an organ calls itself where its name stands elsewhere: 现将我局2023年度…报告如下."""
_STATE = ("国家", "中国", "国务院", "中华人民共和国")
_MUNICIPALITIES = ("北京市", "天津市", "上海市", "重庆市")


def recognise_form(rows: Sequence[Line], year: int | None) -> tuple[Form, list[str]]:
    """The form whose own labels the source prints, and what speaks against it."""
    forms = [load_form(edition) for edition in editions()]
    own = _own_labels(forms)
    hits = {form.edition: set[str]() for form in forms}
    for line in rows:
        for piece in line.pieces:
            if piece.label and len(piece.text) < _LONGEST:
                for text in fold(piece.text).forms:
                    for edition, labels in own.items():
                        if text in labels:
                            hits[edition].add(text)
    by_year = next((f for f in reversed(forms) if year and f.first <= year), forms[-1])
    best = max(forms, key=lambda form: (len(hits[form.edition]), form is by_year))
    doubts = []
    others = [f for f in forms if f is not best and hits[f.edition]]
    if others:
        words = "、".join(f"“{word}”" for f in others for word in sorted(hits[f.edition])[:3])
        doubts.append(
            f"表格按{best.edition}年版格式读，其中却有{others[0].edition}年版的{words}，请对照原文"
        )
    if year and hits[best.edition] and best is not by_year:
        doubts.append(
            f"{year}年的报告应使用{by_year.edition}年版格式，来源用的是{best.edition}年版，按{best.edition}年版读入"
        )
    return best, doubts


def _own_labels(forms: Sequence[Form]) -> dict[int, set[str]]:
    """The labels by which each edition is told from the others."""
    labels = {form.edition: labels_of(form) for form in forms}
    return {
        edition: mine
        - {text for other, theirs in labels.items() if other != edition for text in theirs}
        for edition, mine in labels.items()
    }


def is_itself(text: str) -> bool:
    """Whether a text says "we" where an organ's name might stand: 我局, 本单位."""
    return text.startswith("我") or (text[:1] == "本" and text[1:] in _ITSELF)


def is_organ(text: str) -> bool:
    """Whether a line looks like the name of an organ."""
    if not 1 < len(text) <= _NAME or any(mark in text for mark in "。，,;；:：、！?|>》/"):
        return False
    if is_itself(text):
        return False
    return "工作年度报告" not in text and level_of(text) is not None


def level_of(organ: str) -> Level | None:
    """The level that an organ's name shows; None when it shows none."""
    name = re.sub(r"\([^()]*\)", "", plain(organ)).replace(" ", "")
    for city in _MUNICIPALITIES:
        if name in (city, f"{city}人民政府", f"{city}政府"):
            return "province"
    for ending, level in _ENDINGS:
        if name.endswith(ending) and len(name) > len(ending):
            return level
    if name.endswith(_ZONES):
        return "department"
    if name.endswith("区"):
        return "county"
    if name in _MINISTRIES or (
        name.startswith(_STATE) and not any(c in name for c in "省市县区州旗镇")
    ):
        return "ministry"
    return "department" if name.endswith(_DEPARTMENTS) else None
