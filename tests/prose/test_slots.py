"""Of what a figure is a number."""

from __future__ import annotations

import pytest
from tests.prose.spoken import slot, state

from reportctl.prose.slots import fill
from reportctl.prose.topics import Topic


@pytest.mark.parametrize(
    ("text", "label"),
    [
        ("收到申请12件", "收到申请"),
        ("12件予以公开", "予以公开"),
        ("12件，结转下年度办理", "结转下年度继续办理"),
        ("12件", "没有说是什么"),
        ("其余12件分别按不予公开、不予处理等方式处理", "分几种办的"),
        ("12件无法提供或不予处理", "分几种办的"),
        ("12件属于国家秘密、不予公开", "属于国家秘密"),
    ],
)
def test_its_words_stand_before_it_or_behind_it(text, label):
    filled = fill(slot(text), state(noun="application", disclosure=True))
    found = filled.topic
    assert (found.label if isinstance(found, Topic) else found) == label
