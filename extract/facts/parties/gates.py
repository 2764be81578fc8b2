"""What the details of a party look like: each attribute says what its values are, and what is none is no value."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import cache

import regex

from extract.facts.convert import text
from extract.lexicon import phrase, words
from extract.values import account, email, person, phone, postcode, uscc
from extract.values.errors import ValueParseError
from extract.values.organisation import OrgType, org_type
from extract.values.surnames import SURNAMES

_BLANK = regex.compile(r"[\s/／—\-_＿.…无略:：,，。、（）()]*")
"""What is filled in where there is nothing."""


@dataclass(frozen=True, slots=True)
class Found:
    """A value and where it stands: `raw[start:end]`."""

    value: str
    start: int
    end: int


def read(attribute: str, raw: str) -> Found | None:
    """The value of an attribute that a text begins with, or `None` if what is there is none (or a blank)."""
    if _BLANK.fullmatch(raw) or phrase("parties.prompt").search(raw):
        return None
    return _READERS[attribute](raw)


def is_blank(raw: str) -> bool:
    """True if nothing was filled in."""
    return _BLANK.fullmatch(raw) is not None


def _trimmed(raw: str) -> tuple[str, int]:
    """The text without marks in front ((盖章)) and the number of characters cut there."""
    match = regex.match(r"(?:[\s：:，、]|（[^（）\n]{0,16}）(?=[^\s]))*", raw)
    cut = match.end() if match else 0
    return raw[cut:], cut


def _typed(pattern: str, parse: Callable[[str], object]) -> Callable[[str], Found | None]:
    shape = regex.compile(pattern)

    def reader(raw: str) -> Found | None:
        match = shape.search(raw[:60])
        if match is None or regex.search(r"\p{Han}{5}", raw[: match.start()]):
            return None
        if "@" in match.group() and regex.search(r"[A-Za-z0-9._-] ?$", raw[: match.start()]):
            return None  # li.qing he@example.com: where it begins, it does not say
        try:
            value = parse(match.group())
        except ValueParseError:
            return None
        return Found(str(value), match.start(), match.end())

    return reader


def _phone(raw: str) -> Found | None:
    match = _PHONE().search(raw[:60])
    # 周一平 13900005550: a name may stand in front, a sentence may not.
    if match is None or regex.search(r"\p{Han}{5}|[。；]|\d", raw[: match.start()]):
        return None
    try:
        return Found(phone.parse(match.group()), match.start(), match.end())
    except ValueParseError:
        return None


def phone_behind(raw: str) -> Found | None:
    """The telephone that ends a text, whatever stands before it."""
    match = next((one for one in _PHONE().finditer(raw) if not raw[one.end() :].strip("）。；， ")), None)
    try:
        return Found(phone.parse(match.group()), match.start(), match.end()) if match else None
    except ValueParseError:
        return None


@cache
def _PHONE() -> regex.Pattern[str]:
    """Telephone numbers: their shape, no wording."""
    return regex.compile(
        r"(?<![\d*])(?:\+(?!86)\d{1,3}(?:[- ]?（?\d{1,4}）?){2,5}(?![\d*])"
        r"|(?:\+?86[- ]?)?(?:（?0\d{2,3}）?[- —]{0,2}\d{3,4}[- ]?\d{4}(?:[-—转]{1,2}\d{1,5})?"
        r"|1[3-9]\d[- ]?\d{4}[- ]?\d{4}|[48]00[- ]?\d{3,4}[- ]?\d{3,4}|[2-8]\d{6,7})(?![\d*]))"
    )


def _account(raw: str) -> Found | None:
    match = regex.search(r"(?<![\d*])\d(?:[ \-\n]{0,2}\d){8,29}(?![\d*xX、.．])", raw[:70])
    if match is None or regex.search(r"\p{Han}{9}|[。；]", raw[: match.start()]):
        return None
    try:
        return Found(account.parse(match.group().replace("\n", "")), match.start(), match.end())
    except ValueParseError:
        return None


def _person(raw: str) -> Found | None:
    value, cut = _trimmed(raw)
    match = regex.match(r"[\p{Han}·•‧∙・．.․﹒⋅ ]{2,16}", value)
    if match is None:
        return _latin_person(value, cut)
    name = match.group().rstrip(" .．·")
    name = phrase("parties.person_tail").sub("", name) if len(name) > 3 else name
    behind = value[len(name) :]
    if behind[:1] and not regex.match(r"[\s\d（(，,；;。、/：:A-Za-z+]", behind) and len(name) == len(match.group()):
        return None
    tight = name.replace(" ", "")
    if is_person(tight):
        return Found(tight, cut, cut + len(name))
    department = phrase("parties.department_before").match(name)
    if department is None:
        return None
    rest = name[department.end() :].replace(" ", "")
    torn = any(name.endswith(word) and len(word) > len(rest) for word in words("department_end"))  # 采购办|公室
    return None if torn or not person.is_name(rest) else Found(rest, cut + department.end(), cut + len(name))


def _latin_person(value: str, cut: int) -> Found | None:
    match = regex.match(r"[A-Z][a-z]{1,15}(?: [A-Z][a-z.]{0,15}){1,3}(?![A-Za-z])", value)
    if match is None and (mixed := regex.match(r"[A-Z][a-z]{1,15} ?(\p{Han}{1,3})(?=[\s（，；。、/\d]|\Z)", value)):
        # Linda 黄: a given name of another language before the surname
        known = mixed[1] in SURNAMES or person.is_name(mixed[1])
        return Found(mixed[0].replace(" ", ""), cut, cut + mixed.end()) if known else None
    return Found(match.group(), cut, cut + match.end()) if match else None


def is_person(name: str) -> bool:
    """True for the name of a person by its form: a surname and a given name, or syllables of other scripts."""
    if name in _no_person() or any(word in name for word in words("no_person")):
        return False
    if name.endswith(words("department_end")) and not person.is_name(name) and not transliterated(name):
        return False
    try:
        person.parse_labelled(name)
    except ValueParseError:
        return transliterated(name)
    return True


def transliterated(name: str) -> bool:
    """A minority or foreign name without dots, by its syllables: 阿不都热合曼."""
    syllables = set("".join(words("name_syllables")))
    plain = regex.sub(r"[·•‧∙・．.․﹒⋅]", "", name)
    return 3 <= len(plain) <= 12 and sum(char in syllables for char in plain) >= len(plain) - len(plain) // 4


@cache
def _no_person() -> frozenset[str]:
    lists = ("label_none", "label_contact", "label_phone", "label_address", "label_name", "party")
    return frozenset(word for name in lists for word in words(name))


_FOREIGN_ADDRESS = regex.compile(r"(?=.*\d)(?=.*[,，])[\p{Latin}\d .,，'/#&()-]{12,120}")


def _address(raw: str) -> Found | None:
    value, cut = _trimmed(raw)
    value = phrase("parties.day_behind").sub("", value)  # the day of signing, which lost its line
    tidy = text(value)
    if _FOREIGN_ADDRESS.fullmatch(tidy):
        return Found(tidy, cut, cut + len(value.rstrip(" ，。；：、")))
    if not 4 <= len(tidy) <= 100 or phrase("parties.not_address").search(tidy) or not regex.search(r"\p{Han}{2}", tidy):
        return None
    if not phrase("parties.address").search(tidy) or phrase("parties.placeholder").search(tidy):
        return None
    return Found(tidy, cut, cut + len(value.rstrip(" ，。；：、")))


def _bank(raw: str) -> Found | None:
    value, cut = _trimmed(raw)
    named, comma, rest = value.rpartition("，")
    if comma and not phrase("parties.bank").search(named) and phrase("parties.bank").search(rest):
        value, cut = rest, cut + len(named) + 1  # 某某公司，某某银行某支行: whose account, and where
    behind = phrase("parties.account_behind").search(value)
    if behind is not None:
        value = value[: behind.start()]
    tidy = text(phrase("parties.mark").sub("", value))
    if label := next((word for word in words("label_account") if tidy.endswith(word)), ""):
        value = value[: value.rindex(label[0])]  # the label of the account, whose colon is lost
        tidy = text(phrase("parties.mark").sub("", value))
    most = 90 if tidy.isascii() else 45
    if not 3 <= len(tidy) <= most or not phrase("parties.bank").search(tidy) or phrase("parties.placeholder").search(tidy):
        return None
    if phrase("parties.not_bank").search(tidy):
        return None
    return Found(tidy, cut, cut + len(value.rstrip(" ，。；：、")))


def _uscc(raw: str) -> Found | None:
    match = regex.search(r"[0-9A-Z](?:[ \-]?[0-9A-Z]){16}[ \-]?[0-9A-Z](?![0-9A-Z])", raw[:60])
    if match is None or regex.match(r"[ 、/|]{1,3}[0-9A-Z]{15,18}(?![0-9A-Z])", raw[match.end() : match.end() + 24]):
        return None  # two codes behind one label are those of two bodies, side by side
    try:
        return Found(uscc.parse(match.group()), match.start(), match.end())
    except ValueParseError:
        return None


_READERS: dict[str, Callable[[str], Found | None]] = {
    "uscc": _uscc,
    "address": _address,
    "legal_representative": _person,
    "authorised_representative": _person,
    "contact": _person,
    "phone": _phone,
    "fax": _phone,
    "email": _typed(r"[A-Za-z0-9._%+\-]{1,40}@[A-Za-z0-9.\-]{1,40}\.[A-Za-z]{2,24}(?![A-Za-z0-9])", email.parse),
    "postcode": _typed(r"(?<!\d)\d{3} ?\d{3}(?!\d)", postcode.parse),
    "bank": _bank,
    "account": _account,
}


def kind_of_body(name: str, code: str | None) -> OrgType | None:
    """The kind of organisation, or `individual` for a person; `None` if the name does not say."""
    kind = org_type(name, code)
    if kind not in (None, "other"):
        return kind
    return "individual" if person.is_name(name) else kind
