"""What kind of document a file is (`source.document_type`): what its head calls it, weighed against what its body says."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import islice

from extract.facts.kind.titles import Title, titles
from extract.lexicon import phrase, words
from extract.lexicon.simplified import simplified
from extract.model import Document
from extract.record.standing import AGREEMENTS, DOCUMENT_TYPES

_CONTRACTUAL = 3
"""Words of a contract (a pair of labelled sides counts two) that a text without a title needs to be one."""
_BUNDLE = 6
"""As many for a contract that stands behind a notice or a letter in one file."""
_ANOTHER = 3
"""Words of another kind that a text without a title needs to be of that kind."""
_OF_A_PIECE = 2
"""As many for a piece of a contract."""
_OF_A_TENDER = 3
"""Words of a call for offers that a text whose first line is the title of one needs, whatever contract stands inside."""
_SHORT = 300
_MENTIONS = 1000
"""A contract names each of its sides at least once in so many letters; a text about contracts does not."""
_SHOWN = 4
_SIDES = ("buyer", "supplier")
_PLAIN = re.compile(r"[（(/／、：:\t]")


@dataclass(frozen=True)
class DocumentKind:
    """`type` as in the record, how sure it is (0–1), and the words that told it."""

    type: str
    confidence: float
    words: tuple[str, ...]


def document_kind(document: Document) -> DocumentKind:
    """The kind of a document; `other` for what is no paper of a procurement (data, code, a few letters, a judgment)."""
    if reason := _no_text(document.text):
        return DocumentKind("other", 0.95, (reason,))
    text = simplified(document.view.text)
    said = {kind: [word for word in words(f"body_{kind}") if word in text] for kind in DOCUMENT_TYPES}
    sides = _sides(text)
    contractual = len(said["contract"]) + (2 if len(sides) == 2 else 0)
    named = titles(document)
    if (told := _flat_contract_notice(text)) and (not named or named[0].type in AGREEMENTS):
        named = [Title("contract_notice", told, 0), *named]
    if len(sides) < 2 and len(text) > _SHORT and not _speaks(text) and (not named or named[0].type in AGREEMENTS):
        # Words of contracts, and nobody who makes one: a text about contracts, unless it is another paper.
        contractual = 0
    if not named:
        return _unmistakable(simplified(document.folded)) or _by_body(said, sides, contractual, _speaks(text))
    first = named[0]
    if first.type in AGREEMENTS:
        return _agreement(first, named, said, contractual, len(text))
    corrects_award = phrase("kind.corrects_award").search(text) is not None
    return _another(first, named, said, contractual, len(sides) == 2, corrects_award=corrects_award)


def _agreement(
    first: Title, named: Sequence[Title], said: Mapping[str, list[str]], contractual: int, length: int
) -> DocumentKind:
    """A text that calls itself a contract; a set of tender papers may begin with the form of one."""
    if len(said["tender"]) >= 2 * _ANOTHER and any(one.type == "tender" for one in named):
        return DocumentKind("tender", 0.8, tuple(said["tender"][:_SHOWN]))
    if contractual == 0 and length > _SHORT:
        return DocumentKind("other", 0.5, (first.word,))
    kind, told = first.type, [first.word]
    if kind == "contract":
        for special, least in (("framework", 3), ("supplement", 4), ("settlement", 5)):
            if len(said[special]) >= least:
                kind, told = special, [*said[special][:_SHOWN], first.word]
                break
    sure = 0.95 if contractual >= _BUNDLE else 0.88 if contractual >= _CONTRACTUAL else 0.7
    if kind != first.type:
        sure -= 0.2
    return DocumentKind(kind, sure, (*told, *said["contract"][:2]))


def _another(
    first: Title,
    named: Sequence[Title],
    said: Mapping[str, list[str]],
    contractual: int,
    sides: bool,
    *,
    corrects_award: bool,
) -> DocumentKind:
    """A notice, a tender, a bid, an invoice; or a contract with such a paper in front of it."""
    own = said[first.type]
    if first.type == "tender" and corrects_award:
        return DocumentKind("award_notice", 0.85, (first.word, "采购结果"))
    if first.type == "tender" and first.at == 0 and len(own) >= _OF_A_TENDER:
        return DocumentKind("tender", 0.85, (first.word, *own[:2]))  # its cover stands first, the form of a contract inside
    behind = next((one for one in named if one.type in AGREEMENTS and not one.told), None)
    if sides and contractual >= _BUNDLE and len(own) < 2 * _ANOTHER:
        if behind is not None:
            return DocumentKind(behind.type, 0.85, (behind.word, *said["contract"][:2]))
        if first.type == "other" or contractual >= 2 * _BUNDLE:
            return DocumentKind("contract", 0.7, tuple(said["contract"][:_SHOWN]))
    sure = 0.95 if len(own) >= 2 else 0.85 if own else 0.7
    return DocumentKind(first.type, sure, (first.word, *own[:2]))


def _flat_contract_notice(text: str) -> str | None:
    """The label that only a notice of a contract has, where others of its labels stand with it; whatever its lines are."""
    own = phrase("kind.contract_notice_day").search(text)
    return own[0].strip() if own and phrase("kind.contract_notice_mark").search(text) else None


def _unmistakable(text: str) -> DocumentKind | None:
    """Without a title: the first sentence of a call for bids, or labels of an award in a text that is no contract's."""
    if told := phrase("kind.surely_tender").search(text):
        return DocumentKind("tender", 0.85, (told[0][:30],))
    labels = list(dict.fromkeys(found[0].strip() for found in phrase("kind.award_label").finditer(text)))
    if len(labels) >= 2 and phrase("kind.contract_voice").search(text) is None:
        return DocumentKind("award_notice", 0.8, tuple(labels[:_SHOWN]))
    return None


def _by_body(said: Mapping[str, list[str]], sides: Sequence[str], contractual: int, speaks: bool) -> DocumentKind:
    """Without a title (a fragment, a page cut out) the body decides, or nothing does.

    `speaks`: two parties are spoken of all through it, as a contract does where it says how goods will be accepted.
    """
    # The more special word is the weightier one: a framework speaks of itself and of contracts.
    others = [(len(found), kind) for kind, found in said.items() if kind not in AGREEMENTS]
    count, best = max(others, default=(0, "other"))
    if contractual >= _CONTRACTUAL and contractual >= count:
        sure = 0.85 if contractual >= _BUNDLE else 0.7
        return DocumentKind("contract", sure, (*said["contract"][:_SHOWN], *sides))
    if best == "acceptance_notice" and speaks and contractual >= _OF_A_PIECE:
        return DocumentKind("contract", 0.5, (*said["contract"][:_SHOWN], *sides))
    if count >= _ANOTHER:
        return DocumentKind(best, 0.75, tuple(said[best][:_SHOWN]))
    if contractual >= _OF_A_PIECE:
        return DocumentKind("contract", 0.5, (*said["contract"][:_SHOWN], *sides))
    return DocumentKind("other", 0.6, tuple(said["contract"][:_SHOWN]))


def _sides(text: str) -> list[str]:
    """The labels of two parties, as they stand: one of each side, or two words of one (承包人 and 分包人)."""
    labels = [found[0].strip() for side in _SIDES for found in phrase(f"kind.{side}_label").finditer(text)]
    plain = {label: _PLAIN.split(label)[0] for label in set(labels)}
    different = {plain[label]: label for label in labels}
    return list(different.values())[:2] if len(different) > 1 else labels[:1]


def _speaks(text: str) -> bool:
    """True if two parties are spoken of all through a text."""
    least = max(2, len(text) // _MENTIONS)
    often = [word for side in _SIDES for word in words(side) if text.count(word) >= least]
    return len({word for word in often if not any(word != other and word in other for other in often)}) > 1


def _no_text(text: str) -> str | None:
    """What shows that a text is data or code and no prose: a word for people, `None` for prose."""
    stripped = text.strip()
    if len([*islice(filter(str.isalpha, stripped[:20000]), 10)]) < 10:
        return "没有文字"
    if stripped[0] in "[{":
        try:
            json.loads(stripped)
            return "JSON"
        except ValueError:
            pass
    lines = [line for line in stripped.splitlines() if line.strip()][:200]
    commas = [line.count(",") for line in lines]
    if len(lines) >= 3 and commas[0] >= 2 and sum(n == commas[0] for n in commas) >= 0.8 * len(lines):
        return "CSV"
    if sum(bool(phrase("kind.code").search(line)) for line in lines) >= max(2, len(lines) // 20):
        return "程序或数据"
    return None
