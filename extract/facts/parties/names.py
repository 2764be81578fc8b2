"""What is a name: an organisation by its own form, a person by a surname; not whatever follows 甲方."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache

import regex

from extract.facts.convert import text
from extract.lexicon import phrase, words
from extract.ner.gazetteer import gazetteer
from extract.ner.organisations import organisations
from extract.ner.pieces import any_of
from extract.ner.pieces import words as name_words
from extract.values import person
from extract.values.organisation import ends_as_body, org_type

_MAX = 50
_SHORT_ASIDE = 4
_FOREIGN = regex.compile(r"[A-Z][A-Za-z0-9 .,，&'\-]{3,80}(?=\p{Han}{4})")


def any_word(vocabulary: Iterable[str]) -> str:
    """A pattern for any of the words, the longest that fits."""
    return any_of(vocabulary)


def clean(raw: str) -> str:
    """What was filled in without marks (（盖章）, （以下简称甲方）), English name in brackets, date and wrapping."""
    value = text(raw)
    while True:
        shorter = phrase("parties.mark").sub("", value)
        shorter = phrase("parties.foreign_name").sub("", shorter)
        shorter = phrase("parties.tail").sub("", shorter.strip("，。、：；· "))
        shorter = shorter.strip("，。、：；:·-—/ ")
        if shorter == value:
            return text(value)
        value = shorter


def name_in(raw: str, *, led: bool = False) -> tuple[str, bool] | None:
    """`(name, sure)` of what stands behind the label of a party, or `None` if it is no name.

    `led`: the name stood in a sentence, what leads to it (由, 就委托) is cut. Not sure is a name without a known form.
    """
    value = clean(raw)
    if led:
        value = phrase("parties.lead").sub("", value)
        value = next((value[i:j] for i, j in organisations(value) if j == len(value)), value)
    if not 2 <= len(value) <= 90 or phrase("parties.placeholder").search(value) or value in _labels():
        return None
    latin = phrase("parties.chinese_name").sub("", value)
    if phrase("parties.english_name").search(latin):
        return latin, True
    if (foreign := _FOREIGN.match(value)) and is_organisation(value[foreign.end() :]):
        value = value[foreign.end() :]  # the same name in two languages
    if len(value) > _MAX:
        return _cut(value)
    head, _, what = value.partition("（")
    if len(what) > _SHORT_ASIDE and what.endswith("）") and person.is_name(head) and not is_organisation(head):
        return head, True  # what somebody is: （非遗传承人）
    if is_organisation(value):
        return value, True
    if person.is_name(value):
        return value, True
    head, comma, rest = value.partition("，")
    if comma and phrase("parties.of_a_person").match(rest) and person.is_name(head):
        return head, True
    return _cut(value)


def is_organisation(value: str) -> bool:
    """Whether a tight text is the name of an organisation from its first to its last character."""
    if len(value) < 4 or phrase("parties.spoken").search(value) or regex.search(r"[，。；：！？、]", value):
        return False
    if value.startswith(words("party")):
        return False
    labelled = f"{_LABEL}{value}"
    spans = organisations(labelled)
    if any(i <= len(_LABEL) and j == len(labelled) for i, j in spans):
        return True
    begun = next((j for i, j in spans if i <= len(_LABEL) < j), None)
    if (double := _DOUBLE.fullmatch(value)) and all(map(is_organisation, double.groups())):
        return True
    # …公司云麓支公司 and 城市管理和综合行政执法局 are one name, …公司为保证…医院 is none.
    return (begun is not None and labelled[begun:].endswith(_branches())) or _formed(value) or _registered(value)


_LABEL = "单位名称："
_DOUBLE = regex.compile(r"([^（）]{4,40})（([^（）]{4,40})）")
"""One body that hangs out two signs: 青石县福利院（青石县救助保护中心）."""


@cache
def _branches() -> tuple[str, ...]:
    return (*gazetteer().organisation["branch"], *words("branch"))


def _formed(value: str) -> bool:
    """An ending of the register, with more than a kind of body in front of it: 南湖实验室, 青石文印社."""
    kind = org_type(value, None)
    if kind == "other":
        return value.endswith(("村民委员会", "居民委员会"))
    if kind != "individual" and not ends_as_body(value):
        return False  # …有限公司招标编号HC
    cuts = (match for match in name_words().cut.finditer(value) if match.lastgroup != "keep")
    # 青石招标代理有限公司: a word for a party may be part of a name, 为保证 may not.
    if any(match.group() not in gazetteer().roles for match in cuts):
        return False
    return len(value) >= 5 and regex.fullmatch(r"[\p{Han}A-Za-z0-9（）·&\-]+", value) is not None


def _registered(value: str) -> bool:
    """深圳市朗为科技有限公司: between a place and the form of a company, a word of sentences (为, 的) is part of its own name."""
    match = phrase("parties.registered").match(value)
    if match is None:
        return False
    places = gazetteer().places
    sizes = range(min(8, len(match["stem"]) - 2), 1, -1)
    place = next((size for size in sizes if match["stem"][:size] in places or (size <= 5 and match["stem"][size - 1] in "县市区旗")), 0)
    own = match["stem"][place:]
    cuts = [cut.group() for cut in name_words().cut.finditer(value) if cut.lastgroup != "keep"]
    single = sum(len(cut) for cut in cuts)
    return bool(place) and all(len(cut) == 1 for cut in cuts) and single <= 2 and len(own) - single >= 2


def _cut(value: str) -> tuple[str, bool] | None:
    """A name with something behind it: the organisation that begins the text, if only marks or a stop follow."""
    labelled = f"{_LABEL}{value}"
    for i, j in organisations(labelled):
        if i <= len(_LABEL) < j:
            name = labelled[len(_LABEL) : j]
            rest = labelled[j:]
            if rest == "" or rest[0] in "，。；、（ 0123456789与和及/":
                return (name, True) if is_organisation(name) else None
            return None
    return None


@cache
def _labels() -> frozenset[str]:
    """Words that are labels themselves and never a name."""
    lists = ("party", "either", "bystander", "label_contact", "label_phone", "label_none", "label_name", "label_legal_representative")
    return frozenset(word for name in lists for word in words(name)) | frozenset(gazetteer().suffixes)
