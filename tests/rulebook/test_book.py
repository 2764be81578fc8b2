"""Rules are matched where they apply, mapped back to the document, and cannot hang it."""

from __future__ import annotations

from pathlib import Path

from extract.model import Clause, Document, Line, Outline
from extract.rulebook import load
from extract.rulebook import rule as rule_module
from tests.rulebook.test_loader import GOOD, folder


def document(*lines: str) -> Document:
    text, spans = "", []
    for line in lines:
        spans.append(Line(len(text), len(text) + len(line)))
        text += line + "\n"
    return Document(text, tuple(spans))


def outline(doc: Document, *types: tuple[str, ...]) -> Outline:
    return Outline(
        tuple(
            Clause(f"body/{i}", None, "body", None, "", "", 1, kinds, line.start, line.end)
            for i, (line, kinds) in enumerate(zip(doc.lines, types, strict=True), 1)
        )
    )


def test_a_match_quotes_the_document_as_it_stands(tmp_path: Path) -> None:
    doc = document("一、甲 方 支 付 __5__ ％ 。")
    [fact] = load(folder(tmp_path, GOOD)).match(doc, outline(doc, ("payment",)))
    assert str(fact.holes["rate"].value) == "0.05"
    assert doc.quote(fact.span).startswith("甲 方") and doc.quote(fact.span).endswith("％")
    assert fact.clause == "body/1"


def test_clause_conditions_keep_a_rule_out(tmp_path: Path) -> None:
    rules = GOOD + 'clauses = ["payment"]\nnot_clauses = ["liability"]\n'
    doc = document("甲方支付5%", "乙方支付6%", "甲方支付7%")
    facts = load(folder(tmp_path, rules)).match(doc, outline(doc, ("price",), ("payment",), ("payment", "liability")))
    assert [str(fact.holes["rate"].value) for fact in facts] == ["0.06"]


def test_a_match_does_not_run_on_into_a_clause_it_does_not_apply_to(tmp_path: Path) -> None:
    rules = GOOD.replace("方支付", "方[^。]{0,20}支付").replace("counter", 'clauses = ["payment"]\ncounter')
    doc = document("甲方", "支付5%")
    assert load(folder(tmp_path, rules)).match(doc, outline(doc, ("payment",), ("price",))) == ()


def test_a_slow_rule_is_stopped_and_noted(tmp_path: Path, monkeypatch: object) -> None:
    rules = GOOD.replace("%{word}方支付%{ratio:rate}", "(?:(?:a?){0,40}){0,40}b%{ratio:rate}").replace(
        "甲方支付 5 %", "b5%"
    )
    book = load(folder(tmp_path, rules))
    rule_module.TIMEOUT, before = 0.05, rule_module.TIMEOUT
    try:
        doc = document("a" * 5000 + "b，5%")
        assert book.match(doc, outline(doc, ("price",))) == ()
    finally:
        rule_module.TIMEOUT = before
    assert book.timeouts == ["demo.rate"]
