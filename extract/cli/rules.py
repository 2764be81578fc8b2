"""`hetong rules check|list`: the knowledge, as data."""

from __future__ import annotations

import typer

from extract.cli import exits, terminal
from extract.cli.app import app
from extract.cli.language import say

rules = typer.Typer(
    help=say("检查、列出规则（rules/*.toml）", "Check and list the rules (rules/*.toml)"), rich_markup_mode=None
)
app.add_typer(rules, name="rules")


@rules.command("check", help=say("检查每条规则和它的例句", "Check every rule against its own examples"))
def check() -> int:
    from extract.rulebook import default_rulebook

    book = default_rulebook()
    problems = book.check()
    for problem in problems:
        terminal.error(problem)
    examples = sum(len(rule.examples) + len(rule.counter) for rule in book.rules)
    terminal.out(
        say(
            f"{len(book.rules)} 条规则，{examples} 个例句，{len(problems)} 处问题",
            f"{len(book.rules)} rules, {examples} examples, {len(problems)} problems",
        )
    )
    return exits.RULES if problems else exits.OK


@rules.command("list", help=say("列出规则：编号、文件、例句数、主题", "List the rules: id, file, examples, subject"))
def list_rules() -> None:
    from extract.rulebook import default_rulebook

    header = say("规则 文件 例句 主题", "rule file examples subject").split()
    rows = [
        (rule.id, rule.file, f"{len(rule.examples)}+{len(rule.counter)}", terminal.one_line(rule.subject))
        for rule in default_rulebook().rules
    ]
    terminal.out(terminal.table(header, rows))
