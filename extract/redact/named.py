"""Whether a word that stands where a person is named (由…负责, 委派…) is a name.

What stands there may be an office, too. A name that is not told is a leak; an office that is masked is a word less.
"""

from __future__ import annotations

import regex

from extract.redact.columns import OFFICE
from extract.values.person import is_name
from extract.values.surnames import COMPOUND, NOT_NAMES, SURNAMES

_GIVEN_TOO = regex.compile("[家业双维行长工理](?=\\p{Han}$)|[家业双维行程]$")
"""Offices have these in them, and given names too: 业务, 家长; 李家明, 王维, 赵长安."""
_ALSO_GIVEN = regex.compile(
    rf"[{SURNAMES}](?:[若如其则非从之]\p{{Han}}?|为[民国善学]|\p{{Han}}?向[荣阳东前明南北华军辉红]|(?![甲乙丙]方)\p{{Han}}[若如其则非从之和与为章方]|[与章])"
    rf"|(?:{'|'.join(COMPOUND)})(?:[若如和]|非\p{{Han}})"
)
"""Names with a character that is far more often a particle: 张若楠, 李清如, 穆清和."""


def is_person(word: str) -> bool:
    """Whether a tight word in such a place is the name of a person.

    >>> is_person("程立平"), is_person("闻人启明"), is_person("张若楠"), is_person("穆清和"), is_person("王维")
    (True, True, True, True, True)
    >>> is_person("施工方"), is_person("安装队"), is_person("双方"), is_person("党支部")
    (False, False, False, False)
    """
    if word[:2] not in NOT_NAMES and _ALSO_GIVEN.fullmatch(word):
        return True
    return is_name(word) and not is_office(word)


def is_office(word: str) -> bool:
    """Whether a word that looks like a name is an office: its surname aside, and what given names end in.

    >>> is_office("安保员"), is_office("程立平"), is_office("王维"), is_office("赵长安")
    (True, False, False, False)
    """
    given = word[2 if word[:2] in COMPOUND else 1 :]
    return OFFICE.search(_GIVEN_TOO.sub("", given)) is not None
