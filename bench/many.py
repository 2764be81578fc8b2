"""A million contracts held against each other: which files are one contract, and every check across contracts.

    python bench/many.py [--contracts 1000000] [--alike 0]

The records are made light (no text), as a run over a province's contracts would leave them: four thousand buyers, forty
thousand suppliers, one file in fifty there twice, one contract in forty with a supplement, accounts and phones that a few
suppliers share. `--alike N` makes N more that name the same buyer, supplier and price and little else. Each comes into
being, is kept and forgotten; what is measured is the memory and the time of keeping, grouping and checking.
"""

from __future__ import annotations

import argparse
import hashlib
import os
import random
import resource
import time
from collections import Counter
from collections.abc import Iterator
from datetime import date, timedelta
from typing import Any

from extract.audit import Contract
from extract.audit.across.collected import Collected
from extract.audit.run import across
from extract.audit.sketch import Sketch, sketch
from extract.record import Record

_THINGS = ("书架", "网络设备", "物业服务", "绿化养护", "档案数字化", "电梯维保", "实验台", "校服", "食堂食材", "道路维修")
_CATEGORIES = ("goods", "goods", "services", "services", "services", "services", "goods", "goods", "goods", "works")
_EMPTY: Sketch = sketch(())


def fact(value: Any) -> dict[str, Any]:
    return {"value": value, "text": str(value), "start": 0, "end": len(str(value)), "rule": "bench", "confidence": 0.95}


def record(i: int, chance: random.Random, *, alike: bool = False, later: bool = False) -> Record:
    """The record of contract `i`; `alike`: that says little beside its parties and its price; `later`: a supplement."""
    kind, buyer = chance.randrange(len(_THINGS)), 0 if alike else chance.randrange(4000)
    thing = _THINGS[kind]
    supplier = 0 if alike else (buyer * 10 + min(int(chance.expovariate(0.4)), 9)) % 40_000
    signed = date(2023, 1, 2) + timedelta(days=chance.randrange(1000))
    fields: dict[str, Any] = {
        "project_name": fact(f"第{buyer}号单位{thing}第{i % 50}批采购"),
        "total_amount": fact("98000" if alike else str(chance.randrange(100, 9000) * 100)),
    }
    if not alike:
        fields |= {
            "number": fact(f"HT-{signed.year}-{i:07}"), "signed_on": fact(signed.isoformat()), "category": fact(_CATEGORIES[kind]),
            "term_start": fact(signed.isoformat()), "term_end": fact((signed + timedelta(days=365)).isoformat()),
        }  # fmt: skip
    bank = supplier if chance.random() < 0.999 else supplier + 1
    parties = [
        {"role": "buyer", "label": "甲方", "name": fact(f"第{buyer}号单位")},
        {
            "role": "supplier", "label": "乙方", "name": fact(f"第{supplier}号{_THINGS[supplier % 10]}有限公司"),
            "account": fact(f"62220000{bank:011}"), "phone": fact(f"1390{bank:07}"), "contact": fact(f"联系人{supplier}"),
        },
    ]  # fmt: skip
    items = [
        {"seq": "1", "name": thing, "unit": "项", "quantity": "1", "unit_price": str(chance.randrange(100, 200) * 100), **fact(thing)}
    ]
    for item in items:
        del item["value"]
    name = hashlib.sha256(f"{i}{later}".encode()).hexdigest()
    source = {
        "path": f"{i:07}{'-1' if later else ''}.txt", "sha256": name, "format": "txt", "bytes": 1, "text_source": "text",
        "engine": "bench", "document_type": "supplement" if later else "contract",
    }  # fmt: skip
    return Record.model_validate(
        {"contract_id": name[:16], "source": source, "fields": fields, "parties": parties, "items": items}
    )


def records(count: int, alike: int) -> Iterator[Record]:
    chance = random.Random(7)
    twin = record(count, chance)
    for i in range(count - alike):
        if i % 50 == 49:  # the one before once more
            again = twin.contract_id[::-1]
            source = twin.source.model_copy(update={"path": f"copy/{twin.source.path}", "sha256": again * 4})
            yield twin.model_copy(update={"contract_id": again, "source": source})
        elif i % 40 == 39:
            later = record(i, chance, later=True)
            later.fields.number = twin.fields.number
            later.parties = twin.parties
            later.fields.signed_on = None
            yield later
        else:
            twin = record(i, chance)
            yield twin
    yield from (record(count + i, chance, alike=True) for i in range(alike))


def peak() -> float:
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--contracts", type=int, default=1_000_000)
    parser.add_argument("--alike", type=int, default=0)
    given = parser.parse_args()
    print(f"{given.contracts} contracts, {os.cpu_count()} cores, load {os.getloadavg()[0]:.1f}, {peak():.0f} MiB to begin with")
    begun = last = time.perf_counter()

    def told(what: str) -> None:
        nonlocal last
        now = time.perf_counter()
        print(f"{what:46}{now - last:9.1f} s{peak():9.0f} MiB, processor {time.process_time():.0f} s", flush=True)
        last = now

    kept = Collected()
    for one in records(given.contracts, given.alike):
        kept.append(Contract(one, known=_EMPTY))
    told("made and kept")
    members = kept.members
    relations = Counter(str(one.relation) for one in members.values())
    told(f"grouped: {len({one.group_id for one in members.values()})} contracts")
    found = Counter((check, type(answer).__name__) for check, _, answer in across(kept))
    told("checked")
    print(f"relations {dict(relations)}")
    for (check, kind), count in sorted(found.items()):
        print(f"  {check:42}{kind:14}{count:9}")
    print(f"peak memory {peak():.0f} MiB, {time.perf_counter() - begun:.0f} s")


if __name__ == "__main__":
    main()
