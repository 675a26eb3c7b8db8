"""PDFium, the engine that reads PDF files: the functions of it that are called here.

The library is the one that the package pypdfium2 carries. That package's own bindings declare five
hundred functions at every start, which takes as long as reading six pages; here a function is
declared when it is first called, and what it hands out is a plain integer.
"""

from __future__ import annotations

import ctypes
from collections.abc import Callable
from functools import cached_property
from importlib.util import find_spec
from pathlib import Path
from typing import Any

from reportctl.finding import Failure

_FILES = ("libpdfium.so", "libpdfium.dylib", "pdfium.dll")

TEXT, PATH, IMAGE, FORM = 1, 2, 3, 5
"""Kinds of page objects."""
FREE_TEXT, LINE, POLYLINE, STRIKE_OUT, STAMP, INK, WIDGET, REDACT = 3, 4, 8, 12, 13, 15, 20, 28
LINK, POPUP = 2, 16
"""Kinds of annotations."""
PASSWORD, SECURITY = 4, 5
"""What `FPDF_GetLastError` says of a file that is locked."""
_END, _LONGEST = 2, 2**20
"""Bytes of the end of a string, and of the longest that is asked for."""


class Rect(ctypes.Structure):
    """A box in points; y grows upwards."""

    _fields_ = tuple((side, ctypes.c_float) for side in ("left", "top", "right", "bottom"))
    left: float
    top: float
    right: float
    bottom: float


class Matrix(ctypes.Structure):
    """What takes a point (x, y) to (ax + cy + e, bx + dy + f)."""

    _fields_ = tuple((letter, ctypes.c_float) for letter in "abcdef")
    a: float
    b: float
    c: float
    d: float
    e: float
    f: float


_TYPES: dict[str, Any] = {
    "h": ctypes.c_void_p,  # a handle
    "p": ctypes.c_void_p,  # where to put a result: `ctypes.addressof`, or None
    "s": ctypes.c_char_p,
    "i": ctypes.c_int,
    "u": ctypes.c_uint,
    "l": ctypes.c_ulong,
    "z": ctypes.c_size_t,
    "d": ctypes.c_double,
    "n": None,
}
_SIGNATURES = dict(
    line.split()
    for line in """
    FPDF_InitLibrary :n
    FPDF_LoadMemDocument64 szs:h
    FPDF_CloseDocument h:n
    FPDF_GetLastError :l
    FPDF_GetPageCount h:i
    FPDF_GetMetaText hspl:l
    FPDF_LoadPage hi:h
    FPDF_ClosePage h:n
    FPDF_GetPageBoundingBox hp:i
    FPDFPage_GetRotation h:i
    FPDFPage_CountObjects h:i
    FPDFPage_GetObject hi:h
    FPDFText_LoadPage h:h
    FPDFText_ClosePage h:n
    FPDFText_CountChars h:i
    FPDFText_GetUnicode hi:u
    FPDFText_HasUnicodeMapError hi:i
    FPDFText_IsGenerated hi:i
    FPDFText_GetLooseCharBox hip:i
    FPDFText_GetCharBox hipppp:i
    FPDFText_GetCharOrigin hipp:i
    FPDFText_GetTextObject hi:h
    FPDFText_GetMatrix hip:i
    FPDFText_GetFontSize hi:d
    FPDFTextObj_GetTextRenderMode h:i
    FPDFTextObj_GetFontSize hp:i
    FPDFTextObj_GetFont h:h
    FPDFFont_GetBaseFontName hpz:z
    FPDFFormObj_CountObjects h:i
    FPDFFormObj_GetObject hl:h
    FPDFPageObj_GetType h:i
    FPDFPageObj_GetMatrix hp:i
    FPDFPageObj_GetBounds hpppp:i
    FPDFPageObj_GetFillColor hpppp:i
    FPDFPageObj_GetStrokeColor hpppp:i
    FPDFPageObj_GetStrokeWidth hp:i
    FPDFPageObj_GetMarkedContentID h:i
    FPDFPageObj_CountMarks h:i
    FPDFPageObj_GetMark hl:h
    FPDFPageObjMark_GetName hplp:i
    FPDFPageObjMark_GetParamValueType hs:i
    FPDFPageObj_GetClipPath h:h
    FPDFClipPath_CountPaths h:i
    FPDFPath_CountSegments h:i
    FPDFPath_GetPathSegment hi:h
    FPDFPath_GetDrawMode hpp:i
    FPDFPathSegment_GetPoint hpp:i
    FPDFPathSegment_GetType h:i
    FPDFPathSegment_GetClose h:i
    FPDFPage_GetAnnotCount h:i
    FPDFPage_GetAnnot hi:h
    FPDFPage_CloseAnnot h:n
    FPDFAnnot_GetSubtype h:i
    FPDFAnnot_GetRect hp:i
    FPDFAnnot_GetFlags h:i
    FPDFAnnot_GetStringValue hspl:l
    FPDFAnnot_GetAP hipl:l
    FPDFAnnot_GetFormFieldValue hhpl:l
    FPDFAnnot_GetFormFieldType hh:i
    FPDFAnnot_IsChecked hh:i
    FPDFDOC_InitFormFillEnvironment hp:h
    FPDF_StructTree_GetForPage h:h
    FPDF_StructTree_Close h:n
    FPDF_StructTree_CountChildren h:i
    FPDF_StructTree_GetChildAtIndex hi:h
    FPDF_StructElement_GetType hpl:l
    FPDF_StructElement_CountChildren h:i
    FPDF_StructElement_GetChildAtIndex hi:h
    FPDF_StructElement_GetChildMarkedContentID hi:i
    FPDFBitmap_CreateEx iiipi:h
    FPDFBitmap_FillRect hiiiil:i
    FPDFBitmap_Destroy h:n
    FPDFBitmap_GetBuffer h:p
    FPDFBitmap_GetStride h:i
    FPDF_RenderPageBitmap hhiiiiii:n
    """.strip().splitlines()
)
"""By name: the types of what it is given, a colon, the type of what it gives."""


class Pdfium:
    """The library; `pdfium.FPDF_LoadPage(document, 0)` calls a function of it."""

    @cached_property
    def _library(self) -> ctypes.CDLL:
        package = find_spec("pypdfium2_raw")
        for folder in (package and package.submodule_search_locations) or ():
            for file in _FILES:
                if (Path(folder) / file).exists():
                    library = ctypes.CDLL(str(Path(folder) / file))
                    library.FPDF_InitLibrary()
                    return library
        raise Failure("读 PDF 的部件 pypdfium2 没有装好，请重新安装 reportctl")

    def __getattr__(self, name: str) -> Callable[..., Any]:
        """The function of that name. Raises Failure where the library is missing."""
        given, _, gives = _SIGNATURES[name].partition(":")
        function = getattr(self._library, name)
        function.argtypes = [_TYPES[letter] for letter in given]
        function.restype = _TYPES[gives]
        setattr(self, name, function)
        return function  # type: ignore[no-any-return]

    def string(self, name: str, *asked: object) -> str:
        """What a function says that fills a buffer with UTF-16 and tells its length in bytes."""
        function = getattr(self, name)
        size = function(*asked, None, 0)
        if not _END < size < _LONGEST:
            return ""
        buffer = ctypes.create_string_buffer(size)
        function(*asked, ctypes.addressof(buffer), size)
        return buffer.raw.decode("utf-16-le", "replace").partition("\0")[0]


pdfium = Pdfium()
"""Loaded at the first call."""
