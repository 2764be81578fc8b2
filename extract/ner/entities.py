"""Names and quantities of a document as labelled spans: spaCy's `SpanRuler` for words, patterns for the rest.

spaCy runs on the tight text with **characters** as tokens, so that every span stands on token borders: a
`doc.char_span` that fails is an error of ours and not smoothed over. Found spans are
mapped back to offsets of `Document.text`.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, Any

import regex

from extract.ner.gazetteer import gazetteer
from extract.ner.organisations import organisations
from extract.ner.quantities import quantities
from extract.values.organisation import org_type

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc
    from spacy.tokens import Span as SpacySpan

    from extract.model import Document, Span

_KEY = "names"
# a short title goes on: 合同法律关系, 公司法人, 仲裁法庭, 保密法规 are no statutes
_NOT_A_LAW = regex.compile(r"[律人庭院官警]|规(?!定)|定(?:代表|义务|节)")
# 采购人员, 付款方式, 设计方案, 用户名, 业主大会 name no side
_NOT_A_ROLE = regex.compile(r"(?<=人)[员们次数]|(?<=方)[式案法便向面针位]|(?<=用户)[名手]|(?<=业主)(?:委员会|大会)")
# 湖北路, 南京东路 are streets
_STREET = regex.compile(r"[东西南北中]?(?:[一二三四五六]|\d)?(?:路|街|大道|巷|弄)")


@dataclass(frozen=True, slots=True)
class Entity:
    """A name or quantity. `span` holds offsets of `Document.text`; `text` is the tight, folded form.

    `label` is `ROLE`, `ORG`, `STATUTE`, `PLACE`, `METHOD`, `MONEY`, `RATIO` or `DATE`. `source` says what found it and
    what it stands for: `role:buyer`, `org:company`, `statute:<full title>`, `place:<full name>`, `method:<enum>`,
    `type:money` …
    """

    label: str
    span: Span
    text: str
    source: str


def entities(document: Document) -> tuple[Entity, ...]:
    """All names and quantities, in the order of the text, not overlapping: the longest wins, then the first."""
    from spacy.util import filter_spans

    from extract.model import Span

    view = document.view
    doc = _names(document.view.text)
    spans = [span for span in doc.spans[_KEY] if _stands(span, view.text)]
    for start, end, label, source in _shapes(view.text):
        span = doc.char_span(start, end, label=label, span_id=source, alignment_mode="strict")
        if span is None:
            raise AssertionError(f"span {start}:{end} is not on token borders")
        spans.append(span)
    found = []
    for span in _joined(filter_spans(spans)):
        start, end = view.span(span.start, span.end)
        found.append(Entity(span.label_, Span(start, end), view.text[span.start : span.end], span.id_))
    return tuple(found)


def character_doc(text: str) -> Doc:
    """A spaCy document whose tokens are the characters of a text: token index = character offset."""
    from spacy.tokens import Doc

    return Doc(_pipeline().vocab, words=list(text), spaces=[False] * len(text))


def _names(text: str) -> Doc:
    doc = character_doc(text)
    return _pipeline().get_pipe("span_ruler")(doc)


@cache
def _pipeline() -> Language:
    """spaCy's blank Chinese pipeline (character segmenter) with one `SpanRuler`, built once a process."""
    import spacy

    nlp = spacy.blank("zh")
    ruler = nlp.add_pipe("span_ruler", config={"spans_key": _KEY, "validate": False})
    ruler.add_patterns(list(_patterns()))
    return nlp


def _patterns() -> Iterator[dict[str, Any]]:
    """Phrase patterns for the ruler; a word has one meaning only."""
    lists = gazetteer()
    seen: set[str] = set()
    groups: tuple[tuple[str, list[tuple[str, str]]], ...] = (
        ("STATUTE", [(title, f"statute:{law.full}") for law in lists.statutes for title in law.titles]),
        ("METHOD", [(word, f"method:{value}") for word, value in lists.methods.items()]),
        ("ROLE", [(word, f"role:{role}") for word, role in lists.roles.items()]),
        ("PLACE", [(word, f"place:{full}") for word, full in lists.places.items() if word not in lists.ambiguous]),
    )
    for label, words in groups:
        for word, source in words:
            if word not in seen:
                seen.add(word)
                yield {"label": label, "pattern": word, "id": source}


def _stands(span: SpacySpan, text: str) -> bool:
    """False where the word goes on and means something else."""
    if span.label_ == "STATUTE":
        return _NOT_A_LAW.match(text, span.end) is None
    if span.label_ == "ROLE":
        return _NOT_A_ROLE.match(text, span.end) is None
    if span.label_ == "PLACE":
        return _STREET.match(text, span.end) is None
    return True


def _shapes(text: str) -> Iterator[tuple[int, int, str, str]]:
    """What patterns find: `(start, end, label, source)`."""
    for start, end in organisations(text):
        yield start, end, "ORG", f"org:{org_type(text[start:end])}"
    yield from quantities(text)


def _joined(spans: list[SpacySpan]) -> list[SpacySpan]:
    """江苏省 and 常州市 side by side are one place; it is known by its last, narrowest part."""
    joined: list[SpacySpan] = []
    for span in spans:
        last = joined[-1] if joined else None
        if last is not None and last.label_ == span.label_ == "PLACE" and last.end == span.start:
            joined[-1] = span.doc.char_span(last.start, span.end, label="PLACE", span_id=span.id_)
        else:
            joined.append(span)
    return joined
