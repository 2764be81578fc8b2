"""Whose the one account is that stands behind the names of a consortium: the holder's, the lead's where he is paid, or nobody's."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Mapping, Sequence

from extract.facts.context import Context
from extract.facts.parties.entries import Entry
from extract.lexicon import phrase

_PAID = ("bank", "account")
_LEAD = "supplier"
Owner = tuple[str | None, float]


def with_account(
    context: Context, keys: Sequence[str], run: Sequence[Entry], lacking: Collection[str], names: Mapping[str, str],
    owners: Sequence[Owner],
) -> list[Owner]:  # fmt: skip
    """The owners of a run, its account given to nobody of several members unless the contract says whose it is.

    `lacking`: parties that stand before these and are told no account.
    """
    members = [key for key in keys if key == _LEAD or key.startswith(f"{_LEAD}:")]
    if len(keys) == 1 and members and members != [_LEAD] and _LEAD in lacking and is_paid_to_lead(context):
        return [(None, 0.0) if entry.attribute in _PAID else owner for entry, owner in zip(run, owners, strict=True)]
    counts = Counter(entry.attribute for entry in run)
    if len(set(members)) < 2:
        return list(owners)
    holders = {entry.value for entry in run if entry.attribute == "holder"}
    told = next((key for key in members if names.get(key) in holders), None)
    if told is None and is_paid_to_lead(context) and _LEAD in members:
        told = _LEAD
    return [
        (told, 0.88 if told else 0.0) if entry.attribute in _PAID and counts[entry.attribute] == 1 and owner[0] in members else owner
        for entry, owner in zip(run, owners, strict=True)
    ]


def is_paid_to_lead(context: Context) -> bool:
    """True where the contract says that the money goes to the lead of the consortium."""
    return context.once(_paid_to_lead)


def _paid_to_lead(context: Context) -> bool:
    text = context.document.view.text
    return "牵头" in text and phrase("parties.paid_to_lead").search(text) is not None
