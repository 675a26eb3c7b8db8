"""Faults in the words: what is left over from copying, left out, or must not be published."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from random import Random

from benchmarks.planting.compose import quotes_of
from benchmarks.planting.draft import Draft, Paragraph, Sentence
from benchmarks.planting.in_numbers import replaced
from benchmarks.planting.kinds import Kind, Plant
from reportctl.rules.rule import Settings

COUNTED = frozenset(("new", "all", "done", "out", "granted", "partial", "refused", "unavailable"))
"""Topics that are counted in one unit throughout a report."""
DIGITS = "0123456789"
PLATFORM = ("平台建设", "栏目", "专区", "集约化", "运维")
"""Words of which a sentence about platforms has one."""
SUPERVISED = ("考核", "评议", "培训", "追究")
SURNAMES, GIVEN = "李王张刘陈赵周吴", "建国明华丽芳志强海燕晓军"


def plain(paragraph: Paragraph) -> str:
    """A paragraph as it is printed."""
    return "".join(str(piece) for sentence in paragraph for piece in sentence)


def _added(texts: tuple[str, ...], key: str = "overview") -> Plant:
    """One more sentence at the end of a paragraph."""

    def plant(draft: Draft, dice: Random) -> Draft | None:
        text = dice.choice(texts).format(**_words(draft, dice))
        paragraphs = draft.prose[key]
        at = dice.randrange(len(paragraphs))
        changed = (*paragraphs[at], (text,))
        return draft.with_prose(key, (*paragraphs[:at], changed, *paragraphs[at + 1 :]))

    return plant


def _words(draft: Draft, dice: Random) -> dict[str, str]:
    year = draft.year
    return {
        "me": _me(draft),
        "other": dice.choice(_strangers(draft)),
        "year": str(year),
        "last": str(year - 1),
        "next": str(year + 1),
        "identity": _identity(dice),
        "mobile": f"1{dice.choice('356789')}{''.join(dice.choices(DIGITS, k=9))}",
        "card": _card(dice),
        "plate": dice.choice("苏皖鲁浙") + dice.choice("ABCH") + "".join(dice.choices(DIGITS, k=5)),
        "name": dice.choice(SURNAMES) + "".join(dice.sample(GIVEN, 2)),
        "n": str(dice.randint(3, 90)),
    }


def _me(draft: Draft) -> str:
    for kind in ("街道", "镇", "乡", "局", "委"):
        if kind in draft.organ:
            return f"我{kind}"
    return "我县"


def _strangers(draft: Draft) -> tuple[str, ...]:
    """Ways in which another kind of organ calls itself."""
    return ("我局",) if "局" not in draft.organ else ("我镇", "我街道")


def _identity(dice: Random) -> str:
    """An identity number that nobody has to be given: right only in its check digit."""
    body = f"110105{dice.randint(1950, 2005)}{dice.randint(1, 12):02}{dice.randint(1, 28):02}"
    body += f"{dice.randint(0, 999):03}"
    weights = (7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2)
    total = sum(int(digit) * weight for digit, weight in zip(body, weights, strict=True))
    return body + "10X98765432"[total % 11]


def _card(dice: Random) -> str:
    """A card number with a right check digit (Luhn)."""
    body = [6, 2, 2, 8, *(dice.randint(0, 9) for _ in range(14))]
    luhn = sum(
        value - 9 if value > 9 else value
        for value in (digit * 2 if n % 2 == 0 else digit for n, digit in enumerate(reversed(body)))
    )
    return "".join(map(str, body)) + str(-luhn % 10)


def _swap(old: str, new: str, *keys: str) -> Plant:
    """One piece of text in place of another one, in the prose or the preface."""

    def plant(draft: Draft, dice: Random) -> Draft | None:
        filled = {
            name: text.format(**_words(draft, dice)) for name, text in (("o", old), ("n", new))
        }
        if "preface" in keys:
            preface = draft.facts.get("preface", "")
            if filled["o"] not in preface:
                return None
            return draft.with_facts(preface=preface.replace(filled["o"], filled["n"]))
        for key in keys:
            for n, paragraph in enumerate(draft.prose[key]):
                for m, sentence in enumerate(paragraph):
                    if any(isinstance(p, str) and filled["o"] in p for p in sentence):
                        changed: Sentence = tuple(
                            p.replace(filled["o"], filled["n"], 1) if isinstance(p, str) else p
                            for p in sentence
                        )
                        whole = (*paragraph[:m], changed, *paragraph[m + 1 :])
                        ps = draft.prose[key]
                        return draft.with_prose(key, (*ps[:n], whole, *ps[n + 1 :]))
        return None

    return plant


def _section(key: str, *texts: str) -> Plant:
    """Another text for a whole section."""

    def plant(draft: Draft, dice: Random) -> Draft | None:
        return draft.with_prose(key, (((dice.choice(texts).format(**_words(draft, dice)),),),))

    return plant


def _without(key: str, *words: str) -> Plant:
    """A section without the sentences, or clauses, in which a word stands."""

    def plant(draft: Draft, dice: Random) -> Draft | None:
        word = dice.choice(words)
        kept = []
        for paragraph in draft.prose[key]:
            lines = plain(paragraph)
            clauses = [
                clause
                for sentence in lines.split("。")
                for clause in ["；".join(c for c in sentence.split("；") if word not in c)]
                if clause
            ]
            kept.append((("。".join(clauses) + "。",),))
        changed = draft.with_prose(key, tuple(kept))
        same = [plain(p) for p in draft.prose[key]] == [plain(p) for p in kept]
        return None if same else changed

    return plant


def _without_all(key: str, *words: str) -> Plant:
    """A section without every sentence, or clause, in which one of the words stands."""

    def plant(draft: Draft, dice: Random) -> Draft | None:
        changed = draft
        for word in words:
            changed = _without(key, word)(changed, dice) or changed
        return None if changed is draft else changed

    return plant


def _government(plant: Plant) -> Plant:
    """For 人民政府 only."""

    def only(draft: Draft, dice: Random) -> Draft | None:
        governs = draft.level in {"township", "county", "city"}
        return plant(draft, dice) if governs else None

    return only


def _small(plant: Plant) -> Plant:
    """For townships and streets only."""

    def only(draft: Draft, dice: Random) -> Draft | None:
        return plant(draft, dice) if draft.level in {"township", "street"} else None

    return only


def _twice(draft: Draft, dice: Random) -> Draft | None:
    """A paragraph pasted into another section as well."""
    long = [p for p in draft.prose["overview"] if len(plain(p)) > 60]
    if not long:
        return None
    return draft.with_prose("problems", (*draft.prose["problems"], dice.choice(long)))


def _exchanged(draft: Draft, _dice: Random) -> Draft:
    """Sections five and six in each other's place."""
    prose = dict(draft.prose)
    prose["problems"], prose["other_matters"] = prose["other_matters"], prose["problems"]
    return replace(draft, prose=prose)


def _title(template: str) -> Plant:
    def plant(draft: Draft, dice: Random) -> Draft | None:
        name = "新集镇人民政府" if draft.organ != "新集镇人民政府" else "云溪镇人民政府"
        words = {**_words(draft, dice), "organ": draft.organ, "stranger": name}
        return draft.with_facts(title=template.format(**words))

    return plant


def _renumbered(change: Callable[[str], str]) -> Plant:
    """The number of the third paragraph changed."""

    def plant(draft: Draft, dice: Random) -> Draft | None:
        del dice
        paragraphs = list(draft.prose["overview"])
        for n, paragraph in enumerate(paragraphs):
            text = plain(paragraph)
            if text.startswith("（三）"):
                paragraphs[n] = ((change(text),),)
                return draft.with_prose("overview", tuple(paragraphs))
        return None

    return plant


def _other_unit(draft: Draft, dice: Random) -> Draft | None:
    """One number of applications counted in another unit."""
    counted = [q for q in quotes_of(draft.prose) if q.topic in COUNTED and q.style.endswith("件")]
    if len(counted) < 2:
        return None
    old = dice.choice(counted)
    new = replace(old, style=old.style.replace("件", dice.choice("宗份条")))
    return replace(draft, prose=replaced(draft.prose, old, new))


def _late(draft: Draft, dice: Random) -> Draft | None:
    date = f"{draft.year + 1}年{dice.randint(3, 6)}月{dice.randint(1, 28)}日"
    return replace(draft.with_facts(date=date), settings=Settings(deadline="01-31"))


KINDS: tuple[Kind, ...] = (
    Kind(
        "XX 没有换成内容",
        ("S202",),
        _added(("{year}年，XX镇开展培训{n}次。", "编印资料××份。", "共发布信息XX条。")),
    ),
    Kind(
        "留有“（文字描述）”“编写说明”",
        ("S202",),
        _added(
            (
                "（文字描述）",
                "编写说明：可先适当综述。",
                "（文字描述，收取信息处理费情况在此处报告。）",
            )
        ),
    ),
    Kind("不成对的“**”", ("S203",), _added(("**加强组织领导。", "规范公开流程**。"))),
    Kind("多余的“|”", ("S203",), _added(("加强组织领导。|",))),
    Kind(
        "（三）下面又用“一、”",
        ("S203",),
        _renumbered(lambda text: f"{text}\n\n一、健全发布制度。\n\n二、做好保密审查。"),
    ),
    Kind("小标题跳号", ("S204",), _renumbered(lambda text: text.replace("（三）", "（四）", 1))),
    Kind("小标题括号不全", ("S204",), _renumbered(lambda text: text.replace("（三）", "三）", 1))),
    Kind("前言说成七个部分", ("S201",), _swap("六个部分", "七个部分", "preface")),
    Kind(
        "前言列名少一个部分",
        ("S201",),
        _swap("政府信息公开行政复议和行政诉讼情况、", "", "preface"),
    ),
    Kind("第五、第六部分填反", ("R603", "R604"), _exchanged, ("R60",)),
    # the form of 2019 asked for no aspects
    Kind("缺依申请公开", ("R601",), _without_all("overview", "申请"), ("S204", "R60"), 2022),
    Kind("缺平台建设", ("R601",), _without_all("overview", *PLATFORM), ("S204", "R60"), 2022),
    Kind("缺监督保障一段", ("R601",), _without_all("overview", *SUPERVISED), ("S204", "R60"), 2022),
    Kind(
        "缺考核、评议、追究",
        ("R602",),
        _government(
            _section(
                "overview",
                "{year}年，{me}主动公开政府信息{n}条，规范政府信息管理，办好政府网站专栏，开展培训，依申请公开工作有序开展。",
            )
        ),
    ),
    Kind("只缺责任追究", ("R602",), _government(_without("overview", "追究")), ("R60", "S204")),
    Kind("第五部分写“无”", ("R603",), _section("problems", "无", "无。", "暂无。")),
    Kind(
        "第五部分只写问题",
        ("R603",),
        _section(
            "problems",
            "一是公开内容的深度还不够；二是政策解读形式单一；三是专业人员不足。",
            "主要问题是信息更新不及时，公开内容有待丰富。",
        ),
    ),
    Kind(
        "第六部分没有信息处理费",
        ("R604",),
        _section(
            "other_matters", "无", "没有其他需要报告的事项。", "承办人大代表建议{n}件，均按时办复。"
        ),
        ("N510",),
        2023,
    ),
    Kind("统计期限是上一年", ("R605",), _swap("{year}年1月1日", "{last}年1月1日", "preface")),
    Kind("统计期限止于11月", ("R605",), _swap("12月31日", "11月30日", "preface")),
    Kind("联系方式缺电话", ("R606",), _swap("，电话：0517-83605210", "", "preface")),
    Kind(
        "引用〔2019〕60号", ("R607",), _swap("〔2021〕30号", "〔2019〕60号", "preface"), year=2023
    ),
    Kind("引用国务院令第492号", ("R608",), _swap("第711号", "第492号", "preface")),
    Kind(
        "通稿",
        ("R610",),
        _small(
            _section(
                "overview",
                "部分地区公开不够及时，一些地区平台建设滞后，多数部门考核、评议、追究不到位，依申请公开和信息管理有待加强，主动公开不足。",
            )
        ),
        ("R60",),
    ),
    Kind("报告日期晚于本地规定", ("R651",), _late),
    Kind(
        "全年工作写成上一年",
        ("L701",),
        _added(("{last}年，{me}主动公开政府信息{n}条。", "{last}年全年更新公开栏目{n}次。")),
    ),
    Kind(
        "开头的年份是上一年",
        ("L701",),
        _swap("{year}年，", "{last}年，", "overview"),
        ("N50", "X205"),
    ),
    Kind("标题是上一年", ("L702",), _title("{organ}{last}年政府信息公开工作年度报告")),
    Kind("标题是别的机关", ("L702",), _title("{stranger}{year}年政府信息公开工作年度报告")),
    Kind(
        "自称是别的机关",
        ("L703",),
        _small(_added(("{other}高度重视政府信息公开工作。", "一年来，{other}开展培训{n}次。"))),
    ),
    Kind(
        "出现别的乡镇",
        ("L704",),
        _small(
            _added(
                ("新集镇人民政府健全公开制度，组织学习{n}次。", "大王庄镇人民政府设立公开栏{n}处。")
            )
        ),
    ),
    Kind("整段重复", ("L705",), _twice, ("N50", "S20", "N51")),
    Kind("身份证号码", ("P801",), _added(("申请人身份证号{identity}。", "（{identity}）"))),
    Kind("手机号码", ("P802",), _added(("申请人电话{mobile}。", "联系人手机：{mobile}。"))),
    Kind("银行卡号", ("P803",), _added(("退费账户{card}。", "费用缴至账号：{card}。"))),
    Kind("车牌号", ("P803",), _added(("涉及车辆{plate}的信息已答复。",))),
    Kind(
        "申请人全名",
        ("P804",),
        _added(("申请人{name}提出的申请已办结。", "原告{name}不服，诉至法院。")),
    ),
    Kind(
        "个人住址",
        ("P805",),
        _added(("申请人住址：云溪镇东村3组12号。", "该申请人家住幸福小区5号楼。")),
    ),
    Kind(
        "写成“政务公开申请”",
        ("W901",),
        _added(("妥善办理群众政务公开申请。", "认真贯彻《政务公开条例》。")),
    ),
    Kind("标题写法不合通行", ("W902",), _title("{organ}{year}年政府信息公开年度报告")),
    Kind(
        "“被复议”“被诉讼”",
        ("W903",),
        _added(("没有被复议的情况。", "没有被诉讼的情形。")),
    ),
    Kind("量词不一", ("W904",), _other_unit, size="some"),
    Kind("汉字年份的零", ("W906",), _added(("二0二一年以来持续规范。", "二零二一年起施行。"))),
    Kind(
        "文号用方括号",
        ("W907",),
        _added(("落实国办发[2016]19号文件。", "落实国办函【2020】109号文件。")),
    ),
    Kind("标点重复", ("W910",), _added(("公开栏更新及时，。", "加强学习；；规范流程。"))),
)
"""Every kind of fault in the words."""
