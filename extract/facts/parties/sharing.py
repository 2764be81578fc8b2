"""Details behind the last of several parties: his, or shared out in turn among all."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from extract.facts.parties.arrange import Slot

OWN, UNCLEAR = -1, -2


def shared_out(slots: Sequence[Slot], parties: int, others: Sequence[Counter[str]]) -> list[int]:
    """Details behind the last of several parties: his `OWN`, the k-th party's, or `UNCLEAR`.

    Labels that come once a party there while the parties before lack them (`others` counts what they have) are shared out
    in turn. Where they come too seldom, and behind them, nothing says whose the label is.
    """
    words = Counter((slot.attribute, slot.word) for slot in slots)
    # 住所地 and 通讯地址, 电话 and 手机 of one party are no repetition.
    total = {slot.attribute: max(n for (one, _), n in words.items() if one == slot.attribute) for slot in slots}
    seen: Counter[tuple[str, str]] = Counter()
    owners: list[int] = []
    shared = [
        words[slot.attribute, slot.word] == parties > 1 and not any(other[slot.attribute] for other in others)
        for slot in slots
    ]
    # Where labels are shared out, his own end with the last that the others have too.
    common = [i for i, slot in enumerate(slots) if any(other[slot.attribute] for other in others)]
    own = max(common, default=-1) if any(shared) else len(slots)
    several = {attribute for attribute, count in total.items() if count > 1}
    # Two banks and accounts may be one party's; two addresses and two representatives are two parties'.
    mixed = len(several) > 1 and not several <= {"bank", "account", "holder"}
    for i, slot in enumerate(slots):
        lacking = parties > 1 and not all(other[slot.attribute] for other in others)
        if shared[i]:
            owners.append(seen[slot.attribute, slot.word])
        elif (mixed and slot.attribute in several) or (lacking and (total[slot.attribute] > 1 or i > own)):
            owners.append(UNCLEAR)
            own = min(own, i)
        else:
            owners.append(OWN)
        seen[slot.attribute, slot.word] += 1
    return owners
