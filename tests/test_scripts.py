"""Documents in traditional characters, pages that put pinyin and commas between their words, and stars that hide."""

from __future__ import annotations

import pytest

from extract.audit.run import audit_record
from extract.lexicon import words
from extract.lexicon.simplified import is_traditional, original, simplified
from extract.model import Document
from extract.model.view import View
from extract.pipeline import examine_bytes
from extract.record import Record

CONTRACT = """檔案數字化服務採購合同
採購人（甲方）：臨湖縣檔案館
供應商（乙方）：澤遠信息技術有限公司
第一條 合同價款
合同總價為人民幣貳拾萬元整（¥200,000.00元）。
第二條 付款方式
合同簽訂後10個工作日內，甲方向乙方支付合同總價的40%；驗收合格後15日內支付合同總價的60%。
第三條 違約責任
乙方逾期交付的，每逾期一日，按合同總價的千分之一向甲方支付違約金。
第四條 爭議解決
雙方發生爭議的，向甲方所在地人民法院提起訴訟。
"""


def read(text: str) -> Record:
    return examine_bytes(text.encode(), "d.txt").record


def test_a_contract_in_traditional_characters_is_read_and_told_as_written() -> None:
    record = read(CONTRACT)
    assert [(p.role, p.name and p.name.value) for p in record.parties] == [
        ("buyer", "臨湖縣檔案館"), ("supplier", "澤遠信息技術有限公司"),
    ]  # fmt: skip
    assert record.fields.total_amount is not None and str(record.fields.total_amount.value) == "200000.00"
    assert [str(p.percent) for p in record.payments] == ["0.4", "0.6"]
    assert [(str(p.rate), p.liable) for p in record.penalties] == [("0.001", "supplier")]
    assert [(c.number, c.heading, c.type) for c in record.clauses if c.part == "body"] == [
        ("第一條", "合同價款", "price"), ("第二條", "付款方式", "payment"), ("第三條", "違約責任", "liability"),
        ("第四條", "爭議解決", "dispute"),
    ]  # fmt: skip


def test_evidence_is_the_text_as_it_stands() -> None:
    record = read(CONTRACT)
    name = record.parties[0].name
    assert name is not None and record.text[name.start : name.end] == name.text == "臨湖縣檔案館"


def test_a_name_in_traditional_characters_leaves_a_contract_as_it_is() -> None:
    text = "采购合同\n甲方：临湖县档案馆\n乙方：瀋陽豐華設備有限公司\n合同总价：人民币20万元。\n签订后10日内付款，验收合格后支付全部价款。"
    document = Document(text=text, format="txt", engine="", lines=(), pages=(), tables=())
    assert (
        not document.is_traditional
        and document.folded[: len("采购合同")] == "采购合同"
        and "瀋陽豐華設備" in document.folded
    )


def test_characters_of_simplified_texts_are_not_in_the_table() -> None:
    """Every character of GB 2312 may stand in a simplified text (乾, 著), but four that are hardly ever written there."""
    assert all(len(pair) == 2 for pair in words("traditional"))
    common = {pair[0] for pair in words("traditional") if pair[0].encode("gb2312", "ignore")}
    assert common == set("夥後徵於")


@pytest.mark.parametrize("text", [CONTRACT, "", "采购", "a" * 40])
def test_simplifying_keeps_the_length_and_comes_back(text: str) -> None:
    plain = simplified(text)
    assert len(plain) == len(text) and not is_traditional(plain)
    assert original(plain, plain, text) == text or not text


PINYIN = "乙方應(yīng)當(dāng)按照采購(gòu)文件提供服務(wù)，、培訓(xùn)和技術(shù)支持，。"


def test_pinyin_and_doubled_commas_are_layout() -> None:
    assert (
        View.of(PINYIN, simplified(PINYIN).replace("(", "（").replace(")", "）")).text
        == "乙方应当按照采购文件提供服务、培训和技术支持。"
    )


def test_a_unit_in_brackets_is_no_pinyin() -> None:
    text = "尺寸（mm）为800，重量（kg）为20，流量（lpm）为5，（de）一处"
    assert View.of(text, text).text == text


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("**甲方：**临湖县档案馆", "甲方：临湖县档案馆"),
        ("**第一条** **合同价款**", "第一条合同价款"),
        ("地址：**市**区**路12号", "地址：**市**区**路12号"),
        ("乙方：******有限公司", "乙方：******有限公司"),
        ("联系人：**", "联系人：**"),
    ],
)
def test_stars_in_pairs_are_bold_and_others_hide(text: str, shown: str) -> None:
    assert View.of(text, text).text == shown


@pytest.mark.parametrize("kept", [True, False])
def test_checks_read_simplified_characters_and_quote_the_text(kept: bool) -> None:
    text = CONTRACT.replace("合同總價的60%", "合同總價的50%") + "採購人（甲方）：臨湖縣檔案館\n供應商（乙方）：澤遠信息技術有限公司\n"
    examined = examine_bytes(text.encode(), "d.txt")
    found = audit_record(examined.record, document=examined.document if kept else None).findings
    assert "party-name-mismatch" not in {finding.check for finding in found}
    [shares] = [finding for finding in found if finding.check == "instalment-percent-sum"]
    assert shares.text in text and examined.record.parties[0].name and examined.record.parties[0].name.value == "臨湖縣檔案館"
