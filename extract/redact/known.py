"""What a record itself knows of people, and what must not be touched."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator

import regex

from extract.record import Record, TextFact
from extract.redact import masks
from extract.redact.anyof import any_of
from extract.redact.columns import Hit
from extract.redact.patterns import hits, looks_like_identity
from extract.redact.people import finditer, people
from extract.text.fold import fold
from extract.values.person import is_name

_PERSONS = ("legal_representative", "authorised_representative", "contact")
_NUMBERS: dict[str, Callable[[str], str]] = {
    "phone": masks.phone,
    "fax": masks.phone,
    "email": masks.email,
    "account": masks.account,
}
_HAN = r"[\u3400-\u9fff]"
_TITLES = r"先生|女士|同志|经理|主任|老师|工程师|处长|科长|局长|院长|校长|总经理|董事长|签|（"
_PLACES = r"路|街|区|县|市|镇|乡|村|巷|弄|大道|大厦|广场|小区|公司|集团|科技|学校|医院"
_OFFICE = regex.compile(r"(?:科|处|部|室|办|局|院|站|所|组|队|中心|公司|学校|医院)\Z")
_DIGITS = 5
"""A shorter number than this is no secret: 114 would hit half the text."""


class Known:
    """The names and numbers of a record's people, wherever they occur; organisations and identifiers stay whole."""

    def __init__(self, record: Record, taken: Iterable[tuple[str, str]] = ()) -> None:
        """`taken`: (field, text) of whatever a rule took for one of a party's details, chosen or not."""
        details = list(taken)
        secrets = _secrets(record, details)
        digits = {_tight(text) for texts in secrets for text in texts}
        self._kept = _pattern((text for text in _kept(record) if not _personal(text, digits)), exact=True)
        names = {*_names(record), *(name for field, text in details if field in _PERSONS for name in _people(text))}
        self._long = _pattern((name for name in names if len(name) > 2), exact=False)
        self._short = _pattern((name for name in names if len(name) == 2), exact=False)
        self._numbers = [(_Numbers(found), mask) for found, mask in secrets.items()]

    def hits(self, text: str) -> Iterator[Hit]:
        """Spans of the record's own names and numbers in a text."""
        folded = fold(text)
        for pattern in (self._long, self._short):
            for start, end in _spans(pattern, folded):
                if pattern is self._long or _alone(folded, start, end):
                    yield start, end, masks.name
        for numbers, mask in self._numbers:
            for start, end in numbers.spans(folded):
                yield start, end, mask

    def kept(self, text: str) -> list[tuple[int, int]]:
        """Spans that stay as they are: names of parties and banks, credit codes, contract and project numbers."""
        return list(_spans(self._kept, fold(text)))


def _kept(record: Record) -> Iterator[str]:
    """An individual who is a party keeps the name: it is the name of the party."""
    for party in record.parties:
        for fact in (party.name, party.uscc, party.bank, *party.aliases):
            yield from _both(fact)
    if record.notice is not None:
        yield from (fold(bidder.name) for bidder in record.notice.bidders)
    fields = record.fields
    for fact in (fields.number, fields.buyer_number, fields.supplier_number, fields.project_number):
        yield from _both(fact)


def _both(fact: TextFact | None) -> Iterator[str]:
    if fact is not None:
        yield fold(fact.value)
        if len(fact.text) <= len(fact.value) * 2:  # the quote may be a whole line
            yield fold(fact.text)


def _names(record: Record) -> Iterator[str]:
    for party in record.parties:
        for field in _PERSONS:
            fact = getattr(party, field)
            if fact is not None:
                yield from _people(fact.value)
    if record.notice is not None:
        yield from (member.name for member in record.notice.committee)
    for text in _texts(record):
        folded = fold(text)
        for start, end in people(text):
            name = folded[start:end].replace(" ", "")
            if is_name(name):  # a label alone does not vouch for every other place
                yield name


def _people(text: str) -> Iterator[str]:
    yield from (part for part in regex.split(r"[、，,；;/\s]+", fold(text)) if _is_person(part))


def _texts(record: Record) -> tuple[str, ...]:
    """What the document says: its text, or its clauses where the record has none."""
    return (record.text,) if record.text is not None else tuple(clause.text for clause in record.clauses)


def _is_person(text: str) -> bool:
    """What stands as a contact is a person unless it is plainly an office: 后勤保障部."""
    return len(text) > 1 and (is_name(text) or not _OFFICE.search(text))


def _secrets(record: Record, taken: Iterable[tuple[str, str]]) -> dict[frozenset[str], Callable[[str], str]]:
    """Numbers and addresses by the mask that they take: of the parties, of rules, and of labels in the text.

    What stands behind a label once is a secret wherever it stands again: in a warning, in another clause, in a finding.
    """
    found: defaultdict[Callable[[str], str], set[str]] = defaultdict(set)
    for field, mask in _NUMBERS.items():
        facts = [fact for party in record.parties if (fact := getattr(party, field)) is not None]
        found[mask].update(fold(text) for fact in facts for text in (fact.value, fact.text))
    for field, text in taken:
        if field in _NUMBERS:
            found[_NUMBERS[field]].add(fold(text))
    for text in _texts(record):
        folded = fold(text)
        for start, end, mask in hits(text):
            if mask not in (masks.name, masks.plate):  # the digits of a plate by themselves are nobody's
                found[mask].add(folded[start:end])
    return {frozenset(texts): mask for mask, texts in found.items() if texts}


def _tight(text: str) -> str:
    return regex.sub(r"[^0-9A-Za-z]", "", fold(text)).upper()


def _personal(text: str, secrets: set[str]) -> bool:
    """Whether what should stay (a number of the contract, a code) is somebody's number all the same."""
    tight = _tight(text)
    return len(tight) >= _DIGITS and (tight in secrets or looks_like_identity(tight))


_GAP = r"[ \-—（）转\n]{0,2}"
_RUNS = regex.compile(rf"(?<![0-9A-Za-z.,])[0-9]+(?:{_GAP}[0-9]+)*+")
_PIECE = regex.compile("[0-9]+")
_MONEY = regex.compile(r"[0-9A-Za-z]|[.,][0-9]|[ ]?(?:元|万|亿|角|%)")
_PIECES = 8
"""A number is written in so many pieces at the most."""


class _Numbers:
    """Numbers, with other layout between their digits, not inside a longer number and not a sum of money; mails and names
    on a network as they are."""

    def __init__(self, texts: Iterable[str]) -> None:
        mails, names = set[str](), set[str]()
        self._digits = set[str]()
        for text in texts:
            if "@" in text:
                mails.add(text.replace(" ", ""))
            elif regex.fullmatch(r"[A-Za-z][0-9A-Za-z_\- ]{4,30}", text):  # a passport, a name on a network
                names.add(text.strip())
            else:
                runs = (regex.sub(r"[^0-9]", "", run) for run in regex.findall(r"[0-9][0-9 \-—（）转]*[0-9]", text))
                self._digits.update(run for run in runs if len(run) >= _DIGITS)
        self._longest = max(map(len, self._digits), default=0)
        ways = [one for one in (any_of(mails, "[ ]?"), any_of(names)) if one]
        self._others = (
            regex.compile(rf"(?<![0-9A-Za-z.,])(?:{'|'.join(ways)})(?![0-9A-Za-z])", flags=regex.IGNORECASE) if ways else None
        )

    def spans(self, text: str) -> Iterator[tuple[int, int]]:
        yield from _spans(self._others, text)
        for run in finditer(_RUNS, text) if self._digits else ():
            pieces = [piece.span() for piece in _PIECE.finditer(run[0])]
            for i, (start, _) in enumerate(pieces):
                digits = ""
                for one, end in pieces[i : i + _PIECES]:
                    digits += run[0][one:end]
                    if len(digits) > self._longest:
                        break
                    if digits in self._digits and not _MONEY.match(text, run.start() + end):
                        yield run.start() + start, run.start() + end


def _pattern(texts: Iterable[str], *, exact: bool) -> regex.Pattern[str] | None:
    """Any of the texts, the longest first; with spaces between their characters where not `exact`."""
    way = any_of({text for text in texts if len(text) > 1}, "" if exact else "[ ]{0,3}")
    return regex.compile(way) if way else None


def _spans(pattern: regex.Pattern[str] | None, text: str) -> Iterator[tuple[int, int]]:
    if pattern is not None:
        for match in finditer(pattern, text):
            yield match.span()


_BEFORE = regex.compile(rf"(?:(?<!{_HAN})|(?<=人|中|方|表|员|理|任|由|与|和|及|名|字|系|：))\Z")
_AFTER = regex.compile(rf"(?!{_HAN})|(?:{_TITLES})|(?:电话|手机|联系|身份证|担任|为|与|和|及|、)")
_IN_A_PLACE = regex.compile(rf"(?:{_PLACES})")


def _alone(text: str, start: int, end: int) -> bool:
    """Whether two characters stand as a name and not inside other words: 国王平台 does not hold 王平."""
    if _IN_A_PLACE.match(text, end):
        return False
    before = text[max(start - 1, 0) : start]
    return _BEFORE.search(before) is not None and _AFTER.match(text, end) is not None
