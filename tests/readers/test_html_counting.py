"""The attributes of a tag are counted before the library reads them."""

from __future__ import annotations

import pytest

from reportctl.finding import Failure
from reportctl.readers.html import read


@pytest.mark.parametrize(
    "attributes",
    ["a=1 " * 9_000, "a " * 11_000, "x='>' " + "a=1 " * 9_000, 'x="<>" ' + 'a="1"' * 11_000],
)
def test_a_tag_with_thousands_of_attributes_is_refused(attributes):
    with pytest.raises(Failure, match=r"年报\.html：一个标签有 5000 个以上的属性"):
        read(f"<table><tr><td>1</table><p {attributes}>x".encode(), "年报.html")


def test_a_long_value_and_a_long_text_are_no_attributes():
    picture = f'<img src="data:image/png;base64,{"AA= " * 9_000}">'
    page = f"<p title='a > b'>{'a = b ' * 9_000}</p>{picture}<p>一、总体情况</p>"
    found = read(page.encode(), "年报.html").blocks
    assert [block.text[:6] for block in found] == ["a = b ", "", "一、总体情况"]
