"""`hetong search`: words in the clauses of a run."""

from __future__ import annotations

import sys
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from extract.cli import exits, terminal
from extract.cli.app import app
from extract.cli.language import say
from extract.errors import UsageError
from extract.text.controls import visible

if TYPE_CHECKING:
    from extract.search.find import Answer, Hit

_TOLD_FROM = 200
"""Changed records from which the user is told that the index is being built."""


@app.command("search", help=say("在一次运行的全部条款中查找", "Find words in the clauses of a run"))
def search(
    output: Annotated[Path, typer.Argument(metavar="OUTPUT", help=say("结果文件夹", "Folder of a run"))],
    words: Annotated[
        str,
        typer.Argument(
            metavar="WORDS",
            help=say(
                "要查的词；几个词须同时出现，引号内为整句", "Words, all of which must be there; a phrase in quotes"
            ),
        ),
    ],
    kind: Annotated[
        str, typer.Option("--type", help=say("只查此类条款：liability 或 违约责任", "Only clauses of this type"))
    ] = "",
    contract: Annotated[
        str,
        typer.Option("--contract", help=say("只查此合同：标识开头或路径的一部分", "Only this contract: id or path")),
    ] = "",
    category: Annotated[
        str, typer.Option("--category", help=say("只查此类合同：货物、服务、工程", "Only goods, services or works"))
    ] = "",
    limit: Annotated[int, typer.Option("--limit", min=1, help=say("最多显示几条", "Show at most so many"))] = 20,
    as_json: Annotated[bool, typer.Option("--json", help=say("输出 JSON", "Print JSON"))] = False,
) -> int:
    from extract.labels.record_codes import CATEGORY, CLAUSE_TYPE
    from extract.search.count import contracts_of
    from extract.search.find import find
    from extract.search.index import opened
    from extract.search.query import parse

    query = parse(words)
    if not query.phrases:
        raise UsageError(f"“{words}”里没有可查的字词", f"{words!r}: nothing to look for")
    kinds = {"kind": _code(kind, CLAUSE_TYPE, "--type"), "category": _code(category, CATEGORY, "--category")}
    with opened(output, _told) as index:
        answer = find(index, query, contract=contract, limit=limit, **kinds)
    contracts = contracts_of(output, answer.files)
    terminal.out(_json(answer, contracts) if as_json else _text(answer, contracts), coloured=not as_json)
    return exits.OK if answer.total else exits.NOTHING_TO_DO


def _code(given: str, names: dict[str, str], option: str) -> str:
    """A code from the code itself or its Chinese name."""
    if not given or given in names:
        return given
    for code, name in names.items():
        if given == name:
            return code
    choice = "、".join(f"{code}（{name}）" for code, name in names.items())
    raise UsageError(f"{option} {given}：没有这一类。可用：{choice}", f"{option} {given}: one of {', '.join(names)}")


def _told(done: int, total: int) -> None:
    if done == 1 and total >= _TOLD_FROM:
        terminal.note(say(f"正在为 {total} 份合同建立索引……", f"indexing {total} contracts …"))


def _json(answer: Answer, contracts: int) -> str:
    hits = [asdict(hit) for hit in answer.hits]
    return terminal.json_text({"total": answer.total, "contracts": contracts, "files": len(answer.files), "hits": hits})


def _text(answer: Answer, contracts: int) -> str:
    if not answer.total:
        return say("没有找到", "nothing found")
    lines = [line for number, hit in enumerate(answer.hits, 1) for line in _hit(number, hit)]
    shown = len(answer.hits)
    more = say(f"，显示前 {shown} 条", f", the first {shown} shown") if shown < answer.total else ""
    files = len(answer.files)
    also = say(f"（{files} 份文件）", f" ({files} files)") if files != contracts else ""
    lines.append(
        say(
            f"{contracts} 份合同{also}中的 {answer.total} 条{more}",
            f"{answer.total} clauses in {contracts} contracts{also}{more}",
        )
    )
    return "\n".join(lines)


def _hit(number: int, hit: Hit) -> list[str]:
    from extract.labels.record_codes import CLAUSE_TYPE

    page = say(f"  第{hit.page}页", f"  p. {hit.page}") if hit.page else ""
    kind = f"  〔{CLAUSE_TYPE.get(hit.type, hit.type)}〕" if hit.type else ""
    where = " › ".join(part for part in (hit.above, f"{hit.number}{hit.heading}") if part) or hit.clause
    name = "，".join(part for part in (hit.title, hit.contract_number) if part)
    told = f"{hit.path}（{name}）" if name else hit.path
    return [visible(f"{number}. {told}  {where}{kind}{page}"), f"   {_marked(hit)}", ""]


def _marked(hit: Hit) -> str:
    """The snippet with its hits marked: in colour for people, in 【】 otherwise (typer takes colours out of pipes)."""
    coloured = sys.stdout.isatty()
    snippet = visible(hit.snippet)
    parts: list[str] = []
    last = 0
    for low, high in hit.marks:
        word = snippet[low:high]
        parts += [snippet[last:low], typer.style(word, fg="red", bold=True) if coloured else f"【{word}】"]
        last = high
    return "".join([*parts, snippet[last:]])
