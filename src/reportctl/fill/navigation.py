"""What a site prints before a title in the same line: links, the place in the site, a field's name.

Text that was copied or read out of a page has them glued to the name of the organ.
"""

from __future__ import annotations

import re

_LINKS = (
    r"(?:跳转?|转)?到(?:正文|主要内容|内容)(?:区域?)?|(?:返回|网站|设为|回到)?首页|返回(?:顶部)?"
    r"|[您你]?(?:的|现在|当前|所在)*位置(?:是|在)?"
    r"|(?:进入|切换到?)?(?:无障碍|适老化?|长者|老年人?|关怀)(?:辅助|浏览|阅读|关怀|专区|通道|模式|版)*"
    r"|登录|注册|(?:手机|移动|电脑|简体|繁[体體]|英文)版|简体(?:中文)?|繁[体體](?:中文)?|English"
    r"|收藏(?:本站)?|打印(?:本页)?|关闭(?:窗口)?|分享到?|微信|微博|字[号体]|大中小|智能问答|客户端"
    r"|(?:[本网]站)?支持IPv6|IPv6|(?:热门|站内)?搜索|(?:站群|网站)?(?:导航|地图)|正文|来源"
)
_CHANNELS = (
    r"政务公开|政府信息公开|信息公开|政务服务|互动交流|政民互动|新闻(?:中心|动态)|机构(?:概况|职能)"
    r"|解读回应|政策解读|数据(?:开放|发布)|专题专栏|(?:法定)?主动公开(?:内容)?|年报|年度报告"
)
"""Sections of a site."""
_NAMED = (
    r"(?!管理|数据|服务|工作|情况|年|中心|大[厅学]|学院|建设|会计|[和与及局办委处所镇乡县区街协])"
)
"""Behind a link no name goes on: some begin with such a word, as 政务服务管理局."""
_LED_TO = (
    rf"(?:(?:{_LINKS}|{_CHANNELS}){_NAMED}|关于(?:公布|公开|发布|印发|报送|转发)?"
    rf"|\([^()]{{1,8}}[稿案]\)|[!|/>·】\]])+"
)
_BEGINS = (
    *"跳到首返网您你的位无适登注手移电英打字大智客本热站正来!|/>·】]",
    *("转到", "设为", "回到", "现在", "当前", "所在", "进入", "切换", "长者", "老年", "关怀"),
    *("简体", "繁", "English", "收藏", "关闭", "关于", "分享", "微", "支持", "IPv6", "搜索"),
    *("导航", "地图", "政务", "政府信息", "信息公开", "互动", "政民", "新闻", "机构", "解读"),
    *("政策", "数据", "专题", "主动", "法定", "年报", "年度", "("),
)
_FIELD = (
    r"\A(?:.{0,80}(?:网站|年报|专栏)(?:.{0,80}[>》:;,、])?|.{0,80}[>》:;,、]"
    r"|(?:名称|标题|索引号|当前位置|关于|附件)+)"
)
_FIELD_SIGNS = (
    *(">", "》", ":", ";", ",", "、"),
    *("网站", "年报", "专栏", "名称", "标题", "索引号", "当前位置", "关于", "附件"),
)
_PLACES = "省市县区州旗盟"
_LONGEST_PLACE = 13


def end_of_navigation(text: str) -> int:
    """Where what a site prints before the name of an organ ends, 0 where there is nothing."""
    at, before = 0, -1
    while at > before:
        before = at
        if text.startswith(_BEGINS, at) and (found := re.compile(_LED_TO).match(text, at)):
            at = found.end()
        rest = text[at:]
        if any(sign in rest for sign in _FIELD_SIGNS) and (found := re.match(_FIELD, rest)):
            at += found.end()
        at += _end_of_site(text[at:])
    return at


def _end_of_site(text: str) -> int:
    """Where the government ends whose site it is, before an organ of the same place; 0 for none."""
    end = text.find("人民政府")
    while 0 <= end <= _LONGEST_PLACE:
        place, behind = text[:end], end + len("人民政府")
        whole = len(place) > 2 and place[-1] in _PLACES and "\n" not in place  # noqa: PLR2004
        if whole and text.startswith(place, behind):
            return behind
        end = text.find("人民政府", end + 1)
    return 0
