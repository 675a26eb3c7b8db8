import pytest

from reportctl.fill.glued_labels import find_sections, known_labels
from reportctl.schema.load import load_form

FORM = load_form(2021)


@pytest.mark.parametrize(
    ("said", "title"),
    [
        ("总计 9五、存在的主要问题及改进情况（一）宣传不够", "五、存在的主要问题及改进情况"),
        ("总计 9五、存在的主要问题及整改措施（一）宣传不够", "五、存在的主要问题及整改措施"),
        ("总计9五.存在的问题和改进情况宣传不够。", "五.存在的问题和改进情况"),
        ("五、宣传方面的主要问题是人手不足，改进措施有三项", ""),
        ("五、工作事项", ""),
    ],
)
def test_a_title_is_found_under_other_words_that_are_like_it(said, title):
    found = {section.key: said[start:end] for section, start, end in find_sections(said, FORM)}
    assert found == ({"problems": title} if title else {})


def test_a_longer_label_is_found_before_one_that_it_begins_with():
    tables = tuple(FORM.tables)
    said = "未经复议直接起诉 复议后起诉 行政 复议"
    found = [match[0] for match in known_labels(tables).finditer(said)]
    assert found == ["未经复议直接起诉", "复议后起诉", "行政 复议"]
