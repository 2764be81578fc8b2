"""The outline as text, for people (`hetong clauses FILE`)."""

from __future__ import annotations

from extract.model import Clause, Document, Outline
from extract.structure.type_rules import type_name

_PARTS = {"cover": "封面", "preamble": "引言", "body": "正文", "signature": "签章", "annex": "附件"}
_ODD = {"duplicate": "编号重复", "gap": "编号跳号", "backward": "编号倒退"}
EXCERPT = 24
"""Characters shown of a clause without a heading."""


def render(document: Document, outline: Outline) -> str:
    """The outline as an indented tree, one clause a line: number, heading, kinds, odd numbering.

    Ends with a line end; "" for an empty outline.
    """
    odd = {anomaly.clause: anomaly for anomaly in outline.anomalies}
    lines: list[str] = []
    part = annex = None
    for clause in outline.clauses:
        if clause.part != part or clause.annex != annex:
            part, annex = clause.part, clause.annex
            lines.append(f"【{annex or _PARTS.get(part, part)}】")
        lines.append(_line(document, clause))
        if clause.id in odd:
            anomaly = odd[clause.id]
            expected = f"，应为 {anomaly.expected}" if anomaly.expected else ""
            lines[-1] += f"  ⚠ {_ODD.get(anomaly.kind, anomaly.kind)}（{anomaly.number}{expected}）"
    if outline.anomalies:
        lines.append(f"编号异常 {len(outline.anomalies)} 处")
    return "".join(line + "\n" for line in lines)


def _line(document: Document, clause: Clause) -> str:
    title = clause.heading or _excerpt(document, clause)
    kinds = "、".join(name for kind in clause.types if (name := type_name(kind)))
    text = "  " * clause.level + " ".join(word for word in (clause.number, title) if word)
    return f"{text}  〔{kinds}〕" if kinds else text


def _excerpt(document: Document, clause: Clause) -> str:
    body = "".join(document.quote(clause.span).split()).replace("*", "").lstrip("#")
    number = "".join(clause.number.split())
    body = body.removeprefix(number)
    return body if len(body) <= EXCERPT else body[:EXCERPT] + "…"
