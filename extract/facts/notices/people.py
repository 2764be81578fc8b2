"""Names of those who judged: 陈国栋（组长）、林晓燕、钱伟（采购人代表）; 包1：…；包2：…"""

from __future__ import annotations

import re
from collections.abc import Iterator

from extract.facts.context import Context
from extract.facts.notices.form import Form
from extract.facts.notices.labels import lot_of
from extract.facts.parties.gates import is_person
from extract.lexicon import phrase
from extract.model import Span
from extract.record import CommitteeMember

_TOKEN = re.compile(r"[^、，,；;。\s/：:（）()\[\]【】]+(?:[（(\[【][^（）()\[\]【】]{0,30}[）)\]】])?|[（(][^（）()]{0,30}[）)]")
_SPACED = re.compile(r"(?<![一-龥])([一-龥]) {1,4}([一-龥])(?![一-龥])")
"""A name of two characters with a gap between: 李 平."""
_KEYS = ("committee", "chair", "representative")


def committee(context: Context, form: Form) -> list[CommitteeMember]:
    """All members, each once, in the order of the text."""
    found: dict[str, CommitteeMember] = {}
    for entry in form.of(*_KEYS):
        role = {"chair": "chair", "representative": "buyer_representative"}.get(entry.key)
        for name, span, note, lot in _people(form.text, entry.value):
            told = role or _role(note)
            member = CommitteeMember(
                name=name, role=told, lot=lot or entry.lot,  # type: ignore[arg-type]
                **context.evidence(span, f"notice.{entry.key}", 0.93),
            )  # fmt: skip
            known = found.get(name)
            if known is None:
                found[name] = member
                continue
            known.role = known.role or member.role
            if known.lot != member.lot:  # one who judged several lots
                known.lot = None
    return list(found.values())


def _role(note: str) -> str | None:
    match = phrase("notices.person_note").search(note)
    return None if match is None else "chair" if match["chair"] else "buyer_representative"


def _people(text: str, span: Span) -> Iterator[tuple[str, Span, str, str | None]]:
    """(name, where, what is said of them, lot) of each person in a list; the list ends where something else begins."""
    lot: str | None = None
    stop = text.find("。", span.start, span.end)
    words = _SPACED.sub(lambda m: m[1] + m[2] + "\0" * (len(m[0]) - 2), text[span.start : stop if stop >= 0 else span.end])
    odd = 0
    for match in _TOKEN.finditer(words):
        token = match[0]
        mark = phrase("notices.lot_mark").match(token)
        if mark is not None and mark.end() == len(token):
            lot = lot_of(mark)
            continue
        name = re.split(r"[（(\[【]", token, maxsplit=1)[0].replace("\0", "")
        name = name[mark.end() :] if mark is not None else name
        note = token[len(name) :]
        if not name:
            continue
        lead = phrase("notices.person_note").match(name)
        if phrase("notices.no_person").search(name):
            return
        if lead is not None and lead.end() < len(name):
            name, note = name[lead.end() :], lead[0]
        if not is_person(name):
            odd += 1
            if odd > 2:
                return
            continue
        inside = phrase("notices.lot_mark").search(note)
        own = lot_of(inside) if inside else lot
        start = span.start + match.start() + match[0].replace("\0", "").find(name)
        spaces = match[0].count("\0")
        yield name, Span(start, start + len(name) + spaces), note, own
