"""A contract of import in two languages: its articles, its parties, its list and its price."""

import pytest

from extract.pipeline import Examination, examine_bytes

TEXT = """CONTRACT  合同
Contract No. 合同号: SF-2025-IMP-7
The Buyer 买方: Model City Institute of Physics  示范市物理研究所
Address 地址: 示范市文华路18号
The Seller 卖方: Stonebrook Instruments AB
Address 地址: 12 Mill Lane, BS1 4DJ Bristol, United Kingdom
Tel 电话: +44 117 496 0123     E-mail: sales@stonebrook.example
Bank: Stonebrook Bank, Bristol Branch    SWIFT: STBKGB21
A/C No.: 4021 10 447 82

Article 1  Commodity, Specification and Price 品名、规格及价格
Item    Description                 Qty     Unit Price (USD)    Amount (USD)
1       Spectrometer Model S7 光谱仪      1 set   4,000.00     4,000.00
2       Spare parts 备件                  2 sets  500.00       1,000.00
Total: USD 5,000.00
总值：伍仟美元整。
Article 2  Warranty 质量保证
质保期：最终验收后12个月。
Article 3  Arbitration 仲裁
争议提交示范仲裁委员会仲裁。
Article 4  Miscellaneous 其他
This Contract shall come into force upon signature. 本合同自双方签字之日起生效。
"""


@pytest.fixture(scope="module")
def read() -> Examination:
    return examine_bytes(TEXT.encode(), "x.txt")


def test_articles_are_clauses(read: Examination) -> None:
    tops = [(c.number, c.types[:1]) for c in read.outline.clauses if c.part == "body" and c.level == 1]
    assert [number for number, _ in tops] == ["Article1", "Article2", "Article3", "Article4"]
    assert [kinds for _, kinds in tops[1:]] == [("warranty",), ("dispute",), ("other",)]


def test_parties_of_two_languages(read: Examination) -> None:
    buyer, supplier = read.record.parties
    assert buyer.name is not None and buyer.name.value == "示范市物理研究所"
    assert supplier.name is not None and supplier.name.value == "Stonebrook Instruments AB"
    assert supplier.phone is not None and supplier.phone.value == "+441174960123"
    assert supplier.bank is not None and supplier.bank.value == "Stonebrook Bank, Bristol Branch"
    assert supplier.account is not None and supplier.account.value == "40211044782"
    assert supplier.address is not None and supplier.address.value.endswith("United Kingdom")


def test_price_and_list(read: Examination) -> None:
    fields = read.record.fields
    assert fields.total_amount is not None and str(fields.total_amount.value) == "5000.00"
    assert fields.currency is not None and fields.currency.value == "USD"
    assert [str(item.amount) for item in read.record.items if not item.is_total] == ["4000.00", "1000.00"]
    assert fields.effective_condition is not None and "签字之日起生效" in fields.effective_condition.value
