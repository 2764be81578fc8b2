"""Labels of parties and of their details, wherever they stand: 甲方（盖章）：…, 乙方地址：…, 开户行及账号：….

A label is one of the words of `rules/words/details.toml`, or a word for a party, with what it needs around it: a start
(line, cell, gap in the layout, punctuation, or the value of the label before it) and an end (colon, border of a cell,
end of the line). Where it stands in its line does not matter, so a contract on one line reads like one on many.
"""

from __future__ import annotations

import re
from dataclasses import replace
from functools import cache

import regex

from extract.facts.context import Context
from extract.facts.parties import gates
from extract.facts.parties.beside import deputies, in_line_of
from extract.facts.parties.gaps import MAX_VALUE, gap, gap_before, stop
from extract.facts.parties.label_words import PERSON, attribute_words, beginning, label, section
from extract.facts.parties.names import clean, is_organisation
from extract.facts.parties.token import Token
from extract.lexicon import alternation, phrase, words
from extract.model.view import View
from extract.text.sentences import ends_in

_TYPED = frozenset({"phone", "fax", "postcode", "account", "uscc", "email"})
_MAX_NAME = 50
_SENTENCE = re.compile(r"[，。；\t]")
"""Stands in no label but in its brackets."""
_OPENING = "；;，。、（）)：！？/|*·•●■□☑◆▪-—~"


def tokens(context: Context) -> list[Token]:
    """All labels of the document in the order of the text."""
    return context.once(_tokens)


def _tokens(context: Context) -> list[Token]:
    view = context.document.view
    text = view.text
    found: list[Token] = []
    opening, widest = beginning()
    at = 0
    for start in (place.start() for place in opening.finditer(text)):
        if start < at or not (_opens(view, start) or _may_end(text, start, widest)):
            continue
        for match in (label().match(text, start), label(True).match(text, start)):
            if match is not None and _begins(view, match, found) and (_ends(view, match) or in_line_of(view, match, found)):
                found.append(_token(text, match, found))
                at = match.end()
                break
    return deputies(view, _with_values(view, found))


def _ends(view: View, match: regex.Match[str]) -> bool:
    """Whether what stands behind the word makes it a label."""
    if match["section"] is not None:
        # 乙方收款账户信息： and the labels behind it, in the line or below.
        return bool(match["sep"]) or match.start() == 0 or match.string[match.start() - 1] in "\n\t"
    if gap(view, match.end()) > (2 if match["role"] else 1) and gap_before(view, match.start()):
        return True  # a form whose cells are held apart by spaces
    if match["role"] is not None and _names_behind_gap(view, match):
        return True
    if match["role"] is not None:
        if match["sep"].startswith("）"):
            return _beside_own_word(view, match)
        # 甲方（盖章）乙方（盖章）: a seal ends a label without a colon.
        whole = match.string[match.end() - 1] if match["sep"] else ""
        return (
            bool(whole)
            or match.end() == len(match.string)
            or match.string[match.end()] == "\n"
            or any(phrase("parties.seal").search(mark) for mark in match.captures("marks"))
        )
    if match["sep"]:
        return True
    after = match.string[match.end() : match.end() + 1]
    if after in ("", "\n"):
        # A word alone on its line is the label of the next one; in a sentence it is none.
        return match.start() == 0 or match.string[match.start() - 1] in "\n\t"
    kind = attribute_words()[match["word"]]
    return kind in _TYPED or (kind == "address" and _fills_line(match))


def _fills_line(match: regex.Match[str]) -> bool:
    """地址青石县文昌路1号: the label begins its line without a colon, and the rest of the line is nothing but an address."""
    text, start = match.string, match.start()
    if start and text[start - 1] not in "\n\t":
        return False
    end = text.find("\n", match.end())
    rest = text[match.end() : end if end >= 0 else len(text)]
    return len(rest) <= MAX_VALUE and _SENTENCE.search(rest) is None and gates.read("address", rest) is not None


_OWN_WORD = regex.compile(r"(?:^|[\n\t，；。])[^\n\t，；。：（）]{2,10}（$")
"""What a contract may call a side, before the bracket that says which: 用工单位（ of 用工单位（甲方）：…"""


def _beside_own_word(view: View, match: regex.Match[str]) -> bool:
    """用工单位（甲方）：NAME: the word in front may be any, what stands behind has to be a body."""
    if _OWN_WORD.search(view.text[max(match.start() - 14, 0) : match.start()]) is None:
        return False
    return is_organisation(clean(view.text[match.end() : stop(view, match.end(), match.end() + _MAX_NAME)]))


def _names_behind_gap(view: View, match: regex.Match[str]) -> bool:
    """采购单位（甲方）　云麓市图书馆　采购编号 …: a label at a start, one gap, and a whole name up to the next."""
    at = match.end()
    if not (gap(view, at) and gap_before(view, match.start())):
        return False
    end = next((i for i in range(at + 1, min(at + _MAX_NAME, len(view.text))) if view.text[i] in "\n\t" or gap(view, i)), at)
    return end > at and is_organisation(clean(view.text[at:end]))


def _opens(view: View, start: int) -> bool:
    """Whether a label may begin here whatever it is: at a start, behind a gap or a mark."""
    if start == 0:
        return True
    before = view.text[start - 1]
    return (
        before in "\n\t"
        or before in _OPENING
        or view.at[start] - view.at[start - 1] > 1
        or (before.isascii() and before.isalnum())
    )


def _may_end(text: str, start: int, widest: int) -> bool:
    """Whether a label that begins in the middle of a sentence may end as one: with a colon, or as the head of a section."""
    colon = text.find("：", start, start + widest)
    if colon >= 0:
        between = text[start:colon]
        if "\n" not in between and ("（" in between or _SENTENCE.search(between) is None):
            return True
    return section().match(text, start) is not None


def _begins(view: View, match: regex.Match[str], found: list[Token]) -> bool:
    """Whether a label may begin here: at a start, behind a gap or a mark, or inside the value of the label before."""
    start = match.start()
    if start == 0 or (match["section"] is not None and match["sep"] == "（"):
        return True
    if match["sep"] == "；":
        return view.text[start - 1] == "\n"  # a colon that was misread
    if _opens(view, start):
        return True
    if not match["sep"].startswith("：") or (match["role"] is None and not match["side"] and match["word"] in words("label_short")):
        return False  # …有限公司 before the border of a cell is no label
    last = found[-1] if found else None
    return last is not None and start - last.end >= 2 and _one_value(view.text[last.end : start])


def _one_value(between: str) -> bool:
    """A stretch that can be the value of one label: short, in one line, not a sentence."""
    return len(between) <= MAX_VALUE and not ends_in(between)


def _token(text: str, match: regex.Match[str], found: list[Token]) -> Token:
    start = match.start()
    line_start = text.rfind("\n", 0, start) + 1
    line = (found[-1].line if found else 0) + text.count("\n", found[-1].start if found else 0, start)
    role = match["role"] or match["side"] or _role_aside(match["aside"] or "")
    attributes: tuple[str, ...] = ()
    if match["role"] is None:
        kinds = [attribute_words()[word] for word in (match["word"], match["more"]) if word]
        # 供应商名称：… and 乙方姓名：… name the party as 供应商：… does.
        attributes = () if match["side"] and kinds in (["name"], [PERSON]) else tuple(dict.fromkeys(kinds))
    return Token(
        start, match.end(), match.end(), match.end(), attributes, match["word"] or match["role"], role or "",
        "".join(match.captures("marks")), line, text.count("\t", line_start, start),
    )  # fmt: skip


def _role_aside(aside: str) -> str:
    """地址（甲方）: the side in brackets behind a label."""
    match = _role_in_brackets().search(aside)
    return match["role"] if match else ""


@cache
def _role_in_brackets() -> regex.Pattern[str]:
    return regex.compile(rf"（(?P<role>{alternation('party')})）")


def _with_values(view: View, found: list[Token]) -> list[Token]:
    """Each token with what is filled in behind it: up to the next label, the border of the cell or the line end."""
    text = view.text
    whole = []
    for i, token in enumerate(found):
        following = found[i + 1].start if i + 1 < len(found) else len(text)
        value, end = token.end, stop(view, token.end, following)
        if end <= value and token.end < len(text) and text[token.end] == "\n":
            # A cell a line: the value stands in the line behind the label.
            nearest = token.end + 1
            ending = stop(view, nearest, following)
            if ending > nearest and ending - nearest <= 60:
                value, end = nearest, ending
        whole.append(replace(token, value=value, stop=end, limit=following))
    return whole
