"""Every rule of the project keeps its word: eyecite's test, both ways."""

from __future__ import annotations

import dataclasses

from extract.rulebook import default_rulebook
from extract.rulebook.check import check_rule

BOOK = default_rulebook()


def test_examples_match_and_counter_examples_do_not() -> None:
    assert not [(rule.id, problem) for rule in BOOK.rules for problem in check_rule(rule)]


def test_every_field_of_the_rules_is_a_field_of_the_record() -> None:
    from extract.record import Fields

    names = {rule.kind.removeprefix("field.") for rule in BOOK.rules if rule.kind.startswith("field.")}
    assert names <= set(Fields.model_fields)


def test_rules_are_of_kinds_that_code_asks_for() -> None:
    from extract.facts.rule_kinds import ASKED_FOR, unknown_kinds

    rules = default_rulebook().rules
    assert list(unknown_kinds(rules)) == []
    assert {kind for kind in ASKED_FOR if not any(rule.kind == kind for rule in rules)} == set()
    typo = dataclasses.replace(rules[0], kind="field.project_nam")
    assert "field.project_name" in next(unknown_kinds([typo]))
