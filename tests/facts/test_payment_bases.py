"""What a share is taken of, and in what unit a column counts: the rest of the price, a column in 万元."""

from __future__ import annotations

import pytest
from test_payments import HEAD

from extract.pipeline import examine_bytes


def rows(terms: str, name: str = "d.txt") -> list[tuple[str | None, str | None, str | None]]:
    found = examine_bytes(f"{HEAD}{terms}\n".encode(), name).record.payments
    return [(str(p.percent) if p.percent is not None else None, p.base, p.amount and str(p.amount)) for p in found]


@pytest.mark.parametrize("rest", ["余款的80%", "剩余款项的80%", "其余合同款的80%", "余下未付部分的80%"])
def test_a_share_of_the_rest_is_not_one_of_the_price(rest: str) -> None:
    terms = f"六、付款方式\n1、合同签订后支付合同总价的40%；\n2、验收合格后10日内支付{rest}；\n3、质保期满后付清余款。"
    assert rows(terms) == [
        ("0.4", "contract_total", "400000.00"), ("0.8", "other", "480000.00"), (None, None, "120000.00"),
    ]  # fmt: skip


def test_the_remaining_share_is_one_of_the_price() -> None:
    terms = "六、付款方式\n1、验收合格后支付合同总价的90%；\n2、质保期满后支付剩余款项的10%。"
    assert rows(terms) == [("0.9", "contract_total", "900000.00"), ("0.1", "contract_total", "100000.00")]


def test_the_rest_of_what_nobody_states_has_no_sum() -> None:
    assert rows("六、付款方式\n验收合格后10日内支付剩余款项的95%。") == [("0.95", "other", None)]


@pytest.mark.parametrize(
    ("head", "above"),
    [("支付金额（万元）", ""), ("拨付数（万元）", ""), ("支付金额", "单位：万元\n"), ("应付（千元）", "")],
)
def test_a_column_says_in_what_it_counts(head: str, above: str) -> None:
    first, second = ("400", "600") if "千" in head else ("40", "60")
    terms = f"六、付款方式\n{above}期次\t付款时间\t{head}\n第一期\t合同签订后10日内\t{first}\n第二期\t验收合格后10日内\t{second}"
    assert [amount for *_, amount in rows(terms)] == ["400000.00", "600000.00"]
