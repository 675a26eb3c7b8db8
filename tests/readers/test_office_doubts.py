"""What speaks against a conversion, found in files written by hand."""

from __future__ import annotations

import zipfile
from io import BytesIO

import pytest

from reportctl.readers.limits import Work
from reportctl.readers.office_doubts import find_doubts


def odf(content: str, part: str = "content.xml") -> bytes:
    made = BytesIO()
    with zipfile.ZipFile(made, "w") as file:
        file.writestr(part, f"<office:document-content>{content}</office:document-content>")
    return made.getvalue()


@pytest.mark.parametrize(
    ("data", "ending", "found"),
    [
        (odf("<text:p>甲</text:p><office:forms/>"), ".odt", []),
        (odf("<draw:object/><text:hidden-text/>"), ".odt", ["嵌入的对象", "有条件的文字"]),
        (odf("<form:form/>"), ".ods", ["表单"]),
        (odf("<table:table-source/>"), ".ods", ["链接来的内容"]),
        (odf("<text:tracked-changes/>"), ".odt", ["修订"]),
        (odf("<draw:object/>", "styles.xml"), ".odt", []),
        (b"{\\rtf1 \\objectx}", ".rtf", []),
        (b"{\\rtf1 {\\revised a}{\\object b}}", ".rtf", ["嵌入的对象", "修订"]),
        (b"{\\rtf1 {\\field{\\*\\fldinst IF 1}}}", ".rtf", ["有条件的文字"]),
        (b"\xd0\xcf" + "ObjectPool".encode("utf-16-le"), ".doc", ["嵌入的对象"]),
        (b"\xd0\xcf", ".doc", []),
    ],
)
def test_what_may_differ(data, ending, found):
    assert list(find_doubts(data, ending, Work("a"))) == found
