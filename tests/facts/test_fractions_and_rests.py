"""Quarters and halves in figures are shares; what an audit leaves is not worked out; what is the buyer's own does not pay."""

import pytest

from extract.api import extract_file

HEAD = "布展设计合同\n\n甲方：云岭市档案馆\n乙方：云岭拓展设计有限公司\n\n一、设计费总计贰拾万元整（¥200000.00）。\n"


def _read(tmp_path, body: str):  # type: ignore[no-untyped-def]
    path = tmp_path / "contract.txt"
    path.write_text(HEAD + body, encoding="utf-8")
    return extract_file(path)


def test_quarters(tmp_path) -> None:  # type: ignore[no-untyped-def]
    terms = "二、付款：概念方案审定后，甲方支付设计费的1/4；深化设计完成后再支付设计费的1/2；剩余1/4待交底完成后十日内付清。\n"
    record = _read(tmp_path, terms)
    assert [(str(row.percent), str(row.amount)) for row in record.payments] == [
        ("0.25", "50000.00"), ("0.5", "100000.00"), ("0.25", "50000.00"),
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("event", "left"),
    [("经区财政所审核结算后30日内付清余款", None), ("验收合格后30日内付清余款", "120000.00")],
)
def test_what_an_audit_leaves(tmp_path, event: str, left: str | None) -> None:  # type: ignore[no-untyped-def]
    record = _read(tmp_path, f"二、付款：乙方进场后甲方付5万元；展板安装过半再付3万元；全部完成，{event}。\n")
    assert len(record.payments) == 3
    amount = record.payments[-1].amount
    assert (None if amount is None else str(amount)) == left


def test_who_uses_what_is_the_buyers(tmp_path) -> None:  # type: ignore[no-untyped-def]
    record = _read(tmp_path, "二、成果归属：设计成果的知识产权归甲方所有，乙方任何一方擅自使用的，应支付违约金8万元。\n")
    assert [(row.liable, str(row.amount)) for row in record.penalties] == [("supplier", "80000.00")]


def test_who_asks_does_no_wrong(tmp_path) -> None:  # type: ignore[no-untyped-def]
    body = "二、人员：乙方驻场主管不称职，甲方要求更换而乙方七日内未更换的，每逾期一日支付800元。\n"
    assert [(row.liable, str(row.amount)) for row in _read(tmp_path, body).penalties] == [("supplier", "800.00")]
