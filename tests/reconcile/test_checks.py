"""Every check of `rules/audit/reconcile.toml` is made by a room, and every room's checks are there."""

from __future__ import annotations

from extract.audit import default_catalogue
from extract.reconcile import chains, prices, relations, rotation
from extract.reconcile.differences import days, findings, money
from extract.reconcile.ledger import judge, loose

ROOMS = (chains, prices, relations, rotation, days, findings, money, judge)


def test_each_check_has_its_room() -> None:
    made = {check for room in ROOMS for check in room.CHECKS} | {loose.CHECK}
    infos = [info for info in default_catalogue().checks.values() if info.scope == "matter"]
    assert made == {info.id for info in infos} and {info.category for info in infos} == {"reconcile"}
    assert {info.severity for info in infos} <= {"warning", "info"}, "what several papers show is a reason to look, no proof"
