"""Which faces a PDF is set in and what these can write: the official ones, else our own.

The official faces are proprietary and never shipped; `docs/fonts.md` tells what stands in for them.
"""

from __future__ import annotations

import functools
import hashlib
import mmap
import os
import sys
import unicodedata
from bisect import bisect_right
from collections.abc import Iterable, Iterator
from pathlib import Path
from struct import error, unpack_from

from reportctl.page.blocks import Grid, Page
from reportctl.record import NamedTuple, record
from reportctl.rendering.faces import RARE, ROLES, RoleName, system_files
from reportctl.rendering.look import Look

OURS = Path(__file__).parent / "assets" / "fonts"
LAST = ("Reportctl Song", "Reportctl Song More", "Reportctl Kai", "Reportctl Kai More")
"""The families of ours that have the most characters."""
SEGMENTS, GROUPS = 4, 12
"""The two formats in use: segments of the first plane, groups of all planes."""


@record(frozen=True, slots=True)
class Choice:
    """The face that a role is set in."""

    role: str
    """What is set in it, such as 标题 or 正文."""
    wanted: str
    """The face that the standard names."""
    family: str
    """The family that was found, by the name in its file."""
    substituted: bool
    """Whether that is another face than the one wanted."""


def used_fonts(look: Look) -> tuple[Choice, ...]:
    """The face of every role, in the order title, headings, text, tables."""
    return tuple(_choose(look).values())


def missing_characters(text: str | Page, look: Look) -> tuple[str, ...]:
    """The characters that no font at hand has.

    They are painted as 〓; a finding should name them.
    """
    return tuple(c for c, families in rare_characters(text, look).items() if not families)


def rare_characters(text: str | Page, look: Look) -> dict[str, tuple[str, ...]]:
    """The printable characters that our own fonts lack, and the families that have them."""
    seen = set(text) if isinstance(text, str) else characters(text)
    rare = sorted(c for c in seen - _ours() if not is_unprinted(c))
    return _find_families(tuple(rare), look) if rare else {}


def characters(page: Page) -> set[str]:
    """Every character that the page prints."""
    found = set(page.title) | set(page.organ)
    for block in page.blocks:
        if isinstance(block, Grid):
            for cell in block.cells:
                found.update(cell.text, cell.fault)
        else:
            found.update(block.text)
    return found


def is_unprinted(character: str) -> bool:
    """Whether it is a control, a space or a mark of direction or variation: no glyph is needed."""
    return (
        unicodedata.category(character) in {"Cc", "Cf", "Zs", "Zl", "Zp"}
        or "\ufe00" <= character <= "\ufe0f"
        or "\U000e0100" <= character <= "\U000e01ef"
    )


def chains(look: Look) -> dict[RoleName, tuple[str, ...]]:
    """For each role the families to try in order: the one chosen, then all of ours."""
    return {
        name: tuple(dict.fromkeys((choice.family, ours, f"{ours} More", *LAST)))
        for name, choice in _choose(look).items()
        for ours in (ROLES[name].ours,)
    }


def folders(look: Look, *, rare: bool) -> tuple[Path, ...]:
    """The folders in which typst finds the files of the roles, and the rare ones on request."""
    return (
        OURS,
        *_gathered(_role_files()),
        *(_gathered(_rare_files()) if rare else ()),
        *look.font_dirs,
    )


@functools.cache
def _ours() -> frozenset[str]:
    return frozenset((OURS / "characters").read_text("utf-8"))


def _role_files() -> tuple[Path, ...]:
    """Of each role the first face that the machine has."""
    found = system_files()
    return _first_of_each(
        [found[file] for face in role.faces for file in face.files if file in found]
        for role in ROLES.values()
    )


def _first_of_each(lists: Iterable[list[Path]]) -> tuple[Path, ...]:
    return tuple(dict.fromkeys(files[0] for files in lists if files))


@functools.cache
def _gathered(files: tuple[Path, ...]) -> tuple[Path, ...]:
    if not files:
        return ()

    return (gather_files(files),)


def _rare_files() -> tuple[Path, ...]:
    return tuple(path for name, path in system_files().items() if name in RARE)


@functools.cache
def _choose(look: Look) -> dict[RoleName, Choice]:
    where = (*_gathered(_role_files()), *look.font_dirs)
    offered = {face.family.lower(): face.family for face in _scan(where)} if where else {}
    chosen: dict[RoleName, Choice] = {}
    for name, role in ROLES.items():
        # the national form is set in 宋体 throughout
        wanted = ROLES["table"] if look.layout == "plain" else role
        got, same = next(
            (
                (offered[family.lower()], face.same)
                for face in wanted.faces
                for family in face.families
                if family.lower() in offered
            ),
            (wanted.ours, False),
        )
        chosen[name] = Choice(role.role, wanted.wanted, got, substituted=not same)
    return chosen


class _Face(NamedTuple):
    family: str
    path: Path
    number: int
    """Which face of a collection it is."""


def _scan(where: tuple[Path, ...]) -> list[_Face]:
    import typst

    fonts = typst.Fonts(
        include_system_fonts=False,
        include_embedded_fonts=False,
        font_paths=[str(folder) for folder in where],
    )
    return [_Face(info.family, Path(info.path or ""), info.index) for info in fonts.fonts()]


@functools.cache
def _find_families(rare: tuple[str, ...], look: Look) -> dict[str, tuple[str, ...]]:

    # a lone surrogate, private use, no character: no reader could search or say it (PDF/A-2u)
    codes = [ord(c) for c in rare if unicodedata.category(c) not in {"Cs", "Co", "Cn"}]
    has = {
        face.family: find_characters(face.path, face.number, codes) for face in _rare_faces(look)
    }
    return {c: tuple(family for family, found in has.items() if ord(c) in found) for c in rare}


@functools.cache
def _rare_faces(look: Look) -> tuple[_Face, ...]:
    """One face of each file beside our own: of a collection the simplified Chinese one."""
    faces: dict[Path, _Face] = {}
    for face in _scan(folders(look, rare=True)):
        if face.path.parent != OURS and (face.path not in faces or face.family.endswith(" SC")):
            faces[face.path] = face
    return tuple(faces.values())


def find_characters(path: Path, index: int, codes: Iterable[int]) -> frozenset[int]:
    """Those of the code points that a face of a file has; none where it is no readable font."""
    try:
        with path.open("rb") as file, mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ) as data:
            wanted = tuple(codes)
            spans = [sorted(_spans(data, at)) for at in _subtables(data, index)]
            return frozenset(c for c in wanted if any(_within(c, span) for span in spans))
    except (OSError, ValueError, error):
        return frozenset()


def _subtables(data: mmap.mmap, index: int) -> Iterator[int]:
    """Where the subtables of the cmap begin."""
    start = unpack_from(">I", data, 12 + 4 * index)[0] if data[:4] == b"ttcf" else 0
    (tables,) = unpack_from(">H", data, start + 4)
    for number in range(tables):
        tag, _, cmap, _ = unpack_from(">4sIII", data, start + 12 + 16 * number)
        if tag == b"cmap":
            (count,) = unpack_from(">H", data, cmap + 2)
            yield from {cmap + unpack_from(">I", data, cmap + 8 + 8 * n)[0] for n in range(count)}


def _spans(data: mmap.mmap, at: int) -> Iterator[tuple[int, int]]:
    """First and last code point of each stretch of a subtable."""
    (form,) = unpack_from(">H", data, at)
    if form == SEGMENTS:
        (double,) = unpack_from(">H", data, at + 6)
        lasts = unpack_from(f">{double // 2}H", data, at + 14)
        yield from zip(unpack_from(f">{double // 2}H", data, at + 16 + double), lasts, strict=True)
    elif form == GROUPS:
        (count,) = unpack_from(">I", data, at + 12)
        numbers = unpack_from(f">{3 * count}I", data, at + 16)
        yield from zip(numbers[::3], numbers[1::3], strict=True)


def _within(code: int, spans: list[tuple[int, int]]) -> bool:
    found = bisect_right(spans, (code, 0x110000)) - 1
    return found >= 0 and spans[found][0] <= code <= spans[found][1] and code != 0xFFFF  # noqa: PLR2004 - closes format 4


def gather_files(files: tuple[Path, ...]) -> Path:
    """A folder with just these files, since typst takes folders; links where links are allowed."""
    marks = [f"{path}\0{(stat := path.stat()).st_size}\0{stat.st_mtime_ns}" for path in files]
    digest = hashlib.sha256("\n".join(marks).encode()).hexdigest()[:16]
    folder = _cache() / digest
    if not folder.is_dir():
        from tempfile import TemporaryDirectory

        folder.parent.mkdir(parents=True, exist_ok=True)
        with TemporaryDirectory(dir=folder.parent) as scratch:
            made = Path(scratch) / digest
            made.mkdir()
            for path in files:
                _put(path, made / path.name)
            try:
                made.rename(folder)
            except OSError:
                # another process was faster with the same folder
                if not folder.is_dir():
                    raise
    return folder


def _put(path: Path, link: Path) -> None:
    try:
        link.symlink_to(path)
    except OSError:
        # Windows lets few users make links
        from shutil import copyfile

        copyfile(path, link)


def _cache() -> Path:
    """The user's folder for what can be made again."""
    home = Path.home()
    if sys.platform == "win32":
        return Path(os.environ.get("LOCALAPPDATA", str(home))) / "reportctl" / "fonts"
    if sys.platform == "darwin":
        return home / "Library" / "Caches" / "reportctl" / "fonts"
    return Path(os.environ.get("XDG_CACHE_HOME", str(home / ".cache"))) / "reportctl" / "fonts"
