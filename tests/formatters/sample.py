"""Files with findings of every kind that a formatter has to tell."""

from __future__ import annotations

from reportctl.finding import Finding, Place, Rule
from reportctl.formatters.findings.checked import Catalogue, Checked

TOTAL = Rule(
    "T301",
    "总计不等于各项之和",
    "error",
    "notice",
    "总计应等于各项之和。\n\n依据：国办。\n\n错：a = [1, 1]\n对：a = [1, 2]\n\n怎么改：查\n账。",
    "applications",
)
CLEARED = Rule("X202", "现行有效件数接不上", "warning", "experience", "说明 | <b> [[waivers]]。")
WORD = Rule("W901", "用语", "info", "experience", "一段。", "overview")
RETIRED = Rule("P899", "旧规则", "info", "experience", "不再使用。", retired=True)
CATALOGUE = Catalogue(
    {rule.code: rule for rule in (TOTAL, CLEARED, RETIRED, WORD)},
    (("overview", "一、总体情况"), ("applications", "三、收到和处理申请情况")),
)
TEXT = """\
[applications]
received = [3440, 75, 3526]   # 一、本年新收
norm = [1, 2, 12]\r
text = "我镇收到申请 12 件 & <其他>"
"""
TOWN = Checked(
    "甲镇/2021.toml",
    2021,
    "甲镇人民政府",
    (
        Finding("W901", "info", "“&”写作“和”", Place(4, 21, 4, 22), "overview"),
        Finding(
            "X202",
            "warning",
            "现行有效 12，应为 13",
            Place(3, 15, 3, 17),
            "disclosure.documents.norm",
            "现行有效件数",
            waived="本年清理（李某）",
        ),
        Finding(
            "T301",
            "error",
            "总计不等于各项之和：3440+75=3515，填写 3526",
            Place(2, 23, 2, 27),
            "applications.received",
            "总计",
            "填 3515",
            follows=("第一项加第二项不等于第三项加第四项",),
        ),
    ),
    TEXT,
)
CLEAN = Checked("乙镇/2021.toml", 2021, "乙镇人民政府", ())
BROKEN = Checked(
    "坏:100%,.toml",
    None,
    "",
    (Finding("F102", "error", "三引号没有结束\x1b[31m\u202e", Place(1, 5, 2, 3)),),
    't = """\n一',
)
ALL = (TOWN, CLEAN, BROKEN)
