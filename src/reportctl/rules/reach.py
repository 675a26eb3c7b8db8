"""Whose figure the prose tells, seen from the report: the organ's own, its office's, another's."""

from __future__ import annotations

import re

from reportctl.prose.actors import is_of_another_place, is_short_for
from reportctl.prose.lexicon import listed
from reportctl.prose.reading import read
from reportctl.prose.understood import Change, Claim, Share
from reportctl.report.report import Report

_ELSE = (
    r"[^。；]*?[均都全]部?(?:[非不][是属于涉及因]{0,2}|与)政府信息公开"
    r"|[^。；\d]*?(?:[非不][是属于涉及因]{0,2}|与)政府信息公开(?:工作|事项)?(?:类|无关|[）。，；])"
)
"""What says of disputes that they were about something else."""
SHORTEST_NAME = 3
"""Characters of a short name that can only be one organ's: 水利局, but not 政府."""
_PLACES = tuple(listed("organ", "places"))
"""How names of places end, the larger first."""


def is_of_else(text: str, claim: Claim) -> bool:
    """Whether what follows says that the disputes were about something else."""
    disputes = all(row.startswith("disputes") for rows in claim.topic.readings for row in rows)
    rest = read(text).text[claim.end :] if disputes else ""
    before = rest.rpartition("政府信息公开")[0]
    return any(word in before for word in "非不与") and bool(re.match(_ELSE, rest))


def reach_of(report: Report, claim: Claim | Change | Share) -> str:
    """Whose figure it is, seen from this report: own, office or other."""
    if claim.reach == "other":
        if is_of_another_place(claim.actor, report.organ):
            return "other"
        actor = claim.actor.lstrip("省市县区州")
        short = actor if len(actor) >= SHORTEST_NAME else claim.actor
        whole = report.organ in claim.actor and not claim.actor.endswith("系统")
        same = is_short_for(short, report.organ) or whole
        return "own" if same else "other"
    if claim.reach == "office" and claim.actor in listed("who", "government"):
        return "own" if is_short_for(claim.actor, report.organ) else "other"
    if claim.actor in listed("who", "seat") and report.scope == "region":
        # 县政府及县政府办公室 are a part of what a county reports
        return "own" if "办公" in report.organ else "office"
    if claim.reach == "own" and (
        _wider(claim.actor, report) or _another(claim.actor, report.organ)
    ):
        return "other"
    small = report.level in {"department", "township", "street"} and report.scope != "region"
    if (
        claim.reach == "office"
        and small
        and claim.actor.lstrip("本").startswith(listed("organ", "offices"))
    ):
        return "own"
    if claim.reach == "office" and ("办公" in report.organ or report.organ.endswith("政府办")):
        return "own"
    if claim.reach == "office" and "本机关" in claim.actor and report.scope in {"own", None}:
        return "own"
    return claim.reach


def _wider(whole: str, report: Report) -> bool:
    """Whether 全市 or 全系统 is another place than that of the organ that reports, or more of it.

    A town has nothing to say of 全县, nor has a bureau that reports for itself.
    """
    if not whole:
        return False
    if whole in listed("who", "system"):
        return report.scope != "region"
    every = whole.startswith("全")
    place = _place(whole.lstrip("全我本")[:1])
    own = max((_place(char) for char in report.organ), default=-1)
    if place < 0 or own < 0:
        return every and place >= 0
    alone = report.level == "department" and report.scope in {"own", None}
    return place != own or (every and alone)


def _place(char: str) -> int:
    """How small a place is whose name ends like this; -1 where it is none."""
    return next((n for n, ends in enumerate(_PLACES) if char and char in ends), -1)


def _another(actor: str, organ: str) -> bool:
    """Whether another kind of organ is named: 县政府及县政府办公室 in the report of a bureau."""
    name, government, _ = actor.partition("政府")
    if not government or name[:1] in {"", *listed("organ", "all")}:
        return False
    place, own, _ = organ.partition("政府")
    return not own or not is_short_for(name + government, place + own)
