"""What holds for every text: nothing lost, nothing twice, nothing raised, ids unique, parents there."""

from clause_helpers import document
from hypothesis import example, given, settings
from hypothesis import strategies as st

from extract.clauses import segment
from extract.clauses.outline_text import render
from extract.model import Document

# fmt: off
_LINES = st.one_of(
    st.sampled_from([
        "一、付款", "二、验收：三日内", "三、", "（一）甲", "(二)乙", "1.1 甲", "1.1.2 乙", "2.0", "1、甲",
        "3.乙", "①丙", "第一条 甲",
        "第二条", "第一章 总则", "第二部分 专用条款", "附件1", "附件2：清单", "附件：", "甲方（盖章）：",
        "法定代表人：", "甲\t乙", "1\t2",
        "（以下无正文）", "目录", "付款方式", "根据法律规定，甲乙双方协商一致签订本合同。", "", "  ",
        "2026年1月1日", "通用条款", "| a | b |",
    ]),
    st.text(alphabet="一二十百第条章附件（）()、.．:：0123456789 \t甲乙付款年%A#*-①", max_size=14),
    st.text(max_size=8).map(lambda s: s.replace("\n", " ").replace("\r", " ")),
)
# fmt: on


def _check(doc: Document) -> None:
    outline = segment(doc)
    at = 0
    for clause in outline.clauses:
        assert at <= clause.start <= clause.end <= len(doc.text)
        assert not doc.folded[at : clause.start].strip()  # a space of any kind belongs to no clause
        at = clause.end
    if outline.clauses:
        assert not doc.folded[at:].strip()
    assert len(outline.by_id) == len(outline.clauses)
    for clause in outline.clauses:
        assert clause.level >= 1
        assert clause.parent is None or clause.parent in outline.by_id
    assert all(anomaly.clause in outline.by_id for anomaly in outline.anomalies)
    assert segment(doc) == outline
    assert render(doc, outline).count("\n") >= len(outline.clauses)


@settings(max_examples=200, deadline=None)
@example(["附件1", "附件1", "附件1", "付款方式", "2026年1月1日", "附件1"])
@given(st.lists(_LINES, max_size=25))
def test_clauses_partition_the_text(lines: list[str]) -> None:
    _check(document("\n".join(lines)))


@settings(max_examples=60, deadline=None)
@given(st.text(max_size=200).map(lambda s: s.replace("\r", " ")))
def test_any_text(text: str) -> None:
    _check(document(text))
