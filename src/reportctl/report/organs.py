"""Names of organs: which of them are one organ's."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from typing import Literal

_TAIL = re.compile(r"(?:人民政府|政府|(?<=街道)(?:党工委|办事处|办))$")
_OWNER = r"(?<=[市县区旗])(?:人民政府|政府)(?=[^省市县区]{1,8}街道$)"
"""The government whose agency a 街道 is, named in full before it."""
_OFFICE = r"(?:人民)?政府(?:办公厅|办公室|办)$"
_ZONES = tuple("区园城场岛")
"""How the name of a place ends that has a 管委会 in place of a 人民政府."""
_NOISE = dict.fromkeys(map(ord, "()*\u200b\u200c\u200d\u2060\ufeff\u00ad"))
COUNTIES = tuple("省市县区州盟旗")
"""How the name of a place ends that has units of its own."""
REGIONS = (*COUNTIES, "镇", "乡")
"""How the name of a place ends."""
_SHORTEST = 2

_PLACE = r"[㐀-鿿]{1,20}?(?:[省市州盟]|(?:[县区旗](?![镇乡村]|街道|域|划|级)))"
_NO_COUNTY = (
    r"\A[全本各我该驻]|\A.区|"
    r"[高新园范假税业景理社库矿灌林牧护治城山校小片辖能心验作集流务游发技地]区\Z"
)
"""全县, 东区, 开发区, 社区, 城区: what ends as a county or a district does and is none."""
_ZONE = r".{1,9}[高新园范假税业景理验作流游发技开空保贸]区"
_NEW = r"(?<!高)新区\Z"
"""江北新区 is no short name of 江北高新技术产业开发区."""
_SHORT = 3
"""Characters of the shortest name that is another one's in short: 人社局, 发改委."""
_STATE = ("国家", "中国", "中共")
"""With which the name of a body begins whose branch names itself without it."""

Likeness = Literal["same", "place", "office", "short", "other"]
"""`place` and `office`: one name leaves out the place, or the office, that the other names;
`short`: it leaves out characters within, as 县人社局, 青岚财政局 and 经开区 do."""


def fold_organ(name: str) -> str:
    """What all the ways have in common in which one organ writes its own name."""
    bare = _TAIL.sub("", _without_noise(name))
    bare = re.sub(_OFFICE, "政府办", bare) if "政府办" in bare else bare
    return re.sub(_OWNER, "", bare) if bare.endswith("街道") else bare


def _without_noise(name: str) -> str:
    return "".join(unicodedata.normalize("NFKC", name).split()).translate(_NOISE)


def _without_committee(name: str) -> str:
    bare = name.removesuffix("管理委员会").removesuffix("管委会")
    return bare if bare.endswith(_ZONES) else name


def compare_organs(one: str, other: str) -> Likeness:
    """How two names hang together: 舞泉镇, 舞泉镇政府, 舞泉镇人民政府 are the same."""
    names = [_without_noise(name) for name in (one, other)]
    if not any(name.endswith("政府") for name in names):
        names = [_without_committee(name) for name in names]
    bare = [fold_organ(name) for name in names]
    if bare[0] == bare[1]:
        return "same"
    without = [name.removesuffix("政府办") for name in bare]
    if without[0] == without[1]:
        return "office"
    short, long = sorted(bare, key=len)
    place = long[: -len(short)] if short and long.endswith(short) else ""
    whole = len(short) >= _SHORTEST and place.endswith(REGIONS)
    if whole or leaves_out_place(short, long):
        return "place"
    if place and (("区" in short and re.match(_ZONE, short)) or place.startswith(_STATE)):
        return "short"
    return "short" if is_in_short(short, long) else "other"


def is_in_short(name: str, organ: str) -> bool:
    """Whether a name is a department's or a zone's with characters left out: 县人社局, 经开区.

    Towns, streets and districts are not named so: 旗山镇 and 红旗山镇 are two.
    """
    zone = name.endswith("区") and re.fullmatch(_ZONE, name)
    if len(name) < _SHORT or (name.endswith((*REGIONS, "街道", "府")) and not zone):
        return False
    full = organ.removesuffix("员会") if name.endswith("委") else organ
    if name[-1] != full[-1:] or (zone and re.search(_NEW, name) and not re.search(_NEW, organ)):
        return False
    return has_in_order(full, name) and (full != organ or not organ.endswith(name))


def has_in_order(organ: str, name: str) -> bool:
    """Whether a name is what is left of an organ's name without some of its characters."""
    rest = iter(organ)
    return all(char in rest for char in name)


def complete_organ(name: str, others: Iterable[str]) -> str:
    """A name that leaves out which place it speaks of, as the one full name of it among others."""
    full = {other for other in others if len(other) > len(name) and leaves_out_place(name, other)}
    return full.pop() if len(full) == 1 else name


def same_organ(one: str, other: str) -> bool:
    """Whether two names are one organ's, as 洪泽区人民政府 and 淮安市洪泽区人民政府 are.

    A government and its office, which write a report each, are two.
    """
    return bool(one and other) and compare_organs(one, other) in {"same", "place"}


def leaves_out_place(one: str, other: str) -> bool:
    """Whether the names differ by a place's own name alone: 县财政局 beside 青岚县财政局.

    旗山镇 and 红旗山镇 are two places, so what ends as a place does is not asked.
    """
    short, long = sorted(map(fold_organ, (one, other)), key=len)
    if not (short.startswith(REGIONS) and len(short) < len(long) and long.endswith(short)):
        return False
    return len(short) == 1 or not short.endswith((*REGIONS, "街道"))


def county_apart(name: str, organ: str) -> str:
    """The county that a name names beside an organ of a county where it is another one, or ''.

    白云县 of 白云县民政局 beside 青岚县人民政府; towns and zones are no counties.
    """
    own = fold_organ(organ)
    if not own.endswith(("县", "区", "旗")):
        return ""
    here = re.findall(_PLACE, own)
    if not here or here[-1] in name:
        return ""
    kinds = ("县", "区", "旗") if own.endswith("旗") else ("县", "区")
    named: list[str] = re.findall(_PLACE, fold_organ(name))
    return next(
        (
            place
            for place in named
            if place.endswith(kinds) and len(place) > 1 and not re.search(_NO_COUNTY, place)
        ),
        "",
    )


def find_missing(listed: Iterable[str], there: Iterable[str]) -> list[str]:
    """Those of the listed organs that none of the others is, in their order."""
    organs = tuple(there)
    folded = set(map(fold_organ, organs))
    return [
        name
        for name in dict.fromkeys(listed)
        if fold_organ(name) not in folded and not any(same_organ(name, organ) for organ in organs)
    ]


def find_owner(folder: str, organ: str, units: Iterable[str]) -> str:
    """The unit of a list whose name a folder bears and which is not this organ, or ''.

    A county's folder may hold the reports of all its units, a town's those of its own offices.
    """
    if not folder or same_organ(folder, organ):
        return ""
    owner = next((name for name in units if same_organ(name, folder)), "")
    place = fold_organ(owner)
    holds = place.endswith(COUNTIES) or (bool(owner) and fold_organ(organ).startswith(place))
    return "" if holds else owner
