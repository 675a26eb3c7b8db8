"""How lines of the page round a report begin: links, the day, the source, who runs the site."""

from __future__ import annotations

import re

from reportctl.fill.figures import plain
from reportctl.fill.recognise import is_organ

_SITE_WORDS = (
    *(f"{mark}{word}" for mark in ("", "(", "[", "【") for word in ("图解", "一图看懂")),
    *(f"{mark}{word}" for mark in ("", "[", "【") for word in ("打印", "关闭")),
    "一图读懂", "(一图读懂", "[一图读懂", "【一图读懂", "扫一扫", "上一篇", "上一条", "下一篇",
    "下一条", "相关附件", "相关链接", "相关阅读", "相关文章", "相关文件", "相关新闻", "相关信息",
    "版权所有", "主办:", "主办：", "主办单位:", "主办单位：", "承办:", "承办：", "承办单位:",
    "承办单位：", "网站标识码", "责任编辑", "编辑:", "编辑：", "分享", "收藏", "跳到", "跳转",
    "跳过", "跳至", "下载附件", "下载文件", "下载全文", "下载PDF", "下载Word", "网站声明",
    "版权声明", "隐私声明", "免责声明", "关于我们", "Copyright", "©", "手机版", "电脑版",
    "返回列表", "返回上页", "返回上一页", "回到顶部", "返回顶部", "返回首页", "网站地图",
    "联系我们", "我要纠错", "无障碍", "字体", "【字体", "浏览次数", "浏览量", "访问次数",
    "阅读次数", "阅读量", "点击次数", "点击数", "点击量", "访问量", "信息来源", "发布日期",
    "发布时间", "发布机构", "发布单位", "索引号", "信息索引", "组配分类", "主题分类", "信息分类",
    "成文日期", "生成日期", "有效性", "时效", "关键词", "内容概述", "当前位置", "本页二维码",
    "手机扫", "手机浏览", "手机查看", "[图片]", "[文件]", "[语音]", "[视频]",
    "草稿中标记的单元格",
)  # fmt: skip
"""How a line of the page round the report begins."""
_MESSAGE = r"[^\W\d]\S{0,11}\s{1,4}(?:\S{2,12}\s)?\d{1,2}:\d\d(?::\d\d)?"
"""The line over a message of a chat: who wrote it, and when."""
_SITE_TEXT = (
    r"\S{2,30}\s{0,9}20\d\d年\d\d?月\d\d?日印发\Z|此件[^。，]{0,12}公开(?:发布)?[)\]]?\Z|附件\d*\Z"
    r"|(?:PDF|Word|Excel|OFD|WPS|HTML|Markdown)\s*(?:文件|文档|工作簿|文本|版|格式|下载)"
    r"|[上下]一?页\Z|\S{0,3}ICP备|\S{0,4}公网安备|[【\[]?\s*字体?号?\s*[:：【\[]|\[?\s*大\s+中\s+小"
    r"|(?:抄送|附件(?:下载)?|日期|时间|浏览|来源|作者|名\s*称"
    r"|公开(?:日期|方式|范围|主体|时限|类型|属性|选项))\s*[:：]"
    r"|20\d\d年\d\d?月\d\d?日\s*来源|文\s*号|您(?:现在)?的?(?:当前)?位置|(?:首页|政府信息公开)\s*[>»]"
)
"""How it is worded else."""
_SIGNS = {
    "2": ("来源",),
    "E": ("Excel",),
    "H": ("HTML",),
    "M": ("Markdown",),
    "O": ("OFD",),
    "P": ("PDF",),
    "W": ("Word", "WPS"),
    "上": ("页",),
    "下": ("页",),
    "您": ("位置",),
    "公": ("公开",),
    "名": ("称",),
    "大": ("小",),
    "字": ("字",),
    "文": ("号",),
    "此": ("公开",),
    "附": ("附件",),
    "政": (">", "»"),
    "首": (">", "»"),
    **dict.fromkeys("抄日时浏来作", (":", "：")),
}
"""By the letter with which it begins, brackets and blanks aside, what a line has that is so worded:
to look is faster than to make the pattern."""
_LINKS = frozenset(
    (
        *(f"{how}{what}模式" for how in ("", "开启", "进入", "切换") for what in ("长者", "老年")),
        *(f"适老化{end}" for end in ("", "模式", "服务")), "无障碍阅读", "无障碍服务",
        *(f"无障碍{end}" for end in ("", "浏览", "模式")),
        *(f"{whose}版" for whose in ("长者", "老年", "关怀", "适老化", "无障碍")), "适老化无障碍",
        *(f"我要{word}" for word in ("评论", "留言", "投诉", "咨询", "分享", "收藏", "打印")),
        *(f"{whose}评论" for whose in ("网友", "发表", "最新", "全部")), "用户评价", "点赞",
        *(f"{which}推荐" for which in ("相关", "热门", "信息")), "推荐阅读", "延伸阅读", "猜你喜欢",
        "首页", "尾页", "末页", "上一页", "下一页", "简体", "繁体", "繁體", "繁體中文", "English",
        "展开", "收起", "点击展开", "展开全文", "查看全文", "打印本页", "关闭窗口", "关闭本页",
        "语音播报", "语音朗读",
    )
)  # fmt: skip
"""What links and buttons of a page say, and nothing else in their line."""
_NEIGHBOUR = r"[上下]一[篇条]\s*(?:[:：].*)?(?<!。)\Z"
_SHORT = 60
_LONG, _FIELDS = 160, 3
"""Characters of a line of several names and values: 发布时间：… 来源：… 浏览次数：…."""
_SENTENCE = 8
"""Characters of the shortest line that is a sentence whatever word it begins with."""
_SPEAKS = ("抄送", "版权", "免责", "隐私", "网站", "Copyright", "©", "扫一扫", "手机")
"""How sentences of the site begin."""
_BUTTONS = (
    "打印", "关闭", "字号", "大中小", "A+", "A-", "来源", "作者", "微信", "微博", "转发", "扫码",
    "二维码", "点击", "浏览", "阅读", "访问", "我要", "纠错", "发布人", "审核", "责编", "信息",
    "正文", "日期", "时间", "政府信息公开", "政务公开", "首页", "年报", ":",
)  # fmt: skip
"""How what a site prints behind a title begins else."""
_PAGE_DATA = ("打印", "关闭", "浏览", "阅读", "点击", "访问", "发布人", "责编", "我要", "撰稿")
"""How what it prints of a page begins, and nothing that a report says."""
_MOMENT = r"20\d\d[-./年]\d{1,2}[-./月]\d{1,2}日?T?|\d{1,2}:\d\d(?::\d\d)?"
_BETWEEN = r"[\s|_,;()\[\]【】<>《》—–·•/-]+"
_SITES = ("网", "网站", "门户", "平台", "专栏", "政府", "大", "中", "小")
"""How the name of a site ends, and the sizes of its letters."""
_SAYS = r"[更订]正|勘误|应[为是]|有误|[稿案]|作废|下载|[本上]表|含|。"
"""Words by which it may say something of the report."""


def is_site_text(text: str) -> bool:
    """Whether a line belongs to the page around the report."""
    fields = sum(map(text.count, ":："))
    if len(text) >= (_LONG if fields >= _FIELDS and "。" not in text else _SHORT):
        return False
    bare = plain(text).lstrip("-•·*( ")
    if bare.endswith("。") and len(bare) >= _SENTENCE and not bare.startswith(_SPEAKS):
        return False
    return bare.startswith(_SITE_WORDS) or _is_worded(bare) or is_link(bare)


def is_link(text: str) -> bool:
    """Whether a line is nothing but links and buttons of a page: 适老化 | 无障碍, 点赞 12."""
    bare = plain(text)
    if len(bare) < _SHORT and bare[:1] in "上下" and re.match(_NEIGHBOUR, bare):
        return True
    if not any(link in bare for link in _LINKS):
        return False
    parts = [part for part in _parts(bare) if not part.isdecimal()]
    return bool(parts) and all(part.strip(":：") in _LINKS for part in parts)


def _is_worded(text: str) -> bool:
    if ":" in text and text[-1].isdecimal() and re.fullmatch(_MESSAGE, text):
        return True
    begin = text.lstrip("【[").lstrip()[:1]
    behind = text.endswith("印发") or "ICP备" in text or "公网安备" in text
    may_be = behind or any(sign in text for sign in _SIGNS.get(begin, ()))
    return may_be and re.match(_SITE_TEXT, text) is not None


def has_site_part(text: str) -> bool:
    """Whether one of the parts of a line is a button of the site, a name with its value, a moment.

    As of 语音播报 | 浏览次数：132次 and 2024-01-24 16:32:11.
    """
    parts = _parts(plain(text))
    return not parts or any(
        part.startswith((*_SITE_WORDS, *_PAGE_DATA)) or _is_worded(part) for part in parts
    )


def _parts(text: str) -> list[str]:
    """What a site parts by bars, brackets or gaps in a line, moments left out."""
    return [part for part in re.split(_BETWEEN, re.sub(_MOMENT, " ", text)) if part]


def is_behind_title(text: str) -> bool:
    """Whether all that stands behind a title in its line is the site's: 打印, a day, its name."""
    bare = plain(text)
    if re.search(_SAYS, bare):
        return False
    value = False
    for part in _parts(bare):
        own = part.startswith((*_SITE_WORDS, *_BUTTONS)) or part.endswith(_SITES) or is_organ(part)
        counted = part.isdecimal() or part in ("次", "人次")
        if not (own or value or counted or _is_worded(part)):
            return False
        value = part.endswith(":")
    return True
