"""`hetong rules check|list`: the knowledge, as data."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from extract.cli import exits, terminal
from extract.cli.app import app
from extract.cli.language import say
from extract.errors import UsageError

if TYPE_CHECKING:
    from extract.model import Document, Outline
    from extract.rulebook import Rulebook
    from extract.rulebook.report import Survey

_SAMPLES = Path("samples")

rules = typer.Typer(
    help=say("检查、列出规则（rules/*.toml）", "Check and list the rules (rules/*.toml)"), rich_markup_mode=None
)
app.add_typer(rules, name="rules")


@rules.command("check", help=say("检查每条规则和它的例句，看它们在样本上怎样", "Check every rule and its examples"))
def check(
    samples: Annotated[
        Path | None,
        typer.Option(
            "--samples",
            metavar="DIR",
            help=say("在这些合同上看规则（默认 samples/，如果有）", "Contracts to try the rules on (default: samples/)"),
        ),
    ] = None,
) -> int:
    from extract import lexicon
    from extract.facts.rule_kinds import unknown_kinds
    from extract.rulebook import default_rulebook
    from extract.rulebook.report import survey

    book = default_rulebook()
    folder = samples or (_SAMPLES if _SAMPLES.is_dir() else None)
    documents = list(_documents(folder)) if folder is not None else []
    problems = [*book.check(), *unknown_kinds(book.rules), *lexicon.problems()]
    for problem in problems:
        terminal.error(problem)
    terminal.out(_by_file(book) + "\n")
    for section in _sections(book, survey(book, documents)):
        terminal.out(section + "\n")
    examples = sum(len(rule.examples) + len(rule.counter) for rule in book.rules)
    terminal.out(
        say(
            f"{len(book.rules)} 条规则，{examples} 个例句，{len(problems)} 处问题",
            f"{len(book.rules)} rules, {examples} examples, {len(problems)} problems",
        )
    )
    return exits.RULES if problems else exits.OK


@rules.command(
    "list", help=say("列出规则：编号、类别、文件、例句数、主题", "List the rules: id, kind, file, examples, subject")
)
def list_rules(
    subject: Annotated[
        str, typer.Option("--subject", help=say("只列主题或文件名含这些字的", "Only of this subject or file"))
    ] = "",
) -> None:
    from extract.rulebook import default_rulebook

    header = say("规则 类别 文件 例句 主题", "rule kind file examples subject").split()
    rows = [
        (rule.id, rule.kind, rule.file, f"{len(rule.examples)}+{len(rule.counter)}", terminal.one_line(rule.subject))
        for rule in default_rulebook().rules
        if subject in rule.subject or subject in rule.file
    ]
    if not rows:
        raise UsageError(f"没有主题或文件名含“{subject}”的规则", f"no rules with {subject!r} in their subject or file")
    terminal.out(terminal.table(header, rows))


def _documents(folder: Path) -> Iterator[tuple[str, Document, Outline]]:
    """The contracts of a folder, read and cut into clauses; what cannot be read is left out with a note."""
    from extract import ingest
    from extract.batch import discover
    from extract.clauses import segment
    from extract.errors import DocumentError

    for one in discover([folder]):
        try:
            document = ingest.read(one.path)
        except DocumentError as error:
            terminal.note(f"✗ {one.name}: {say(error.message, error.english)}")
            continue
        yield one.name, document, segment(document)


def _by_file(book: Rulebook) -> str:
    count = Counter(rule.file for rule in book.rules)
    examples = Counter({name: sum(len(rule.examples) for rule in book.rules if rule.file == name) for name in count})
    counter = Counter({name: sum(len(rule.counter) for rule in book.rules if rule.file == name) for name in count})
    header = say("文件 规则 例句 反例", "file rules examples counter-examples").split()
    return terminal.table(header, [(n, str(count[n]), str(examples[n]), str(counter[n])) for n in sorted(count)])


def _widened(book: Rulebook) -> Iterator[str]:
    """What new words change, those of a user's own folder and those not committed yet: the rules, phrases and checks that
    know them now."""
    from extract.rulebook.widened import known_by, new_words

    for name, words in new_words().items():
        wider = known_by(book, name)
        title = say(
            f"词表 {name} 加了 {'、'.join(words)}：{len(wider)} 处规则、说法、检查因此变宽",
            f"list {name} has {', '.join(words)} more: {len(wider)} rules, phrases and checks are wider for it",
        )
        yield "\n".join([title, *(f"  {one}" for one in wider)])


def _sections(book: Rulebook, found: Survey) -> Iterator[str]:
    """What a person should weigh; none of it is an error."""
    yield from _widened(book)
    if unused := found.unused(book):
        title = say(
            f"{found.documents} 份样本没有触发的规则（{len(unused)}）：",
            f"rules that none of {found.documents} samples triggers ({len(unused)}):",
        )
        yield "\n".join([title, *(f"  {rule.id}" for rule in unused)])
    if overlaps := found.contradictions():
        title = say(
            f"读同样的字、得不同的值（{len(overlaps)}；前者优先）：",
            f"rules that read the same words differently ({len(overlaps)}; the first wins):",
        )
        header = say("规则 规则 名称 值 值 次数 原文 哪里", "rule rule name value value times quote where").split()
        rows = [
            (
                one.first,
                one.second,
                one.hole,
                *(terminal.one_line(value, 24) for value in one.values),
                str(times),
                terminal.one_line(one.quote, 30),
                one.where,
            )
            for one, times in overlaps
        ]
        yield f"{title}\n{terminal.table(header, rows)}"
    if slowest := found.slowest():
        title = say("最慢的规则（在全部样本上，毫秒）：", "slowest rules (over all samples, ms):")
        yield "\n".join([title, *(f"  {seconds * 1000:8.1f}  {rule}" for rule, seconds in slowest)])
