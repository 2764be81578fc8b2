"""One HTML page with the contract's text and every value of its record marked in it, drawn by displaCy.

The page needs no network: styles are inside, there is no script and no font to load.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from html import escape
from typing import TYPE_CHECKING

from extract.controls import visible
from extract.html.page import POLICY
from extract.ner.highlights import Piece, marks, pieces
from extract.ner.labels import FIELDS, GROUPS

if TYPE_CHECKING:
    from extract.model import Document
    from extract.ner.entities import Entity
    from extract.record import Record

_TEMPLATE = '<mark style="background:{bg}">{text}<b>{label}</b></mark>'
_REST = "…"
"""Label of the second and later pieces of a mark."""

_STYLE = """
body{margin:0;color:#1d2329;background:#f6f6f3;
font:16px/1.9 "Noto Serif CJK SC","Source Han Serif SC","Songti SC","SimSun",serif}
header{position:sticky;top:0;background:#fff;border-bottom:1px solid #d9d9d2;padding:.6em 1.5em;
font-size:14px;line-height:1.7;max-height:35vh;overflow:auto}
h1{font-size:18px;margin:.2em 0}
dl{display:grid;grid-template-columns:max-content 1fr;gap:.1em .8em;margin:.4em 0}
dt{padding:0 .5em;border-radius:.3em}dd{margin:0}dd span{margin-right:1em;white-space:nowrap}
.none{color:#8a8f94}
main{max-width:60em;margin:1.5em auto;padding:2em 3em;background:#fff;border:1px solid #e2e2dc}
.entities{white-space:pre-wrap;overflow-wrap:anywhere;tab-size:4;line-height:2.1!important}
mark{color:inherit;padding:.15em .25em;border-radius:.3em;-webkit-box-decoration-break:clone;box-decoration-break:clone}
mark b{font:600 .68em/1 sans-serif;color:#444;margin-left:.45em;vertical-align:middle}
@media print{header{position:static;max-height:none}main{border:0}}
"""


def render_html(document: Document, record: Record, entities: Iterable[Entity] = ()) -> str:
    """The page for `hetong show FILE -o page.html`: a complete HTML document, escaped, with `<meta charset="utf-8">`.

    `record` must be the record of `document`; `entities` add names that are no value of the record (may be empty).
    """
    found = pieces(marks(record, entities), document.text)
    title = record.fields.title.value if record.fields.title else record.source.path
    file = f"{escape(visible(record.source.path))} · {escape(record.contract_id)}"
    return (
        '<!DOCTYPE html>\n<html lang="zh-CN"><head><meta charset="utf-8">'
        f'<meta http-equiv="Content-Security-Policy" content="{POLICY}">'
        '<meta name="viewport" content="width=device-width, initial-scale=1">'
        f"<title>{escape(visible(title))}</title><style>{_STYLE}</style></head>\n<body>"
        f"<header><h1>{escape(visible(title))}</h1><div>{file}</div>"
        f"{_legend(found)}{_missing(record)}</header>\n<main>{_text(document.text, found)}</main></body></html>\n"
    )


def _legend(found: Iterable[Piece]) -> str:
    """Groups in their order with the count of each kind of mark."""
    counts: dict[str, Counter[str]] = {group: Counter() for group in GROUPS}
    for piece in found:
        if piece.first:
            counts[piece.mark.group][piece.mark.kind] += 1
    rows = []
    for group, (name, colour) in GROUPS.items():
        if kinds := counts[group]:
            listed = "".join(f"<span>{escape(visible(kind))} {n}</span>" for kind, n in kinds.items())
            rows.append(f'<dt style="background:{colour}">{name} {kinds.total()}</dt><dd>{listed}</dd>')
    return f"<dl>{''.join(rows)}</dl>" if rows else "<p>没有可标注的内容。</p>"


def _missing(record: Record) -> str:
    """The fields the document does not state, for the reader to check by eye."""
    names = [label for name, label in FIELDS.items() if getattr(record.fields, name, None) is None]
    return f'<div class="none">未载明：{"、".join(names)}</div>' if names else ""


def _text(text: str, found: list[Piece]) -> str:
    """The text with its marks as displaCy draws them."""
    from spacy import displacy

    from extract.ner.entities import character_doc

    doc = character_doc(visible(text))
    colours: dict[str, str] = {}
    spans = []
    for piece in found:
        colour = GROUPS[piece.mark.group][1]
        # displaCy puts labels into the page as they are: escape here. One colour a label: rests are named by group.
        name = piece.mark.label if piece.first else f"{_REST}{GROUPS[piece.mark.group][0]}"
        label = escape(visible(name))
        colours[label] = colour
        span = doc.char_span(piece.start, piece.end, label=label, alignment_mode="strict")
        if span is None:
            raise AssertionError(f"mark {piece.start}:{piece.end} is not on token borders")
        spans.append(span)
    if not spans:
        # displaCy warns about a text without marks
        return f'<div class="entities">{escape(doc.text)}</div>'
    doc.ents = spans
    options = {"colors": colours, "template": _TEMPLATE}
    return str(displacy.render(doc, style="ent", page=False, jupyter=False, options=options))
