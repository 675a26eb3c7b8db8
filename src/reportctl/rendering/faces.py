"""The faces of official documents by name, and where a machine keeps their files.

The roles are those of GB/T 9704-2012: 小标宋 for the title, 黑体 and 楷体 for headings, 仿宋 for
the text, 宋体 for page numbers. Scanning every font of a machine takes up to half a second, so
the usual file names are looked for instead.
"""

from __future__ import annotations

import functools
import os
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Literal

from reportctl.record import NamedTuple

RoleName = Literal["title", "heading", "subheading", "body", "table"]


class Face(NamedTuple):
    """A face by the family names that stand in its files and by its files' usual names."""

    families: tuple[str, ...]
    files: tuple[str, ...]
    same: bool = True
    """Whether it is the face that the standard names, under whatever maker's name."""


def _cesi(code: str, name: str) -> Face:
    """A face of the national standards institute, which the offices' own systems bring along."""
    sets = ("GB2312", "GB13000", "GB18030")
    return Face(
        tuple(family for s in sets for family in (f"CESI_{code}_{s}", f"CESI{name}-{s}")),
        tuple(f"cesi_{code}_{s}.ttf".lower() for s in sets),
    )


class Role(NamedTuple):
    """A use of a face, and the faces that serve it, the best first."""

    role: str
    wanted: str
    faces: tuple[Face, ...]
    ours: str


ROLES: dict[RoleName, Role] = {
    "title": Role(
        "标题",
        "方正小标宋简体",
        (
            Face(("FZXiaoBiaoSong-B05S", "方正小标宋简体"), ("fzxbsjw.ttf", "方正小标宋简体.ttf")),
            Face(("FZXiaoBiaoSong-B05", "方正小标宋_GBK"), ("fzxbsk.ttf", "方正小标宋_gbk.ttf")),
            _cesi("XBS", "小标宋"),
            Face(("STZhongsong", "华文中宋"), ("stzhongs.ttf",), same=False),
        ),
        "Reportctl Biaosong",
    ),
    "heading": Role(
        "一级标题",
        "黑体",
        (
            Face(("SimHei", "黑体"), ("simhei.ttf",)),
            Face(
                ("FZHei-B01", "FZHei-B01S", "方正黑体_GBK", "方正黑体简体"),
                ("fzhtk.ttf", "fzhtjw.ttf", "方正黑体_gbk.ttf", "方正黑体简体.ttf"),
            ),
            _cesi("HT", "黑体"),
            Face(("STHeiti", "华文黑体"), ("stheiti medium.ttc", "stheiti.ttf"), same=False),
        ),
        "Reportctl Hei",
    ),
    "subheading": Role(
        "二级标题",
        "楷体_GB2312",
        (
            Face(("KaiTi_GB2312", "楷体_GB2312"), ("楷体_gb2312.ttf", "simkai_gb2312.ttf")),
            Face(("KaiTi", "楷体"), ("simkai.ttf",)),
            Face(
                ("FZKai-Z03", "FZKai-Z03S", "方正楷体_GBK", "方正楷体简体"),
                ("fzktk.ttf", "fzktjw.ttf", "方正楷体_gbk.ttf", "方正楷体简体.ttf"),
            ),
            _cesi("KT", "楷体"),
            Face(("STKaiti", "华文楷体", "Kaiti SC"), ("stkaiti.ttf", "kaiti.ttc"), same=False),
        ),
        "Reportctl Kai",
    ),
    "body": Role(
        "正文",
        "仿宋_GB2312",
        (
            Face(("FangSong_GB2312", "仿宋_GB2312"), ("仿宋_gb2312.ttf", "simfang_gb2312.ttf")),
            Face(("FangSong", "仿宋"), ("simfang.ttf",)),
            Face(
                ("FZFangSong-Z02", "FZFangSong-Z02S", "方正仿宋_GBK", "方正仿宋简体"),
                ("fzfsk.ttf", "fzfsjw.ttf", "方正仿宋_gbk.ttf", "方正仿宋简体.ttf"),
            ),
            _cesi("FS", "仿宋"),
            Face(("STFangsong", "华文仿宋"), ("stfangso.ttf", "stfangsong.ttf"), same=False),
            Face(
                ("Adobe Fangsong Std", "Adobe 仿宋 Std", "Adobe 仿宋 Std R"),
                ("adobefangsongstd-regular.otf",),
                same=False,
            ),
            Face(
                ("HYFangSongJ", "汉仪仿宋简", "HYFangSongS", "汉仪仿宋S"),
                ("hyfangsongj.ttf", "hyfangsongs.ttf"),
                same=False,
            ),
            Face(
                (
                    "Zhuque Fangsong (technical preview)",
                    "Zhuque Fangsong",
                    "朱雀仿宋（预览测试版）",
                    "朱雀仿宋",
                    "LXGW Zhuque Fangsong",
                    "霞鹜朱雀仿宋",
                ),
                (
                    "zhuquefangsong-regular.ttf",
                    "zhuquefangsong-regular.otf",
                    "朱雀仿宋.ttf",
                    "lxgwzhuquefangsong-regular.ttf",
                ),
                same=False,
            ),
            Face(("FandolFang", "FandolFang R"), ("fandolfang-regular.otf",), same=False),
        ),
        "Reportctl Song",
    ),
    "table": Role(
        "表格和页码",
        "宋体",
        (
            Face(("SimSun", "宋体"), ("simsun.ttc", "simsun.ttf")),
            _cesi("SS", "宋体"),
            Face(("STSong", "华文宋体", "Songti SC"), ("stsong.ttf", "songti.ttc"), same=False),
        ),
        "Reportctl Song",
    ),
}

RARE = (
    "simsunb.ttf",
    "simsunextg.ttf",
    "notoserifcjk-regular.ttc",
    "notosanscjk-regular.ttc",
    "sourcehanserifsc-regular.otf",
    "hanamina.ttf",
    "hanaminb.ttf",
    "pingfang.ttc",
    "msyh.ttc",
    "seguisym.ttf",
    "dejavusans.ttf",
)
"""Files with many characters that ours lack; only looked into for a text that has such."""

PLAIN: dict[RoleName, RoleName] = {
    "title": "table",
    "heading": "table",
    "subheading": "table",
    "body": "table",
}
"""The national form is set in 宋体 throughout."""


def system_folders() -> tuple[Path, ...]:
    """Where this kind of system keeps its fonts and its user's."""
    home = Path.home()
    if sys.platform == "win32":
        local = os.environ.get("LOCALAPPDATA", str(home / "AppData" / "Local"))
        windows = Path(os.environ.get("SYSTEMROOT", "C:/Windows"))
        return (windows / "Fonts", Path(local) / "Microsoft" / "Windows" / "Fonts")
    if sys.platform == "darwin":
        return (Path("/System/Library/Fonts"), Path("/Library/Fonts"), home / "Library" / "Fonts")
    data = os.environ.get("XDG_DATA_HOME", str(home / ".local" / "share"))
    return (
        Path("/usr/share/fonts"),
        Path("/usr/local/share/fonts"),
        Path(data) / "fonts",
        home / ".fonts",
    )


@functools.cache
def system_files() -> dict[str, Path]:
    """The files of this machine that bear a name known here, by that name in small letters."""
    known = {file for role in ROLES.values() for face in role.faces for file in face.files}
    known.update(RARE)
    return {
        entry.name.lower(): Path(entry.path)
        for folder in system_folders()
        for entry in _walk(str(folder))
        if entry.name.lower() in known
    }


def _walk(folder: str) -> Iterator[os.DirEntry[str]]:
    try:
        with os.scandir(folder) as entries:
            for entry in entries:
                if entry.is_dir(follow_symlinks=False):
                    yield from _walk(entry.path)
                else:
                    yield entry
    except OSError:
        # a folder that is not there, or that the user may not read, has no fonts for us
        return
