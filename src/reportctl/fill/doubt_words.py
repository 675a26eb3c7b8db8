"""Words that say of a figure that it is another one, or that nobody vouches for it.

They stand beside the figure, in its label and in the lines round its table. What means so in one of
these places only stands with the code that reads that place.
"""

from __future__ import annotations

ANOTHER = r"应改?[为是]|更正|勘误|订正|(?:改|修正|纠正)[为成]|有误|误[填写报作为]"
"""It is another one."""
ANOTHER_HAS = (
    *("应为", "应是", "应改", "更正", "勘误", "订正", "改为", "改成", "正为", "正成", "有误"),
    *("误填", "误写", "误报", "误作", "误为"),
)
"""One of these has every text that says so."""
UNCHECKED = r"未经[核审]|待核|存疑|不准确"
"""Nobody has looked at it."""
ROUGH = r"暂[估定]|预估|估[计算]"
"""It was guessed."""
