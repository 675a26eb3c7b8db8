"""Files made after the grammar of their carriers: well formed, and nothing a person would make.

`grow` makes one of random size and content; `BOMBS` are the shapes that ask for far more work than
their size shows, each as large as it can be sent.
"""

from __future__ import annotations

import random
import re
import zipfile
import zlib
from collections.abc import Callable, Mapping
from io import BytesIO
from itertools import accumulate
from xml.etree import ElementTree as ET

from reportctl.schema.load import load_form

FORM = load_form(2021)
LABELS = [
    *(heading.label for table in FORM.tables for heading in table.rows.headings),
    *(heading.label for table in FORM.tables for heading in table.columns.headings),
    *(section.title for section in FORM.sections),
    "舞泉镇人民政府2021年政府信息公开工作年度报告", "总计", "单位：万元",
]  # fmt: skip
FIGURES = ("0", "7", "12", "-", "/", "", "1,234", "１２", "①", "三", "3.5", "12件", "9" * 40, "1e9")
ODD = (
    "\u202e", "\x9b31m", "\u200b", "**", "|", "（", "\ufdfa", "㈠", "\U00020000", "::error::x",
    "收到申请12件，答复3件。", "同比增长10%", "1、", "20", "a@b.c", "其中，",
)  # fmt: skip
VALUES = (
    "true", "{}", "[]", "[[1], []]", "{a.b.c = 1}", "1e400", "-0.0", "nan", "0x7f", "9" * 40,
    "1979-05-27T07:32:00Z", "07:32:00", '""', '"?"', '"/"', "'''\n\n'''", '"\\u202e\\u009b"',
    '["T301", 1, {}]', "99999999999999999999", "2021", "0.10", '"１２"', "[1,2,3,4,5,6,7,8]",
)  # fmt: skip


def words(chance: random.Random) -> str:
    """What may stand in a cell or a paragraph."""
    pool = chance.choice((LABELS, FIGURES, FIGURES, ODD))
    return chance.choice(pool) * chance.choice((1, 1, 1, 1, 2, 40))


def grow_toml(chance: random.Random, seed: bytes) -> bytes:
    """A report or settings file with other values, keys and tables here and there."""
    lines = seed.decode().splitlines()
    for _ in range(chance.randint(1, 5)):
        at = chance.randrange(len(lines))
        key, equals, _ = lines[at].partition("=")
        value = chance.choice(VALUES)
        match chance.randrange(5):
            case 0 | 1 if equals:
                lines[at] = f"{key}= {value}"
            case 2:
                name = chance.choice((key.strip() or "x", "report", '"\\u009b"', "a.b"))
                lines.insert(at, f"{name.strip('[]') or 'x'} = {value}")
            case 3:
                name = chance.choice(("waivers", "applications.extra", "reading", "rules", "x.y"))
                lines.append(f"[[{name}]]\nrule = {value}\nlabel = {value}\nvalues = {value}")
            case _:
                del lines[at]
                lines = lines or ["x = 1"]
    return "\n".join(lines).encode()


def grow_text(chance: random.Random, joint: str) -> bytes:
    """Lines of labels and figures with a joint between them."""
    rows = [
        joint.join(words(chance) for _ in range(chance.choice((1, 2, 6, 8, 30))))
        for _ in range(chance.choice((1, 10, 60, 300)))
    ]
    if joint == "|":
        rows[1:1] = ["|".join(["---"] * (rows[0].count("|") + 1))]
    return "\n".join(rows).encode(chance.choice(("utf-8", "gb18030", "utf-16")), "replace")


SWOLLEN = 30_000_000
"""Letters from which on a part is more than every limit allows."""
TAGS = (
    "table", "tr", "td", "th", "p", "div", "span", "h1", "b", "sup", "del", "style", "title", "br",
    "li", "section", "script", "svg", "tbody", "caption", "select", "input",
)  # fmt: skip
NUMBERS = ("1", "2", "0", "-1", "999999999", "x", "1e9", "9" * 5000)
HABITS = ("display:none", "text-decoration:line-through", "color:#fff", "x" * 999, "font-size:0")


def grow_html(chance: random.Random) -> bytes:
    """A page of nested and unclosed elements."""
    found: list[str] = ["<h1>", LABELS[-3], "</h1>"]
    for _ in range(chance.choice((10, 100, 900))):
        tag = chance.choice(TAGS)
        ways = (
            f"<{tag}>", f"</{tag}>", f"</{tag}>", words(chance), words(chance),
            f'<{tag} style="{chance.choice(HABITS)}" class=a>',
            f"<{tag} rowspan={chance.choice(NUMBERS)} colspan={chance.choice(NUMBERS)}>",
            f"<{tag} value='{words(chance)}' hidden", "<!--", "&#x9b;", "&lt", "<style>.a{display:none}",
        )  # fmt: skip
        found += [chance.choice(ways)] * chance.choice((1, 1, 1, 1, 1, 90))
    return "".join(found).encode(chance.choice(("utf-8", "gb18030")), "replace")


def grow_package(chance: random.Random, seed: bytes) -> bytes:
    """An Office or OFD file with elements moved, repeated, nested and given odd attributes."""
    parts = unpack(seed)
    xml = [name for name in parts if name.endswith((".xml", ".rels")) and parts[name]]
    for name in chance.sample(xml, min(len(xml), chance.choice((1, 1, 2)))):
        root = ET.fromstring(parts[name])
        for _ in range(chance.randint(1, 6)):
            disturb(root, chance)
        # an element that stands in itself many times over would fill this process's own memory
        if not is_swollen(root):
            parts[name] = ET.tostring(root)
    if chance.random() < 0.1:
        parts.pop(chance.choice(xml))
    return pack(parts)


def is_swollen(root: ET.Element) -> bool:
    """Whether a part would be larger than is worth writing."""
    sizes = (20 + len(e.text or "") + sum(map(len, e.attrib.values())) for e in root.iter())
    return any(size > SWOLLEN for size in accumulate(sizes))


def disturb(root: ET.Element, chance: random.Random) -> None:
    """One change of a tree."""
    every = list(root.iter())[:4000]
    one, other = chance.choice(every), chance.choice(every)
    if len(one) > 60:
        one = chance.choice(list(one))
    within = any(each is other for each in one.iter())
    match chance.randrange(6):
        case 0 if not within:
            other.append(one)
        case 1 if not within and sum(1 for _ in one.iter()) < 60:
            other.extend([one] * chance.choice((2, 50, 400)))
        case 2 if len(one):
            one.remove(chance.choice(list(one)))
        case 3 if one.attrib:
            name = chance.choice(list(one.attrib))
            one.set(name, chance.choice((*NUMBERS, "", *one.attrib.values())))
        case 4 if not within:
            deep = one
            for _ in range(chance.choice((2, 30, 180))):
                deep = ET.SubElement(deep, one.tag, one.attrib)
        case _:
            one.text = words(chance)


OPERATORS = (
    "q", "Q", "BT", "ET", "W n", "S", "f", "h", "/F 9 Tf", "(12) Tj", "[(1) -9999 (2)] TJ", "T*",
    "/X Do", "/P <</MCID 0>> BDC", "EMC", "1 g", "0 0 500 500 re", "BI /W 9 /H 9 ID x EI", "3 Tr",
)  # fmt: skip


def grow_pdf(chance: random.Random) -> bytes:
    """A page of random operators; its resources may name themselves."""
    found = []
    for _ in range(chance.choice((10, 200, 3000))):
        a, b, c, d = (chance.choice((0, 1, -1, 7.5, 300, 800, 1e9, -1e-9)) for _ in range(4))
        ways = (f"{a} {b} {c} {d} {a} {b} cm", f"{a} {b} m {c} {d} l S", f"1 0 0 1 {c} {d} Tm")
        found.append(chance.choice((*OPERATORS, *OPERATORS, *ways)))
    box = " ".join(str(chance.choice((0, 595, 842, -9, 1e9))) for _ in range(4))
    box = chance.choice(("0 0 595 842", box))
    more = chance.choice(("", "/Rotate 90", "/Rotate 7", "/UserUnit 99", "/Annots[3 0 R]"))
    return pdf(
        "<</Type/Catalog/Pages 2 0 R>>",
        "<</Type/Pages/Kids[3 0 R]/Count 1>>",
        f"<</Type/Page/Parent 2 0 R/MediaBox[{box}]/Contents 4 0 R/Resources 6 0 R{more}>>",
        stream("\n".join(found)),
        "<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>",
        "<</Font<</F 5 0 R>>/XObject<</X 7 0 R>>>>",
        stream("/X Do (7) Tj", "/Type/XObject/Subtype/Form/BBox[0 0 9 9]/Resources 6 0 R"),
    )


def pdf(*objects: str | bytes) -> bytes:
    """A PDF of these objects, the first of them its catalogue."""
    data, places = b"%PDF-1.7\n", []
    for number, each in enumerate(objects, 1):
        places.append(len(data))
        body = each if isinstance(each, bytes) else each.encode()
        data += b"%d 0 obj\n%b\nendobj\n" % (number, body)
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    size = len(objects) + 1
    return data + (
        b"xref\n0 %d\n0000000000 65535 f \n%btrailer\n<</Size %d/Root 1 0 R>>\nstartxref\n%d\n%%%%EOF"
        % (size, table, size, len(data))
    )


def stream(content: str | bytes, more: str = "") -> bytes:
    """A packed stream."""
    packed = zlib.compress(content if isinstance(content, bytes) else content.encode(), 9)
    head = f"<</Length {len(packed)}/Filter/FlateDecode{more}>>stream\n"
    return head.encode() + packed + b"\nendstream"


def unpack(data: bytes) -> dict[str, bytes]:
    """The parts of a package by name."""
    with zipfile.ZipFile(BytesIO(data)) as given:
        return {name: given.read(name) for name in given.namelist()}


def pack(parts: Mapping[str, bytes | str], how: int = zipfile.ZIP_DEFLATED) -> bytes:
    """A package of these parts."""
    made = BytesIO()
    with zipfile.ZipFile(made, "w", how) as out:
        for name, part in parts.items():
            out.writestr(name, part)
    return made.getvalue()


WORD = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
SHEET = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"'
Seeds = Mapping[str, bytes]
Bomb = Callable[[Seeds], bytes]


def docx(body: str, **parts: str) -> Bomb:
    """A Word document of that body, with other parts by their names in word/."""
    document = f"<w:document {WORD}><w:body>{body}</w:body></w:document>"
    new = {"word/document.xml": document} | {f"word/{k}.xml": part for k, part in parts.items()}
    return lambda seeds: pack({**unpack(seeds["report.docx"]), **new})


def xlsx(rows: str, **parts: str) -> Bomb:
    """A workbook whose first sheet holds that, with other parts by their names in xl/."""
    new = {"xl/worksheets/sheet1.xml": f"<worksheet {SHEET}>{rows}</worksheet>"}
    new |= {f"xl/{name}.xml": part for name, part in parts.items()}
    return lambda seeds: pack({**unpack(seeds["report.xlsx"]), **new})


def ofd(content: str, pages: int = 1) -> Bomb:
    """An OFD with that on each of its pages."""
    ns = 'xmlns:ofd="http://www.ofdspec.org/2016"'
    page = '<ofd:Page ID="9" BaseLoc="Page.xml"/>' * pages
    parts = {
        "OFD.xml": f"<ofd:OFD {ns}><ofd:DocBody><ofd:DocRoot>D/Document.xml</ofd:DocRoot>"
        "</ofd:DocBody></ofd:OFD>",
        "D/Document.xml": f"<ofd:Document {ns}><ofd:Pages>{page}</ofd:Pages></ofd:Document>",
        "D/Page.xml": f'<ofd:Page {ns}><ofd:Content><ofd:Layer Type="Body">{content}'
        "</ofd:Layer></ofd:Content></ofd:Page>",
    }
    return lambda _: pack(parts)


def code(delta: str, text: str = "一二三", number: int = 1) -> str:
    """Texts of an OFD page with these steps between their letters."""
    return (
        '<ofd:TextObject Boundary="0 0 99 9" Size="3"><ofd:TextCode X="0" Y="3" '
        f'DeltaX="{delta}">{text}</ofd:TextCode></ofd:TextObject>'
    ) * number


def page(content: str | bytes, resources: str = "", box: str = "0 0 595 842", *more: bytes) -> Bomb:
    """A PDF with one page."""
    made = pdf(
        "<</Type/Catalog/Pages 2 0 R>>",
        "<</Type/Pages/Kids[3 0 R]/Count 1>>",
        f"<</Type/Page/Parent 2 0 R/MediaBox[{box}]/Contents 4 0 R/Resources<<"
        f"/Font<</F 5 0 R>>{resources}>>>>",
        stream(content),
        "<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>",
        *more,
    )
    return lambda _: made


def image(side: int, data: bytes) -> Bomb:
    """A PDF with a picture of so many points on each side."""
    head = f"/Type/XObject/Subtype/Image/Width {side}/Height {side}/ColorSpace/DeviceGray"
    part = stream(data, f"{head}/BitsPerComponent 8")
    return page("595 0 0 842 0 0 cm /I Do", "/XObject<</I 6 0 R>>", "0 0 595 842", part)


def plain(text: str | bytes) -> Bomb:
    """A file of that text."""
    return lambda _: text if isinstance(text, bytes) else text.encode()


def report(text: str) -> Bomb:
    """The report with lines behind it."""
    return lambda seeds: seeds["2021.toml"] + b"\n" + text.encode()


def prose(text: str) -> Bomb:
    """The report with another first section."""

    def make(seeds: Seeds) -> bytes:
        before, _, rest = seeds["2021.toml"].decode().partition("[overview]")
        return f'{before}[overview]\ntext = """\n{text}\n"""\n{rest[rest.index("[") :]}'.encode()

    return make


def row(values: str) -> Bomb:
    """The report with another first row of applications."""

    def make(seeds: Seeds) -> bytes:
        head, _, rest = seeds["2021.toml"].decode().partition("\nreceived ")
        return f"{head}\nreceived = {values}\n{rest.partition(chr(10))[2]}".encode()

    return make


def organ(name: str) -> Bomb:
    """The report of another organ."""
    return lambda seeds: re.sub(
        r"(?m)^organ .*$", f'organ = "{name}"', seeds["2021.toml"].decode(), count=1
    ).encode()


WAIVER = '[[waivers]]\nrule = "T301"\nreason = "x"\n'
EXTRA = '[[applications.extra]]\nlabel = "甲"\nvalues = [1]\n'
P, TEXT = "<w:p><w:r><w:t>{}</w:t></w:r></w:p>", '<c t="inlineStr"><is><t>{}</t></is></c>'
LABEL, FIRST = "一、本年新收政府信息公开申请数量", "一、总体情况"
BOMBS: Mapping[str, Callable[[], Bomb]] = {
    "tables-in-tables.docx": lambda: docx(
        "<w:tbl><w:tr><w:tc>" * 60 + "</w:tc></w:tr></w:tbl>" * 60
    ),
    "wide-cell.docx": lambda: docx(
        '<w:tbl><w:tr><w:tc><w:tcPr><w:gridSpan w:val="999999999"/></w:tcPr></w:tc></w:tr></w:tbl>'
    ),
    "line-breaks.docx": lambda: docx(
        "<w:p><w:r>" + "<w:t>1</w:t><w:br/>" * 100_000 + "</w:r></w:p>"
    ),
    "headings.docx": lambda: docx(P.format(FIRST) * 19_000),
    "titles.docx": lambda: docx(P.format(LABELS[-3]) * 19_000),
    "rows.docx": lambda: docx(
        "<w:tbl>"
        + ("<w:tr>" + f"<w:tc>{P.format(LABEL)}</w:tc>" * 7 + "</w:tr>") * 9_000
        + "</w:tbl>"
    ),
    "styles-in-a-ring.docx": lambda: docx(
        P.format(FIRST) * 99,
        styles=f'<w:styles {WORD}><w:style w:styleId="a"><w:basedOn w:val="a"/></w:style></w:styles>',
    ),
    "numbers.docx": lambda: docx(
        '<w:p><w:pPr><w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr></w:pPr></w:p>'
        * 9_000,
        numbering=f'<w:numbering {WORD}><w:abstractNum w:abstractNumId="1"><w:lvl w:ilvl="0">'
        '<w:start w:val="999999999"/><w:numFmt w:val="upperRoman"/><w:lvlText w:val="%1"/></w:lvl>'
        '</w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="1"/></w:num></w:numbering>',
    ),
    "unpacked.docx": lambda: docx("<w:p/>" * 6_000_000),
    "unpacked-otherwise.docx": lambda: (
        lambda seeds: pack(
            {**unpack(seeds["report.docx"]), "word/document.xml": b" " * 90_000_000},
            zipfile.ZIP_LZMA,
        )
    ),
    "entities.docx": lambda: (
        lambda seeds: pack(
            {
                **unpack(seeds["report.docx"]),
                "word/document.xml": '<!DOCTYPE a [<!ENTITY a "aa">]><a/>',
            }
        )
    ),
    "parts.docx": lambda: lambda _: pack({str(number): "" for number in range(60_000)}),
    "dimension.xlsx": lambda: xlsx('<dimension ref="A1:XFD1048576"/><sheetData/>'),
    "far-apart.xlsx": lambda: xlsx(
        "<sheetData>"
        + "".join(f'<row r="{n}"><c r="XFD{n}"><v>1</v></c></row>' for n in range(1, 10**6, 1000))
        + "</sheetData>"
    ),
    "rows.xlsx": lambda: xlsx("<sheetData>" + "<row/>" * 1_048_576 + "</sheetData>"),
    "labels.xlsx": lambda: xlsx(
        "<sheetData>" + ("<row>" + TEXT.format(LABEL) * 5 + "</row>") * 19_000 + "</sheetData>"
    ),
    "long-text.xlsx": lambda: xlsx(
        "<sheetData>"
        + ("<row>" + '<c t="s"><v>0</v></c>' * 50 + "</row>") * 1_000
        + "</sheetData>",
        sharedStrings=f"<sst {SHEET}><si><t>{'一' * 7_000_000}</t></si></sst>",
    ),
    "digits.xlsx": lambda: xlsx(f"<sheetData><row><c><v>{'9' * 10**6}</v></c></row></sheetData>"),
    "formulas.xlsx": lambda: xlsx(
        "<sheetData>"
        + "".join(
            f'<row r="{n}"><c r="A{n}"><f>A{n + 1}*A{n + 1}</f></c></row>' for n in range(1, 9_000)
        )
        + f'<row r="9999"><c r="A9999"><f>{"(" * 9_000}1{")" * 9_000}</f></c></row></sheetData>'
    ),
    "steps.ofd": lambda: ofd(code("g 999999999 1 " * 100_000)),
    "letters.ofd": lambda: ofd(code("1", "一" * 450_000)),
    "texts.ofd": lambda: ofd(code("1", "一", 40_000)),
    "pages.ofd": lambda: ofd(code("1", "一", 900), 299),
    "line.csv": lambda: plain("1," * 30_000_000),
    "quote.csv": lambda: plain('"' + "1," * 3_500_000),
    "labels.csv": lambda: plain(f"{LABEL},1,2,3,4,5,6,7\n" * 12_000),
    "labels.txt": lambda: plain(f"{LABEL} 1 2 3 4 5 6 7\n" * 19_000),
    "line.txt": lambda: plain("收到申请12件，" * 130_000),
    "sections.txt": lambda: plain(f"{FIRST} " * 140_000),
    "letters.txt": lambda: plain("\ufdfa" * 330_000),
    "noise.txt": lambda: plain(random.Random(3).randbytes(7_000_000)),
    "table.md": lambda: plain(
        "|" + "a|" * 250 + "\n|" + "-|" * 250 + "\n" + ("|" + "1|" * 250 + "\n") * 380
    ),
    "elements.html": lambda: plain("<b>" * 2_600_000),
    "attributes.html": lambda: plain(f"<p {'a=1 ' * 1_900_000}>"),
    "spans.html": lambda: plain("<table>" + ("<tr>" + "<td rowspan=65534 colspan=99>1" * 99) * 999),
    "tables-in-tables.html": lambda: plain("<table><tr><td>x" * 60),
    "styles.html": lambda: plain("<style>" + "@media x{" * 200_000),
    "selectors.html": lambda: plain("<style>.a{}" * 9 + "<p class=a>x" * 300_000),
    "number.html": lambda: plain(f"&#{'9' * 7_000_000};"),
    "codec.html": lambda: plain(b"<meta charset=punycode>" + b"\xff-" * 100_000),
    "sections.html": lambda: plain(f"<p>{FIRST}</p>" * 19_000),
    "parts.mht": lambda: plain(
        "MIME-Version: 1.0\nContent-Type: multipart/related; boundary=b\n\n"
        + "--b\nContent-Type: text/html\n\n<p>x\n" * 100_000
    ),
    "headers.mht": lambda: plain(
        f"MIME-Version: 1.0\nContent-Type: text/html; {'a=1; ' * 900_000}\n\nx"
    ),
    "text.pdf": lambda: page("BT /F 12 Tf " + "(a) Tj " * 1_000_000),
    "lines.pdf": lambda: page("0 0 m 100 100 l S " * 300_000),
    "stack.pdf": lambda: page("q " * 5_000_000),
    "twice-packed.pdf": lambda: page(b" " * 400_000_000),
    "paper.pdf": lambda: page("BT /F 12 Tf (a) Tj", "", "0 0 1e30 1e30"),
    "picture.pdf": lambda: image(60_000, b"\0" * 100_000_000),
    "forms.pdf": lambda: page(
        "/X Do",
        "/XObject<</X 6 0 R>>",
        "0 0 9 9",
        *(
            stream(
                "/X Do " * 9, f"/Subtype/Form/BBox[0 0 9 9]/Resources<</XObject<</X {to} 0 R>>>>"
            )
            for to in (7, 8, 9, 10, 11, 12, 6)
        ),
    ),
    "kids.pdf": lambda: plain(
        pdf("<</Type/Catalog/Pages 2 0 R>>", "<</Type/Pages/Kids[2 0 R 2 0 R]/Count 999999>>")
    ),
    "arrays.toml": lambda: report("[x]\na = " + "[" * 100_000),
    "dots.toml": lambda: report("[x]\n" + "a." * 300_000 + "a = 1"),
    "keys.toml": lambda: report("[x]\n" + "".join(f"k{number} = 1\n" for number in range(400_000))),
    "waivers.toml": lambda: report(WAIVER * 60_000),
    "extras.toml": lambda: report(EXTRA * 30_000),
    "figures.toml": lambda: row("[" + "1," * 2_000_000 + "]"),
    "digits.toml": lambda: row(f"[{'9' * 100_000}]"),
    "hex.toml": lambda: row(f"[0x{'f' * 4_000}, 1e999999, 0.{'9' * 9_000}]"),
    "blank.toml": lambda: report("\n" * 15_000_000),
    "sentences.toml": lambda: prose("收到申请12件，其中答复3件。" * 30_000),
    "lists.toml": lambda: prose("1、" * 200_000),
    "paragraphs.toml": lambda: prose("（一）公开。\n\n" * 30_000),
    "names.toml": lambda: prose("人民政府" * 100_000),
    "commas.toml": lambda: prose("分别为1、2、3件，" * 40_000),
    # as much as a report file may ask for
    "most-dots.toml": lambda: report(
        "[x]\n" + "".join(f"k{n}{'.a' * 999} = 1\n" for n in range(19))
    ),
    "most-keys.toml": lambda: report("[x]\n" + "".join(f"k{n} = 1\n" for n in range(19_000))),
    "most-tables.toml": lambda: report("".join(f"[k{n}]\n" for n in range(19_000))),
    "most-waivers.toml": lambda: report(WAIVER * 999),
    "most-extras.toml": lambda: report(EXTRA * 499),
    "most-lines.toml": lambda: report("\n" * 39_000),
    "most-figures.toml": lambda: row("[" + "1," * 39_000 + "]"),
    "most-comment.toml": lambda: report("#" + "一" * 1_300_000),
    "most-words.toml": lambda: report(
        "".join(f'k{n} = "{"人民政府" * 999}"\n' for n in range(100))
    ),
    "most-organ.toml": lambda: organ("人民政府" * 999),
    "most-sentences.toml": lambda: prose("收到申请12件，其中答复3件。" * 25_000),
    "most-lists.toml": lambda: prose(("1、" * 2_490 + "。") * 80),
    "most-items.toml": lambda: prose(("1件，" * 1_660 + "。") * 80),
    "most-commas.toml": lambda: prose(("分别为1、2、3件，" * 490 + "。\n") * 80),
    "most-names.toml": lambda: prose(("人民政府" * 1_200 + "。") * 80),
    "most-paragraphs.toml": lambda: prose("（一）公开。\n\n" * 19_000),
    "most-figures-in-text.toml": lambda: prose("20" * 195_000),
    "most-brackets.toml": lambda: prose(("（" * 4_900 + "。") * 80),
    "most-percents.toml": lambda: prose("办结率100%，同比增长10%；" * 25_000),
    "most-escapes.toml": lambda: prose("\\u4e00" * 390_000),
    "most-mails.toml": lambda: prose("a@b.c，电话13800138000。" * 6_000),
    "most-titles.toml": lambda: prose("《" * 390_000),
}
"""Each by the name under which it is read; made when it is asked for, for some are large."""


def grow(name: str, seed: bytes, chance: random.Random) -> bytes:
    """A file of that carrier."""
    ending = name.rpartition(".")[2]
    match ending:
        case "toml":
            return grow_toml(chance, seed)
        case "html":
            return grow_html(chance)
        case "mht":
            return seed.partition(b"\n\n")[0] + b"\n\n" + grow_html(chance)
        case "pdf":
            return grow_pdf(chance)
        case "txt" | "md" | "csv":
            return grow_text(chance, {"txt": "\t", "md": "|", "csv": ","}[ending])
        case _:
            return grow_package(chance, seed)
