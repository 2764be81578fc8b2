"""The report in English: what it says of itself is English; what the contract and the dataset say stays as it is."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import lxml.html
from pages.alone import stands_alone

from extract.audit import default_catalogue
from extract.batch import discover, run_job
from extract.cli import exits, main
from extract.cli.language import choose
from extract.report import Choice, gather, write_audit

CONTRACT = """Contract HT-7
甲方（采购人）：Green River School
乙方（供应商）：Hemu Printers Ltd
签订日期：2024年3月5日
一、合同总价（含税）为人民币113,000.00元，其中不含税金额100,000.00元，税率13%，税额12,000.00元。
二、合同签订后10日内支付合同总价的30%，验收合格后30日内支付合同总价的70%。
三、乙方逾期交货的，每逾期一日按合同总价的千分之一支付违约金。质保期2年。
"""
_CHINESE = re.compile("[\u3000-\u303f\u3400-\u9fff\uff00-\uffef]")
_KEPT = "//blockquote | //*[@class='quote'] | //*[@lang='zh-CN'] | //script | //style"
"""What is the contract's or the dataset's own, and what no one reads."""


def _ran(folder: Path) -> Path:
    (folder / "in").mkdir()
    for name, text in (("one.txt", CONTRACT), ("two.txt", CONTRACT.replace("HT-7", "HT-8").replace("13,000", "26,000"))):
        (folder / "in" / name).write_text(text, encoding="utf-8")
    run_job(list(discover([folder / "in"])), folder / "out")
    return folder / "out"


def _chinese(path: Path) -> list[str]:
    """What of a page is in Chinese though it is neither the contract's nor the dataset's; texts and attributes."""
    tree: Any = lxml.html.document_fromstring(path.read_text(encoding="utf-8"))
    for one in tree.xpath(_KEPT):
        one.drop_tree()
    return [str(one) for one in tree.xpath("//text() | //@*") if _CHINESE.search(str(one))]


def test_an_english_report_holds_no_chinese_of_its_own(tmp_path: Path) -> None:
    output = _ran(tmp_path)
    try:
        assert main(["--lang", "en", "audit", str(output)]) == exits.OK
    finally:
        choose("zh")
    text = (output / "report.html").read_text(encoding="utf-8")
    stands_alone(text)
    assert '<html lang="en">' in text and "Net, tax and gross do not agree" in text and "Conclusion: " in text
    said = {check.why["en"] for check in default_catalogue().checks.values()}  # some name the words that they look for
    assert [one for one in _chinese(output / "report.html") if one not in said] == []
    findings = (output / "findings.csv").read_bytes()
    write_audit(gather(output, Choice()), output)
    assert (output / "findings.csv").read_bytes() == findings  # the dataset is the same in both
    assert '<html lang="zh-CN">' in (output / "report.html").read_text(encoding="utf-8")
