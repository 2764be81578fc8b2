"""What rules find, and what a field could be."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from extract.model.places import Span


@dataclass(frozen=True, slots=True)
class Hole:
    """What a typed hole of a rule took: the parsed value and where it stands."""

    value: object
    span: Span
    type: str = ""


@dataclass(frozen=True, slots=True)
class Fact:
    """One match of one rule: what it says (`kind`), where, and the values of its holes.

    `holes` maps the hole's name to what it took; `constants` are the rule's own `set` values.
    """

    kind: str
    rule: str
    span: Span
    clause: str
    holes: Mapping[str, Hole] = field(default_factory=dict)
    constants: Mapping[str, object] = field(default_factory=dict)
    confidence: float = 0.9
    order: int = 0


@dataclass(frozen=True, slots=True)
class Candidate:
    """One possible value of a field of the record, chosen or not: what `hetong explain` prints.

    `field` is a name such as `total_amount` or `buyer.phone`; `value` is as in the record; `why` says in a few words
    why this candidate ranks where it does. Candidates of a field are kept best first; the first one is the value.
    """

    field: str
    value: object
    span: Span
    rule: str
    confidence: float
    why: str = ""
