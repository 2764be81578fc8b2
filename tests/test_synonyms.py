"""A word that means the same as 支付, 质保金, 采购人, 逾期 or 验收, added in one place, is read wherever that word is read.

The papers are read twice: as they are, and with every such word replaced by an invented one of the same length that a folder of
one file (`--rules`) adds. The two records must say the same: parties, payments, penalties, deadlines, clause types, findings, and
what notices state. And every example of a rule or a phrase that has such a word says the same to it with the other.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from extract import lexicon
from extract.lexicon.location import OVERLAY
from extract.model.view import View
from extract.pipeline import examine_bytes
from extract.rulebook import default_rulebook
from extract.text.fold import fold

ROOT = Path(__file__).parents[1]
SAME = {
    "paying": ("支付", "拨兑"),
    "guarantee": ("质保金", "押质金"),
    "buyer": ("采购人", "用货者"),
    "late": ("逾期", "误日"),
    "accepting": ("验收", "核收"),
}
CONTRACT = """实训设备购销合同
采购人：青溪职业学校
供应商：石桥仪器有限公司
第一条 合同价款
合同总价为人民币200000元。
第二条 付款方式
1.合同签订后10个工作日内，采购人支付合同总价的30%；
2.设备验收合格后15日内，采购人支付至合同总价的95%；
3.剩余5%作为质保金，质保期满后30日内无息支付。
第三条 质量保证
质保金为合同总价的5%，质保期为验收合格之日起24个月。
第四条 验收
供应商交货后，采购人应在7日内组织验收。
第五条 违约责任
供应商逾期交货的，每逾期一日按合同总价的0.5‰支付违约金；采购人逾期支付的，每逾期一日按逾期金额的0.5‰支付违约金。
采购人：（盖章）青溪职业学校
供应商：（盖章）石桥仪器有限公司
"""
NOTICE = """青溪职业学校实训设备验收公告
一、合同编号：QX-2026-7
二、合同名称：实训设备购销合同
三、采购人：青溪职业学校
地址：青溪县文昌路1号
四、供应商：石桥仪器有限公司
五、验收日期：2026年5月6日
六、验收小组成员：林知远、何听雨
七、验收结论：合格
"""
ASK = """
import json, sys
sys.path.append("tests")
from test_synonyms import read, unknown

json.dump({"read": read(json.load(sys.stdin)), "unknown": unknown()}, sys.stdout, ensure_ascii=False)
"""


def read(texts: dict[str, str]) -> dict[str, Any]:
    """What the records of texts say, but for where they come from."""
    told = {}
    for name, text in texts.items():
        record = examine_bytes(text.encode(), "a.txt").record
        told[name] = record.to_json(with_text=False) | {"kind": record.source.document_type}
        del told[name]["source"], told[name]["contract_id"]
    return dict(json.loads(json.dumps(told, ensure_ascii=False)))


def examples() -> Iterator[tuple[str, str]]:
    """`(rule or phrase, example)` of all that have one of the words in an example."""
    told = [(rule.id, example.text) for rule in default_rulebook().rules for example in rule.examples]
    told += [(name, example) for name, table in lexicon.phrases().items() for example in table["examples"]]
    return ((name, text) for name, text in told if any(word in text for word, _ in SAME.values()))


def unknown() -> list[tuple[str, str]]:
    """The examples that say nothing to their rule or phrase with the invented words in them."""
    rules = {rule.id: rule for rule in default_rulebook().rules}

    def known(name: str, text: str) -> bool:
        if name in rules:
            return rules[name].first(View.of(text, fold(text))) is not None
        return lexicon.phrase(name).search(text) is not None

    return [(name, text) for name, text in examples() if not known(name, _put(text))]


def _read_with(texts: dict[str, str], folder: Path) -> str:
    """The same in a process of its own, which has the words of a folder."""
    env = os.environ | {OVERLAY: str(folder)}
    done = subprocess.run(
        [sys.executable, "-c", ASK], input=json.dumps(texts), cwd=ROOT, env=env, capture_output=True, text=True, timeout=600, check=False
    )
    assert done.returncode == 0, done.stderr
    return done.stdout


@pytest.fixture(scope="module")
def papers() -> dict[str, str]:
    samples, notices = ROOT / "samples", ROOT / "tests" / "facts" / "notices" / "cases"
    longer = {
        "framework": samples / "framework_printing_henan.txt.text",
        "services": samples / "services_security_guard_guangxi.txt.text",
        "tender": notices / "tender_document.txt",
    }
    return {"contract": CONTRACT, "notice": NOTICE, **{name: path.read_text(encoding="utf-8") for name, path in longer.items()}}


@pytest.fixture(scope="module")
def told(papers: dict[str, str], tmp_path_factory: pytest.TempPathFactory) -> dict[str, Any]:
    """What a process says that has the invented words: of the papers written with them, and of examples."""
    folder = tmp_path_factory.mktemp("own")
    (folder / "words").mkdir()
    lists = [f'[{name}]\nwords = ["{other}"]\n' for name, (_, other) in SAME.items()]
    (folder / "words" / "own.toml").write_text("\n".join(lists), encoding="utf-8")
    return dict(json.loads(_put(_read_with({name: _put(text) for name, text in papers.items()}, folder), back=True)))


@pytest.fixture(scope="module")
def plain(papers: dict[str, str]) -> dict[str, Any]:
    assert OVERLAY not in os.environ
    return read(papers)


def _put(text: str, *, back: bool = False) -> str:
    for word, other in SAME.values():
        text = text.replace(other, word) if back else text.replace(word, other)
    return text


def test_a_synonym_is_read_wherever_its_word_is(plain: dict[str, Any], told: dict[str, Any]) -> None:
    for name, record in plain.items():
        assert told["read"][name] == record, name


def test_every_rule_and_phrase_that_knows_a_word_knows_its_synonym(told: dict[str, Any]) -> None:
    assert len(list(examples())) > 200 and told["unknown"] == []


def test_the_papers_say_what_the_words_are_for(plain: dict[str, Any]) -> None:
    contract = plain["contract"]
    assert [party["role"] for party in contract["parties"]] == ["buyer", "supplier"]
    assert contract["payments"][0]["percent"] == "0.3" and len(contract["payments"]) == 3
    assert contract["fields"]["retention_rate"]["value"] == "0.05" and contract["fields"]["acceptance_days"]["value"] == 7
    assert {row["trigger"] for row in contract["penalties"]} == {"late_delivery", "late_payment"}
    assert {"payment", "acceptance", "liability", "warranty"} <= {clause["type"] for clause in contract["clauses"]}
    assert plain["notice"]["kind"] == "acceptance_notice" and plain["notice"]["notice"]["committee"]
    assert any(record["findings"] for record in plain.values())


def test_without_the_folder_the_words_say_nothing(papers: dict[str, str], plain: dict[str, Any]) -> None:
    other = read({"contract": _put(papers["contract"])})["contract"]
    assert len(other["payments"]) < 3 and other["fields"]["acceptance_days"] is None
