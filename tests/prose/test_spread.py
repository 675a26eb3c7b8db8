"""予以公开、部分公开分别为5件、3件: each figure its own item."""

from __future__ import annotations

import pytest
from tests.prose.spoken import clauses, state

from reportctl.prose.spread import spread
from reportctl.prose.topics import Topic


def told(text: str) -> list[str]:
    (clause,) = clauses(text)
    found = spread(clause.tokens, clause.figures, state(noun="application", disclosure=True))
    return [one.label if isinstance(one, Topic) else one for one in found]


@pytest.mark.parametrize(
    ("text", "labels"),
    [
        ("予以公开、部分公开分别为5件、3件", ["予以公开", "部分公开"]),
        ("予以公开、部分公开5件、3件", []),
        ("予以公开分别为5件", []),
        ("予以公开、部分公开分别为5件、3件、1件", ["“分别”的项数与数字的个数不同"] * 3),
        ("行政复议维持、纠正分别为5件、3件", ["行政复议“结果维持”", "行政复议“结果纠正”"]),
        (
            "商业企业、其他分别为5件、3件",
            ["办理申请“商业企业”", "办理申请“其他”"],
        ),
        ("予以公开、瓦西分别为5件、3件", ["不认得“瓦西”"] * 2),
    ],
)
def test_each_figure_has_its_item_or_none_has(text, labels):
    assert told(text) == labels
