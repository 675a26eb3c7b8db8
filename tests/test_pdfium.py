"""The engine that reads PDF files is called by the names of its functions."""

from __future__ import annotations

import ctypes

import pytest
from tests.readers.test_pdf import write

from reportctl import pdfium as module
from reportctl.finding import Failure
from reportctl.pdfium import Matrix, Pdfium, Rect, pdfium


def test_a_function_is_declared_when_it_is_first_called():
    data = write("", [])
    document = pdfium.FPDF_LoadMemDocument64(data, len(data), None)
    assert pdfium.FPDF_GetPageCount(document) == 1
    page = pdfium.FPDF_LoadPage(document, 0)
    box = Rect()
    assert pdfium.FPDF_GetPageBoundingBox(page, ctypes.addressof(box))
    assert (box.left, box.bottom, box.right, box.top) == (0, 0, 300, 200)
    pdfium.FPDF_ClosePage(page)
    pdfium.FPDF_CloseDocument(document)


def test_what_is_no_pdf_is_no_document_and_has_a_reason():
    assert pdfium.FPDF_LoadMemDocument64(b"none", 4, None) is None
    assert pdfium.FPDF_GetLastError() > 0


def test_a_function_that_is_not_listed_is_a_bug():
    with pytest.raises(KeyError):
        pdfium.FPDF_NoSuchFunction()


@pytest.mark.parametrize(("size", "text"), [(0, ""), (2, ""), (6, "年报"), (2**21, "")])
def test_a_string_is_as_long_as_the_engine_says_and_no_longer(size, text):
    engine = Pdfium()

    def fill(_document: int, buffer: int | None, room: int) -> int:
        if buffer:
            ctypes.memmove(buffer, "年报".encode("utf-16-le") + b"\0\0", room)
        return size

    vars(engine)["FPDF_GetMetaText"] = fill
    assert engine.string("FPDF_GetMetaText", 1) == text


def test_without_the_library_one_line_says_what_to_do(monkeypatch):
    monkeypatch.setattr(module, "find_spec", lambda _: None)
    with pytest.raises(Failure, match="pypdfium2 没有装好，请重新安装"):
        _ = Pdfium().FPDF_LoadPage


def test_the_shapes_that_it_fills_have_the_engines_order():
    assert [name for name, _ in Rect._fields_] == ["left", "top", "right", "bottom"]
    assert [name for name, _ in Matrix._fields_] == list("abcdef")
