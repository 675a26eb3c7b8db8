"""Fields, notes and layers: PDFs written by hand, one object after the other."""

from __future__ import annotations

import pytest

from reportctl.readers.pdf import read
from reportctl.readers.source import SourceTable


def write(content: str, marks: list[str], catalog: str = "") -> bytes:
    """A page of 300 by 200 points with a table of two cells, and what else is given."""
    drawn = (
        "0 0 0 RG 10 100 200 40 re S 110 100 m 110 140 l S "
        f"BT /F 12 Tf 20 115 Td (Number of cases) Tj ET {content}"
    )
    numbers = " ".join(f"{10 + at} 0 R" for at in range(len(marks)))
    objects = {
        1: f"<</Type/Catalog/Pages 2 0 R/AcroForm<</Fields[{numbers}]>> {catalog}>>",
        2: "<</Type/Pages/Kids[3 0 R]/Count 1>>",
        3: "<</Type/Page/Parent 2 0 R/MediaBox[0 0 300 200]/Contents 4 0 R/Resources"
        f"<</Font<</F 5 0 R>>/Properties<</L 6 0 R>>>>/Annots[{numbers}]>>",
        4: f"<</Length {len(drawn)}>>stream\n{drawn}\nendstream",
        5: "<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>",
        6: "<</Type/OCG/Name(Layer)>>",
    }
    objects |= {10 + at: mark for at, mark in enumerate(marks)}
    data, places = b"%PDF-1.7\n", {}
    for number, body in objects.items():
        places[number] = len(data)
        data += f"{number} 0 obj{body}endobj\n".encode()
    start = len(data)
    for number, place in places.items():
        data += b"" if number > 1 else b"xref\n0 1\n0000000000 65535 f \n"
        data += f"{number} 1\n{place:010} 00000 n \n".encode()
    size = max(places) + 1
    return data + f"trailer<</Size {size}/Root 1 0 R>>\nstartxref\n{start}\n%%EOF\n".encode()


BOX = "/Rect[115 110 200 130]"


def second_cell(data: bytes):
    (table,) = (b for b in read(data, "表.pdf").blocks if isinstance(b, SourceTable))
    return table.rows[0][1]


@pytest.mark.parametrize(
    ("marks", "text", "object_", "apart"),
    [
        ([f"<</Type/Annot/Subtype/Widget/FT/Tx/T(a)/V(422){BOX}>>"], "422", "", []),
        ([f"<</Type/Annot/Subtype/Widget/FT/Tx/T(a)/V(422)/F 2{BOX}>>"], "", "", []),
        ([f"<</Type/Annot/Subtype/Widget/FT/Tx/T(a){BOX}>>"], "", "", []),
        ([f"<</Type/Annot/Subtype/Widget/FT/Ch/T(a)/Opt[(1)(2)]/V(2){BOX}>>"], "2", "", []),
        ([f"<</Type/Annot/Subtype/Widget/FT/Btn/T(a){BOX}>>"], "", "勾选框", []),
        ([f"<</Type/Annot/Subtype/FreeText/Contents(37){BOX}>>"], "37", "", []),
    ],
)
def test_what_is_typed_over_a_cell_stands_in_it(marks, text, object_, apart):
    cell = second_cell(write("", marks))
    assert (cell.text, cell.object, list(cell.apart)) == (text, object_, apart)


DIGITS = "BT /F 12 Tf 120 115 Td (422) Tj ET"


@pytest.mark.parametrize(
    ("content", "marks", "catalog", "kind"),
    [
        (DIGITS, [f"<</Type/Annot/Subtype/StrikeOut{BOX}>>"], "", "struck"),
        (
            f"/OC /L BDC {DIGITS} EMC",
            [],
            "/OCProperties<</OCGs[6 0 R]/D<</OFF[6 0 R]>>>>",
            "hidden",
        ),
        (f"3 Tr {DIGITS}", [], "", "hidden"),
        (f"q 0 0 50 50 re W n {DIGITS} Q", [], "", "hidden"),
    ],
)
def test_figures_that_are_not_seen_or_crossed_out_are_set_apart(content, marks, catalog, kind):
    cell = second_cell(write(content, marks, catalog=catalog))
    assert cell.text == ""
    assert [(each.kind, each.text) for each in cell.apart] == [(kind, "422")]


def test_a_field_over_printed_figures_is_unclear():
    field = f"<</Type/Annot/Subtype/Widget/FT/Tx/T(a)/V(97){BOX}>>"
    cell = second_cell(write("BT /F 12 Tf 116 115 Td (14) Tj ET", [field]))
    assert cell.text == ""
    assert {each.kind for each in cell.apart} == {"unclear"}


def test_a_layer_that_is_shown_is_read():
    shown = "/OCProperties<</OCGs[6 0 R]/D<<>>>>"
    assert second_cell(write(f"/OC /L BDC {DIGITS} EMC", [], catalog=shown)).text == "422"


def test_a_picture_in_a_cell_says_so():
    image = "q 30 0 0 15 130 112 cm BI /W 2 /H 1 /CS /G /BPC 8 ID \x10\x70 EI Q"
    assert second_cell(write(image, [])).object == "图片"
