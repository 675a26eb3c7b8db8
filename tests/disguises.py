"""What stands in the place of a figure on papers that people send, and what a person sees of it.

`{t}` is the figure; `SEEN` says that a person sees just that figure, `GONE` that he sees nothing,
`TOLD` that what he sees is no figure of a report or cannot be told from the file. A reading is
right if it gives what is seen, or that it was not read.
"""

from __future__ import annotations

from tests.papers import run

SEEN, GONE, TOLD = "seen", "gone", "told"

TEXTS = {
    SEEN: (
        "{t}", " {t} ", "{t}件", "{t} 条", "{t}.0", "0{t}", "{t}①", "{t}²", "{t}。", "\u200b{t}",
        "{full}", "{t}（其中网上办理0件）",
    ),
    GONE: ("", "/", "—", "-", "无", "\u00a0"),
    TOLD: (
        "约{t}", "{t}余", "（{t}）", "{t}+", "≥{t}", "{t}-{t}", "{t}/9", "{t}%", "9={t}",
        "{t}；9", "{t} {t}", "{t}.5", "{t}万元", "见附件", "同上", "其他", "总计", "1.其他",
        "（一）", "××", "*", "?", "#REF!", "NaN", "壹拾", "一", "√", "4O2", "l2",
        "{t}\ufffd", "①", "{t}#", "合计{t}", "____", "自然人", "行政许可", "减少{t}",
    ),
}  # fmt: skip
"""By what is seen: texts that any carrier can hold."""

STYLE = """
.k { display: none } .struck { text-decoration: line-through } [data-x^=a] { display: none }
@media (min-width: 800px) { .wide { display: none } } td > em:not(.e) { visibility: hidden }
.n::before { content: "9" } .up { vertical-align: super } q + b { display: none }
"""
WEB = {
    SEEN: (
        "<input value={t}>", "<select><option>9<option selected>{t}</select>",
        "<textarea>{t}</textarea>", "<del>9</del>{t}", "<s>9</s>{t}", "<b class=struck>9</b>{t}",
        "<b class=k>9</b>{t}", "<b class=wide>9</b>{t}", "<em>9</em>{t}", "<q></q><b>9</b>{t}",
        "<u data-x=ab>9</u>{t}", "<b hidden>9</b>{t}", "<b style='opacity:0'>9</b>{t}",
        "<b style='font:0/0 a'>9</b>{t}", "<b style='color:#fff'>9</b>{t}", "{t}<sup>9</sup>",
        "{t}<b class=up>9</b>", "<ruby>{t}<rt>9</rt></ruby>", "<!--9-->{t}", "{t}<wbr>",
        "<template>9</template>{t}", "<details><summary>{t}</summary>9</details>",
        "<input type=hidden value=9>{t}", "<input style='display:none' value=9>{t}",
        "<span title=9>{t}</span>", "<b style='position:absolute;left:-9999px'>9</b>{t}",
    ),
    GONE: ("<del>{t}</del>", "<b class=k>{t}</b>", "<input value=''>", "<!--{t}-->"),
    TOLD: (
        "<input value=9>{t}", "<select><option>{t}<option>9</select>", "<img src=a.png alt={t}>",
        "<img src=a.png>{t}", "<svg><text>{t}</text></svg>", "<math><mn>{t}</mn></math>",
        "<canvas>{t}</canvas>", "<iframe src=a></iframe>", "<b class=n></b>", "<b class=n>{t}</b>",
        "<b data-to={t}>0</b>", "<script>document.write({t})</script>", "<bdo dir=rtl>{t}</bdo>",
        "<b style='float:right'>9</b>{t}", "<b style='position:absolute'>9</b>{t}",
        "<table><tr><td>{t}<td>9</table>", "<input type=checkbox checked>", "<p>{t}<p>9",
        "<b style='display:block'>{t}</b>9", "<object data=a>{t}</object>", "{t}<br>9",
    ),
}  # fmt: skip

ADDED = (
    '<w:style w:type="character" w:styleId="gone"><w:rPr><w:vanish/></w:rPr></w:style>'
    '<w:style w:type="character" w:styleId="out"><w:rPr><w:strike/></w:rPr></w:style>'
)


def _field(code: str, result: str) -> str:
    """A field of a Word document."""
    marks = [f'<w:r><w:fldChar w:fldCharType="{m}"/></w:r>' for m in ("begin", "separate", "end")]
    asked = f"<w:r><w:instrText> {code} </w:instrText></w:r>"
    return f"{marks[0]}{asked}{marks[1]}{result}{marks[2]}"


_PICTURE = "<w:r><w:drawing><a:graphic><a:pic/></a:graphic></w:drawing></w:r>"
_BOX = "<w:r><w:drawing><w:txbxContent><w:p>{}</w:p></w:txbxContent></w:drawing></w:r>"
_T = run("{t}")
WORD = {
    SEEN: (
        f"<w:sdt><w:sdtPr/><w:sdtContent>{_T}</w:sdtContent></w:sdt>",
        f"<w:del><w:r><w:delText>9</w:delText></w:r></w:del><w:ins>{_T}</w:ins>",
        f"<w:moveFrom>{run('9')}</w:moveFrom>{_T}", run("9", "<w:strike/>") + _T,
        run("9", "<w:vanish/>") + _T, run("9", '<w:rStyle w:val="gone"/>') + _T,
        run("9", '<w:rStyle w:val="out"/>') + _T, run("9", '<w:color w:val="FFFFFF"/>') + _T,
        run("9", '<w:sz w:val="2"/>') + _T, _T + run("9", '<w:vertAlign w:val="superscript"/>'),
        _T + run("9", '<w:position w:val="8"/>'), _field("=1", _T), _field("=1", "") and _T,
        f'<w:fldSimple w:instr="a">{_T}</w:fldSimple>', f"<m:oMath>{_T}</m:oMath>",
        f"<w:smartTag>{_T}</w:smartTag>", _BOX.format(_T),
        _T + '<w:r><w:footnoteReference w:customMarkFollows="1"/><w:t>9</w:t></w:r>',
        _T + _field("NOTEREF a", run("9")),
        "<w:r><w:ruby><w:rt>" + run("9") + f"</w:rt><w:rubyBase>{_T}</w:rubyBase></w:ruby></w:r>",
        (f'<mc:AlternateContent><mc:Choice Requires="zz">{run("9")}</mc:Choice>'
        f"<mc:Fallback>{_T}</mc:Fallback></mc:AlternateContent>"),
    ),
    GONE: (
        "", "<w:del><w:r><w:delText>{t}</w:delText></w:r></w:del>", run("{t}", "<w:vanish/>"),
        run("{t}", "<w:strike/>"),
    ),
    TOLD: (
        f"<w:sdt><w:sdtPr><w:showingPlcHdr/></w:sdtPr><w:sdtContent>{_T}</w:sdtContent></w:sdt>",
        "<w:sdt><w:sdtPr><w:text/></w:sdtPr><w:sdtContent/></w:sdt>", _PICTURE, _PICTURE + _T,
        "<w:r><w:object><w:control/></w:object></w:r>", _field("={t}", ""),
        "<m:oMath><m:f><m:r><m:t>{t}</m:t></m:r></m:f></m:oMath>", _BOX.format(run("9")) + _T,
        '<w:r><w:sym w:font="Wingdings" w:char="0034"/></w:r>',
        run("{t}", '<w:rFonts w:ascii="Wingdings"/>'), f'<w:bdo w:val="rtl">{_T}</w:bdo>',
        _T + run("9", '<w:sz w:val="8"/>'), _T + "<w:r><w:br/></w:r>" + run("9"),
        "<w:r><w:pict><v:shape><v:imagedata/></v:shape></w:pict></w:r>",
        "<w:r><w:pgNum/></w:r>", run("9", '<w:spacing w:val="-300"/>') + _T,
        _T + "<w:r><w:tab/></w:r>" + run("9"),
    ),
}  # fmt: skip

_SHAPES = ('0"件"', ";;;", "0.00E+00", '#,##0,"千"', "0!.00", '"无"', "yyyy/m/d", '"约"0', '0"9"',
           "[White]0", "**", "@")  # fmt: skip
_FONTS = (
    "<strike/>", '<vertAlign val="superscript"/>', '<color rgb="FFFFFFFF"/>', '<color theme="0"/>',
    '<sz val="1"/>', '<name val="Wingdings"/>',
)  # fmt: skip
_BESIDE = len(_SHAPES) + len(_FONTS)
BOOKS = (
    "<numFmts>"
    + "".join(
        f"<numFmt numFmtId='{200 + at}' formatCode='{shape}'/>" for at, shape in enumerate(_SHAPES)
    )
    + f"</numFmts><fonts><font/>{''.join(f'<font>{font}</font>' for font in _FONTS)}</fonts>"
    '<fills><fill><patternFill/></fill><fill><patternFill patternType="solid">'
    '<fgColor rgb="FF000000"/></patternFill></fill></fills><cellXfs><xf/>'
    + "".join(f'<xf numFmtId="{200 + at}"/>' for at in range(len(_SHAPES)))
    + "".join(f'<xf fontId="{at + 1}"/>' for at in range(len(_FONTS)))
    + '<xf fillId="1"/><xf fontId="3" fillId="1"/></cellXfs>'
)


def _shaped(shape: str, value: str = "{t}") -> str:
    return f'<c r="{{r}}" s="{1 + _SHAPES.index(shape)}"><v>{value}</v></c>'


def _lettered(font: int, value: str = "{t}") -> str:
    return f'<c r="{{r}}" s="{1 + len(_SHAPES) + font}"><v>{value}</v></c>'


def _said(inner: str) -> str:
    return f'<c r="{{r}}" t="inlineStr"><is>{inner}</is></c>'


def _plus(look: str, letter: str = "9") -> str:
    return _said(f"<r><rPr>{look}</rPr><t>{letter}</t></r><r><t>{{t}}</t></r>")


BOOK = {
    SEEN: (
        _said("<t>{t}</t>"), _said("<t>'{t}</t>") and _said("<t> {t} </t>"), _shaped('0"件"'),
        _shaped("0.00E+00"), _shaped("@"), '<c r="{r}"><f>{t}+0</f><v>{t}</v></c>',
        '<c r="{r}"><f>{t}+0</f></c>', '<c r="{r}"><v>{t}.00000000000001</v></c>',
        _plus("<strike/>"), _plus('<color rgb="FFFFFFFF"/>'), _plus('<color theme="0"/>'),
        _plus('<sz val="1"/>'), _said("<t>{t}</t><rPh><t>9</t></rPh>"),
        _said('<r><t>{t}</t></r><r><rPr><vertAlign val="superscript"/></rPr><t>9</t></r>'),
        f'<c r="{{r}}" s="{_BESIDE + 2}"><v>{{t}}</v></c>',
    ),
    GONE: (
        '<c r="{r}"/>', _shaped(";;;"), _shaped("[White]0"), _lettered(0), _lettered(2),
        _lettered(3), _lettered(4), f'<c r="{{r}}" s="{_BESIDE + 1}"><v>{{t}}</v></c>',
        _shaped("**"),
    ),
    TOLD: (
        '<c r="{r}" t="b"><v>1</v></c>', '<c r="{r}" t="e"><v>#REF!</v></c>', _said("<t>#N/A</t>"),
        '<c r="{r}"><f>LOOKUP(1,A1:A2)</f></c>', '<c r="{r}"><f>{t}+1</f><v>{t}</v></c>',
        '<c r="{r}"><f>#REF!+1</f><v>{t}</v></c>', '<c r="{r}" vm="1"/>', _shaped("0!.00"),
        '<c r="{r}" t="str"><f>DISPIMG("a",1)</f><v>=</v></c>', _shaped('"无"'), _shaped('"约"0'),
        _shaped('0"9"'), _shaped("yyyy/m/d"), _shaped('#,##0,"千"', "{t}000"), _lettered(5),
        _plus('<rFont val="Wingdings"/>'), _plus('<sz val="4"/>'), _said("<t>{t}\n9</t>"),
        '<c r="{r}"><v>{t}.25</v></c>', '<c r="{r}" t="s"><v>999</v></c>',
        '<c r="{r}"><v>{t}</v></c><c r="{r}"><v>9</v></c>', '<c r="{r}"><f>{r}+1</f></c>',
    ),
}  # fmt: skip

PRINT = {
    SEEN: (
        "#strike[9]{t}", "{t}#super(size: 5pt)[9]", "#text(fill: white)[9]{t}",
        "#place(dx: 0.5pt)[{t}]{t}", "#underline[{t}]", "#text(tracking: 1pt)[{t}]",
        "#text(fill: rgb(0, 0, 0, 0%))[9]{t}", "#hide[9]{t}", '#link("http://a")[{t}]',
    ),
    GONE: ("#strike[{t}]", "#text(fill: white)[{t}]", "#hide[{t}]"),
    TOLD: (  # a long figure and one more below it look as one that ran on: the short one is first
        "#rotate(15deg)[{t}]", "#scale(x: -100%)[{t}]", "#place(dx: 2.4pt)[9]{t}", "9 \\ {t}",
        "#place(dx: -1pt, line(end: (15pt, 7pt))){t}", "9#h(8pt){t}",
        ('#image(bytes("<svg xmlns=\'http://www.w3.org/2000/svg\' width=\'9\' height=\'9\'><path '
        "d='M1 7 Q 6 0 8 7 T 8 2' stroke='black' fill='none'/></svg>\"), width: 9pt)"),
    ),
}  # fmt: skip
