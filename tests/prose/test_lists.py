"""Wholes and parts, and what only looks like them."""

from __future__ import annotations

import pytest

from reportctl.prose.lists import Listing, listings
from reportctl.prose.statements import understand
from reportctl.schema.load import load_form


def told(found: Listing) -> str:
    parts = "+".join(f"{part.value}" for part in found.parts)
    sign = "=" if found.adds_up() else "≠"
    return f"{found.whole.value}{sign}{parts} {'closed' if found.closed else 'open'}"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("共12条，其中政策5条、动态7条。", ["12=5+7 closed"]),
        ("共12条（政策5条、动态7条）。", ["12=5+7 closed"]),
        ("共12条：政策5条，动态7条。", ["12=5+7 closed"]),
        ("行政复议19件，其中维持8件、纠正11件；行政诉讼46件。", ["19=8+11 closed"]),
        ("行政复议19件，其中结果维持8件，结果纠正9件，行政诉讼46件。", ["19≠8+9 closed"]),
        ("共249条，其中：公文9条；人事7条；其余略2条。", ["249≠9+7+2 closed"]),
        ("共21条，其中机构4条、政策5条、财政4条、其他0条、规章1条。", ["21≠4+5+4+0+1 closed"]),
        ("共12条，其中政策5条、动态6条等。", ["12≠5+6 open"]),
        ("发布12条信息，其中政策5条、动态7条。", ["12=5+7 closed"]),
        ("收到3607件（市政府349件、部门3258件），其中，自然人3493件，组织114件。",
         ["3607=349+3258 closed", "3607=3493+114 closed"]),
        ("收到9件，其中，自然人5件，组织4件；予以公开6件、无法提供3件。", ["9=5+4 closed"]),
        ("3件申请收费2230元。其中，甲1件，收880元；乙1件，收1080元；丙1件，收270元。",
         ["3=1+1+1 closed", "2230=880+1080+270 closed"]),
        ("发布甲信息96条、乙信息40条，合计发布信息136条。", ["136=96+40 closed"]),
        ("发布公告19则，涉及土地3则、招标7则、招考9则。", ["19=3+7+9 closed"]),
        ("发布公告1900则，涉及土地3则、招标7则、招考9则。", []),
        ("发布材料40篇，文字类18篇、图表类51篇、视频类7篇。", ["40≠18+51+7 closed"]),
        ("公众号54个，微信41个，视频号8个，抖音号5个。", ["54=41+8+5 closed"]),
        ("编发信息29期，日报25期，周报5期。", ["29≠25+5 closed"]),
        ("编发信息29期，网站25期，公众号5期。", []),
        ("公开200条，其中动态192条、通知8条，公开财政81条。", ["200=192+8 closed"]),
        ("公开200条，其中动态190条、通知8条，公开财政81条。", ["200≠190+8+81 closed"]),
        ("受理21件，其中16件为招录；2件结转下年。", []),
        ("受理21件，其中16件已办结，5件结转下年。", ["21=16+5 closed"]),
        ("其中网络申请20件，信函申请15件，当面申请7件。", []),
        ("收到12件，较上年增加3件，减少2件。", []),
        ("收到12件（含上年结转3件，另有2件顺延）。", []),
        ("收到12件（2020年9件，增加3件）。", []),
        ("全年共收到12件。", []),
        ("共26条，其中目录3条、制度2条、提案办理结果", ["26≠3+2 open"]),
        ("共80条，其中许可信息5项，处罚3项，水质情况4条，教育信息9条。", ["80≠4+9 open"]),
        ("共66条，其中年报1条、公告8条、处罚3，回复9。", ["66≠1+8 open"]),
        ("共20条，其中政策13条、动态7条；通过公众号发布65条。", ["20=13+7 closed"]),
        ("共83条,其中政策7条,采用2条,访问量9次;通过微博发布65条。", ["83≠7+2 closed"]),
    ],
)  # fmt: skip
def test_listings(text: str, expected: list[str]) -> None:
    assert [
        told(found) for found in listings(understand(text, 2021, load_form(2021)).sentences)
    ] == expected
