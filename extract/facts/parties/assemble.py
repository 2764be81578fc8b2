"""Parties: who buys, who supplies, and how each is reached and paid.

A line that names a party opens a block; the labelled lines below it, in its column of a table, or with its role in the
label, belong to it. What stands in the body or the preamble wins over the cover, the cover over the signatures, those
over annexes; places that disagree leave a note.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace

from extract.facts.choose import PARTS
from extract.facts.context import Context
from extract.facts.convert import text
from extract.facts.parties.blocks import Anchor, anchors, owner
from extract.facts.parties.sides import sides_of
from extract.facts.parties.tables import column_facts, is_columned
from extract.model import Candidate, Fact, Hole, Span
from extract.record import OrgTypeFact, Party, TextFact
from extract.rulebook import Rulebook
from extract.values.organisation import org_type

_ATTRIBUTES = (
    "uscc", "address", "legal_representative", "authorised_representative", "contact", "phone", "fax", "email",
    "postcode", "bank", "account",
)  # fmt: skip
_PART_RANK = {"preamble": 0, "body": 0, "cover": 1, "signature": 2, "annex": 3}
# 名称 of the block wins over the cover's short name; a fuller name in the signature is a note, not a change.
_PLACEHOLDER = re.compile(r"[xX×＊*]{3,}|某某|^[ⅩX]+|^\W+$|_{2,}")
_ORG_END = re.compile(
    r"(?:公司|集团|厂|店|社|所|院|校|局|委|厅|部|处|室|办|中心|政府|银行|大学|学院|医院|小学|中学|幼儿园|站|队|馆|会|团|园|场|"
    r"法院|检察院|公安局|办公室|委员会|管委会|街道|办事处|居委会|村委会|基金会|协会|联合会|支队|大队|总队|监狱|看守所|学校|"
    r"实验室|研究院|研究所|合作社|事务所|工作室|商行|经营部|服务部|门市部|分公司|行|台|报社|出版社|宾馆|酒店|库|组|科|股|镇|乡|村|区|基地|总站|协作体)"
    r"(?:（[^（）]{1,20}）)?$"
)
_STRIP = re.compile(
    r"[（(](?:公?章|盖.{0,6}|签.{0,6}|加盖.{0,4}|单位.{0,5}|全称|以下.{0,12}|甲方|乙方|采购人|供应商|名称|手写|下称.{0,8}|联合体.{0,4}|牵头.{0,2}|成员.{0,2})[）)]"
    r"|(?:盖章|签章|公章)[：]?$"
)
# 就委托 X（以下简称乙方）: what leads to the name is not part of it.
_LEAD = re.compile(r"^(?:(?:就|兹|现|并|经|根据|按照)?(?:由|委托|聘请|选定|确定|与|和|及|同|向|系|请)(?=.{4}))+")


def _swallowed(anchor: Anchor, marks: list[Anchor]) -> bool:
    """A name match whose value is only a mark (乙方：联合体牵头人 …) belongs to the mark that follows."""
    return any(other is not anchor and anchor.fact.holes["value"].span.contains(other.fact.span) for other in marks)


@dataclass
class _Draft:
    """A party in the making: its anchors and, for each attribute, the candidates with their rank."""

    role: str
    label: str
    key: str
    names: list[tuple[tuple[int, int], Fact]]
    values: dict[str, list[tuple[tuple[int, int], Fact]]]


def parties(context: Context, rulebook: Rulebook) -> list[Party]:
    """All parties in the order buyer, supplier(s), others; a party that is named but left blank is a row of nulls."""
    sides = sides_of(context)
    marks = anchors(context, sides)
    drafts: dict[str, _Draft] = {}
    for anchor in marks:
        draft = drafts.setdefault(anchor.key, _Draft(anchor.role, anchor.label, anchor.key, [], {}))
        if anchor.fact.kind == "party.name" and _name(anchor.fact) is not None and not _swallowed(anchor, marks):
            draft.names.append((_rank(context, anchor.fact), anchor.fact))
    columned = [table.span for table in context.document.tables if is_columned(context, table, sides)]
    for role, fact in column_facts(context, rulebook, sides):
        draft = drafts.setdefault(role, _Draft(role, "甲方" if role == "buyer" else "乙方", role, [], {}))
        attribute = fact.kind.removeprefix("party.")
        if attribute == "name":
            draft.names.append((_rank(context, fact), fact))
        elif attribute in _ATTRIBUTES:
            draft.values.setdefault(attribute, []).append((_rank(context, fact), fact))
    _adopt_holders(context, marks, drafts)
    _split_joint(drafts)
    for attribute in _ATTRIBUTES:
        for fact in context.of(f"party.{attribute}"):
            if any(span.contains(fact.span) for span in columned):
                continue
            key = owner(context, fact, marks, sides)
            if key is not None and key in drafts:
                drafts[key].values.setdefault(attribute, []).append((_rank(context, fact), fact))
    rows = [_party(context, draft) for draft in drafts.values()]
    order = {"buyer": 0, "supplier": 1, "agency": 2, "guarantor": 3, "other": 4}
    rows = [row for row in rows if row.role in ("buyer", "supplier") or row.name is not None]
    rows.sort(key=lambda row: order[row.role])
    rows = _merge(rows)
    for role in ("supplier", "buyer"):
        if all(row.role != role for row in rows):
            rows.insert(0, Party(role=role, label=""))  # type: ignore[arg-type]
    rows.sort(key=lambda row: order[row.role])
    suppliers = [row for row in rows if row.role == "supplier" and row.name is not None]
    if len(suppliers) > 1:
        suppliers[0].lead = True
    return rows


def _name(fact: Fact) -> str | None:
    """The name in a fact, cleaned; `None` for placeholders and for what is no name."""
    value = text(_STRIP.sub("", str(fact.holes["value"].value)))
    value = _STRIP.sub("", value).strip("，。、：； ")
    value = re.sub(r"^(?:为|是|名称|单位)[：]?", "", value)
    if fact.rule == "party.name.called":
        value = _LEAD.sub("", value)
    if len(value) < 2 or _PLACEHOLDER.search(value) or re.search(r"[。；]", value):
        return None
    if fact.rule == "party.name" and not _ORG_END.search(value) and not re.fullmatch(r"[一-鿿·]{2,4}", value):
        # Neither an organisation nor a person: a sentence that begins with the role.
        return None if len(value) > 24 or re.search(r"应|须|负责|提供|承担|进行|支付|有权|的$", value) else value
    return value


def _rank(context: Context, fact: Fact) -> tuple[int, int]:
    """Blocks of labelled lines before sentences that mention a detail in passing; then by part and place."""
    passing = 10 if fact.rule.endswith((".sentence", ".assigned", ".side")) else 0
    return (passing + _PART_RANK[context.part_at(fact.span.start)], fact.span.start)


def _split_joint(drafts: dict[str, _Draft]) -> None:
    """乙方：A公司、B公司 names two suppliers: the first keeps the block, the other is a party of its own."""
    for draft in list(drafts.values()):
        for rank, fact in list(draft.names):
            parts = [part for part in re.split(r"[、,，]|(?<=公司)[与和及]", _unmarked(fact)) if part]
            if (
                draft.role != "supplier"
                or len(parts) < 2
                or not all(_ORG_END.search(part) and len(part) >= 6 for part in parts)
            ):
                continue
            draft.names.remove((rank, fact))
            for number, part in enumerate(parts):
                span = fact.holes["value"].span
                single = replace(fact, holes={**fact.holes, "value": Hole(part, span)})
                target = (
                    draft
                    if number == 0
                    else drafts.setdefault(
                        f"supplier:{part}", _Draft("supplier", draft.label, f"supplier:{part}", [], {})
                    )
                )
                target.names.append((rank, single))


def _unmarked(fact: Fact) -> str:
    """The name as it stands, without seals and marks such as （联合体成员）."""
    return text(_STRIP.sub("", str(fact.holes["value"].value)))


def _adopt_holders(context: Context, marks: list[Anchor], drafts: dict[str, _Draft]) -> None:
    """户名 of an account that is the name of a party opens a block of that party."""
    known = {name: key for key, draft in drafts.items() for _, fact in draft.names if (name := _name(fact))}
    for fact in context.of("party.holder"):
        name = text(_STRIP.sub("", str(fact.holes["value"].value)))
        if name in known:
            draft = drafts[known[name]]
            marks.append(Anchor(fact, draft.role, draft.label, draft.key, fact.span.start))
    marks.sort(key=lambda anchor: anchor.start)


def _party(context: Context, draft: _Draft) -> Party:
    row = Party(role=draft.role, label=draft.label)  # type: ignore[arg-type]
    name = _choose_name(context, draft)
    row.name = name
    for attribute, ranked in draft.values.items():
        setattr(row, attribute, _choose(context, draft, attribute, sorted(ranked, key=lambda r: r[0])))
    if name is not None:
        uscc = row.uscc.value if row.uscc else None
        kind = org_type(name.value, uscc)
        if kind is not None and kind != "other":
            evidence = {k: v for k, v in name.model_dump().items() if k != "value"}
            row.org_type = OrgTypeFact(value=kind, **{**evidence, "rule": "party.org_type"})
        row.aliases = _aliases(context, name)
    return row


def _choose_name(context: Context, draft: _Draft) -> TextFact | None:
    ranked = sorted(draft.names, key=lambda r: r[0])
    if not ranked:
        return None
    spellings: dict[str, int] = {}
    for _, fact in ranked:
        value = _name(fact)
        assert value is not None
        spellings[value] = spellings.get(value, 0) + 1
    # A name that ends like an organisation wins over one that does not (cut by a line, or with words behind it).
    ranked.sort(key=lambda r: (not _ORG_END.search(_name(r[1]) or ""), r[0]))
    _, best = ranked[0]
    value = _name(best)
    assert value is not None
    if len(spellings) > 1:
        others = sorted(other for other in spellings if other != value)
        context.note(f"{draft.role}.name：名称前后写法不同：{value}；{'；'.join(others)}")
    field = f"{draft.role}.name"
    for _, fact in ranked:
        context.offer(
            Candidate(
                field,
                _name(fact),
                fact.holes["value"].span,
                fact.rule,
                fact.confidence,
                PARTS[context.part_at(fact.span.start)],
            )
        )
    confidence = best.confidence if _ORG_END.search(value) else best.confidence - 0.2
    return TextFact(value=value, **context.evidence(_inner(context, best, value), best.rule, confidence))


def _inner(context: Context, fact: Fact, value: str) -> Span:
    """The place of the cleaned name inside the hole, so that the evidence does not hold （盖章）."""
    view = context.document.view
    span = fact.holes["value"].span
    i, j = view.index(span.start), view.index(span.end)
    found = view.text.find(value, i, j)
    return Span(*view.span(found, found + len(value))) if found >= 0 else span


def _choose(
    context: Context, draft: _Draft, attribute: str, ranked: list[tuple[tuple[int, int], Fact]]
) -> TextFact | None:
    field = f"{draft.role}.{attribute}"
    best: TextFact | None = None
    for _, fact in ranked:
        value = _clean_value(attribute, fact)
        if value is None:
            continue
        span = fact.holes["value"].span
        context.offer(
            Candidate(field, value, span, fact.rule, fact.confidence, PARTS[context.part_at(fact.span.start)])
        )
        if best is None:
            best = TextFact(value=value, **context.evidence(span, fact.rule, fact.confidence))
        elif value != best.value and attribute in ("account", "uscc", "bank"):
            context.note(f"{field}：前后不一致：{best.value}；{value}")
    return best


def _clean_value(attribute: str, fact: Fact) -> str | None:
    raw = fact.holes["value"].value
    if isinstance(raw, (list, tuple)):
        return str(raw[0]) if raw else None
    value = text(_STRIP.sub("", str(raw)))
    if not value or _PLACEHOLDER.search(value) or value in ("/", "无", "略", "同上"):
        return None
    if attribute == "address" and (len(value) < 4 or not re.search(r"[一-鿿]{2}", value)):
        return None
    if attribute == "bank" and not re.search(r"行|信用(?:合作)?社|联社|财政|国库|支付中心", value):
        return None
    return value


def _aliases(context: Context, name: TextFact) -> list[TextFact]:
    found = []
    for fact in context.of("party.alias"):
        if name.end <= fact.span.start <= name.end + 6:
            span = fact.holes["value"].span
            found.append(
                TextFact(value=str(fact.holes["value"].value), **context.evidence(span, fact.rule, fact.confidence))
            )
    return found


def _merge(rows: Iterable[Party]) -> list[Party]:
    """Two rows of one side with one name are one party (采购人 on the cover, 甲方 in the body); blanks join a named one."""
    merged: list[Party] = []
    for row in rows:
        twin = next((m for m in merged if m.role == row.role and _same(m, row)), None)
        if twin is None:
            merged.append(row)
            continue
        for attribute in ("name", "org_type", *_ATTRIBUTES):
            if getattr(twin, attribute) is None:
                setattr(twin, attribute, getattr(row, attribute))
        twin.aliases.extend(a for a in row.aliases if a.value not in {b.value for b in twin.aliases})
    return merged


def _same(one: Party, other: Party) -> bool:
    if one.name is None or other.name is None:
        return True
    a, b = one.name.value, other.name.value
    return a == b or a.endswith(b) or b.endswith(a) or a in b or b in a
