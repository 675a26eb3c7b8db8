"""The words of the trade that tell what a figure is a number of."""

from __future__ import annotations

from reportctl.prose import topics


def words(text: str) -> tuple[str, ...]:
    """The words of a line that are parted by spaces."""
    return tuple(text.split())


UNITS = frozenset({*words("件 份 宗 次 条 起 例 项 个 件次 人次"), ""})
"""Units in which applications, reviews, suits and documents are counted."""
LOOSE = frozenset(words("次 项 个"))
"""Those that count them only where no other noun follows: 5个环节."""

FILLERS = words(
    "合计 总计 共计 总共 累计 分别 案件 件数 数量 总量 总数 件次 事项 政府 政务 信息 公开"
    " 申请 决定 依申请 依法 各类 类型 情形 情况 完毕 领域 工作 相关 方面 有关 按期 按时 及时"
    " 继续 处理决定 完成 群众 公众 的 了 共 约 为 有 是 达 计 均 于 类 案 件 量 数 被 已 年度"
    " 到"
)
"""Words that may stand between the word that matters and the figure."""
APPLIED = words("信息公开申请 依申请公开 公开申请 申请公开 依申请信息公开 公开政府信息申请")
PARTS_OF_YEAR = words("上半年 下半年 前三季度 一季度 二季度 三季度 四季度 历年")
"""Words of a sentence that counts another time than the year of the report."""
RESULTS = {
    **dict.fromkeys(words("维持 维持原行政行为 维持原决定 获维持"), "维持"),
    **dict.fromkeys(words("纠正 纠错"), "纠正"),
    "其他结果": "其他结果",
    **dict.fromkeys(words("尚未审结 未审结 正在审理 未办结"), "尚未审结"),
}
SUBJECTS = {
    **dict.fromkeys(words("直接起诉 直接提起诉讼 直接提起行政诉讼 未经复议起诉"), "suit_direct"),
    **dict.fromkeys(
        words("复议后起诉 复议后诉讼 复议后提起诉讼 复议后再起诉"), "suit_after_review"
    ),
    **dict.fromkeys(words("诉讼 应诉"), "suit"),
    "复议": "review",
}
VERBS = {
    **dict.fromkeys(words("新收到 新收"), topics.NEW),
    **dict.fromkeys(words("收到 受理 接收 接到 登记 提出 提交 提起"), topics.RECEIVED),
    **dict.fromkeys(words("收办 办理 处理 办件"), topics.HANDLED),
}
ANSWERED = words("答复 办结 办理完毕 办理答复")
LAST_YEAR = words("上年度 上年 上一年度 上一年 去年度 去年 前一年度 以前年度")
NEXT_YEAR = words("下年度 下一年度 下年 下一年 次年度 次年 明年 翌年 来年")
CARRY = words("结转 顺延 转 转入 延期 延至 延 留待 跨 移至 转结")
JOINTS = words("及 和 与 或 、 并 以及 被 提起 行政")
CHANGES = words(
    "增 减 升 降 增长 增加 减少 上升 下降 回落 多 少 比 较 占 同期为 上年为 去年为 同期的"
    " 上年的 去年的"
)
"""Words after which a figure says by how much something changed, or what it was before."""
PARTIAL = words(
    "当面 现场 信函 邮寄 邮件 邮箱 传真 网上 网络 在线 平台 网站 窗口 口头 电话 书面 季度"
    " 半年 逾期 超期 延期 重复 月份 日均 人均 涉及 主要 热点 针对 公民 企业 组织 个人 律师"
    " 法人 机构 其中有 关于 渠道"
)
"""Words that make a figure a part of the whole, or the number of something else."""
EVERYONE = words(
    "公民、法人和其他组织 公民、法人或其他组织 公民、法人或者其他组织 公民、法人及其他组织"
    " 公民、法人 个人、法人或者其他组织 个人、法人和其他组织 个人、法人或其他组织"
)
"""All applicants there are: no part of the whole."""
BESIDE = words("举报、投诉、 投诉、举报、 举报投诉、 投诉举报、 举报、 投诉、 申诉、")
"""What is denied in one breath with reviews and suits: 未发生投诉、行政复议."""
ELSEWHERE = words(
    "建议 提案 留言 信访件 工单 热线 问政 网民 来信 咨询 意见 政务服务 许可申请 补贴 救助"
    " 会议 培训 案例"
)
"""Words beside which a figure is not about applications for information."""
ATTRIBUTES = words("公文 属性 发文")
"""Where 依申请公开 and 不予公开 are attributes of the organ's own documents."""
NOT_CASES = words("决定书 答复书 文书 典型 案例 培训 庭审 旁听 人员 败诉 公示 出庭")
NOT_NORMS = words(
    "审查 审核 备案 解读 清理 政策性 征求 征集 修改 修订 起草 草案 部门 转发 公开 县级 市级"
    " 评估 上报 报送 发布"
)

FUTURE = words("计划 拟于 力争 预计 下一步 下步 明年 来年 今后 目标 将继续")
NARROWED = words(
    "逾期 超期 延期 不当 违法 违规 错误 撤销 败诉 纠错 纠正 确认 不满 投诉 举报 当面 信函"
    " 邮件 网上 重复 补正 复杂 涉密 法人 企业 自然人 正当 泄密 不服 不公开 未答复 争议 季度"
    " 半年 收费标准 办法 制度 新增 超时"
)
"""Words that narrow down what there was none of: 未发生逾期答复申请的情况."""
UPHELD = words("均获维持 均维持 均予维持 全部维持 均被维持 均为结果维持 均为维持")
OFFICE = words("代表 政府办 办公室 办公厅 本级 本机关 局机关 机关本部 市直 县直 区直")
ACTS = words(
    "新收 收到 收办 受理 接收 接到 登记 办理 处理 答复 办结 作出 实施 发生 收取 申请 被 备案"
)
"""Verbs before which the one who acted is named."""
UNIT_ENDS = words("县 区 镇 乡 局 委 厅 办 院 街道 部门 单位 中心 公司 支队 大队")
ALL_OF = words("全 我 本 各 该 辖")
BETWEEN = words("共 累计 全年 年度 均 已 依法 合计 共计 年 其中 因 度")
