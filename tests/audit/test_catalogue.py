"""Checks and their data belong together, and broken data is refused."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from extract.audit import checks, default_catalogue
from extract.audit.catalogue import CATEGORIES, load
from extract.audit.law import OPEN, Governing
from extract.errors import RuleError


def test_every_check_has_its_data_and_every_data_its_check() -> None:
    own = {info.id for info in default_catalogue().checks.values() if info.scope != "matter"}
    assert set(checks()) == own
    assert {info.category for info in default_catalogue().checks.values()} <= set(CATEGORIES)


def test_the_module_is_called_like_its_check() -> None:
    assert not [
        (check_id, module.__name__)
        for check_id, module in checks().items()
        if module.__name__.rsplit(".", 1)[1] != check_id.replace("-", "_") or not module.__doc__
    ]


def test_a_statute_is_the_version_in_force_on_the_day_of_signing() -> None:
    statutes = default_catalogue().checks["tax-split-mismatch"].statutes

    def cited(since: date | None, until: date | None) -> str | None:
        return Governing("procurement", since, until).cite(statutes)

    assert cited(date(2025, 12, 31), date(2025, 12, 31)) == "《增值税暂行条例》（2017年修订）第五条"
    assert cited(date(2026, 1, 1), date(2026, 1, 1)) == "《增值税法》第七条、第十条"
    both = cited(date(2025, 6, 1), date(2026, 6, 1))
    assert both and "暂行条例" in both and "《增值税法》" in both and both.endswith(OPEN)
    assert cited(None, None) == "《增值税法》第七条、第十条" + OPEN


GOOD = """
[[check]]
id = "a"
category = "balance"
severity = "warning"
title = { zh = "甲", en = "a" }
why = { zh = "甲", en = "a" }
clears = "乙"
"""


@pytest.mark.parametrize(
    ("text", "message"),
    [
        (GOOD + "colour = 1\n", "colour"),
        (GOOD.replace('"balance"', '"other"'), "category"),
        (GOOD.replace('clears = "乙"\n', ""), "clears"),
        (GOOD + 'statutes = [{ law = "x", article = "第一条" }]\n', "'x'"),
        (GOOD + "[check.patterns.p]\npattern = '付款'\nexamples = ['收款']\n", "收款"),
        (GOOD + "[check.patterns.p]\npattern = '付款'\nexamples = ['付款']\ncounter = ['付款后']\n", "付款后"),
        (GOOD + "[check.patterns.p]\npattern = '付.*款'\nexamples = ['付款']\n", "unbounded"),
        (GOOD + "[check.patterns.p]\npattern = '付款'\n", "no example"),
        (GOOD + GOOD, "twice"),
    ],
)
def test_broken_data_is_refused(tmp_path: Path, text: str, message: str) -> None:
    (tmp_path / "a.toml").write_text(text, encoding="utf-8")
    with pytest.raises(RuleError) as caught:
        load(tmp_path)
    assert message in caught.value.english
