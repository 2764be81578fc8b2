"""What a correction teaches as a table for the user's own rules folder: the sentence for the rule that read it wrong.

`hetong --rules FOLDER rules check` says of it what the rule makes of the sentence, until rule and sentence agree.
"""

from __future__ import annotations

import json
from collections.abc import Mapping

from extract.model.view import View
from extract.review.lessons import Slip
from extract.rulebook import Rule
from extract.rulebook.check import plain
from extract.text.fold import fold


def table(slip: Slip, rules: Mapping[str, Rule], name: str) -> str:
    """A `[[rule]]` with one sentence, whole; the sentence alone where no rule of a file read the value. `name` is what the
    value is called."""
    text = json.dumps(slip.sentence, ensure_ascii=False)  # a string of JSON is one of TOML
    rule = rules.get(slip.rule)
    if rule is None:
        return f"# {name}\n{text}"
    if not slip.should:
        return f'[[rule]]\nid = "{rule.id}"\ncounter = [{text}]'
    wanted = _wanted(slip, rule)
    entry = f"{{ text = {text}, {wanted} }}" if wanted else text
    return f'[[rule]]\nid = "{rule.id}"\nexamples = [{entry}]  # {name} = {_line(slip.should)}'


def _wanted(slip: Slip, rule: Rule) -> str:
    """The right value under the name and in the writing of the rule's own; "" where the rule holds none that can be told."""
    match = rule.first(View.of(slip.sentence, fold(slip.sentence)))
    for name, (value, *_) in match.holes.items() if match else ():
        held, _, unit = plain(value).partition(" ")
        if slip.was and slip.was in (plain(value), held):
            right = slip.should if slip.was == plain(value) else f"{slip.should} {unit}"
            return f"{name} = {json.dumps(right, ensure_ascii=False)}"
    return ""


def _line(text: str) -> str:
    return " ".join(text.split())
