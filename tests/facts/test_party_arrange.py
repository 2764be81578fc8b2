"""Whose detail is it: the readings of a run of labels, without a document."""

from __future__ import annotations

from collections import Counter

from extract.facts.parties.arrange import Place, Slot, solve
from extract.facts.parties.sharing import OWN, UNCLEAR, shared_out


def nothing_known(party: int, attribute: str, value: str, has: dict[str, str]) -> float:
    return 0.0


def slots(*labels: str) -> list[Slot]:
    """`address=a` is a label with its value, `phone=` a blank; a label a line."""
    found = []
    for line, label in enumerate(labels):
        attribute, _, value = label.partition("=")
        found.append(Slot(attribute, value or None, line, 0, 0, attribute))
    return found


STACKED = (Place(0, 0, 0), Place(1, 0, 0))
BESIDE = (Place(0, 0, 0), Place(0, 0, 30))


def owners(places: tuple[Place, ...], *labels: str) -> list[int | None]:
    return [owner for owner, _ in solve(places, slots(*labels), nothing_known)]


def test_one_party_has_it_all() -> None:
    assert owners(STACKED[:1], "address=a", "phone=1") == [0, 0]


def test_sets_one_after_the_other() -> None:
    assert owners(STACKED, "address=a", "phone=1", "address=b", "phone=2") == [0, 0, 1, 1]


def test_turns() -> None:
    assert owners(STACKED, "address=a", "address=b", "phone=1", "phone=2") == [0, 1, 0, 1]


def test_a_blank_keeps_its_turn() -> None:
    assert owners(STACKED, "address=", "address=b", "phone=1", "phone=") == [0, 1, 0, 1]


def test_a_label_that_comes_once_among_turns_is_nobodys() -> None:
    assert owners(STACKED, "address=a", "address=b", "phone=1", "account=1", "account=2") == [0, 1, None, 0, 1]


def test_a_set_may_lack_a_label() -> None:
    assert owners(STACKED, "address=a", "phone=1", "account=1", "address=b", "phone=2") == [0, 0, 0, 1, 1]


def test_one_set_below_two_names_is_the_last_ones_and_less_sure() -> None:
    found = solve(STACKED, slots("address=a", "phone=1"), nothing_known)
    assert [owner for owner, _ in found] == [1, 1]
    assert all(confidence < 0.9 for _, confidence in found)


def test_what_is_known_elsewhere_overrules_the_place() -> None:
    def known(party: int, attribute: str, value: str, has: dict[str, str]) -> float:
        return 2.0 if (party, value) == (0, "a") else -2.0 if value == "a" else 0.0

    assert [owner for owner, _ in solve(STACKED, slots("address=a"), known)] == [0]


def test_the_holder_turns_the_order_round() -> None:
    def holder(party: int, attribute: str, value: str, has: dict[str, str]) -> float:
        if attribute != "holder":
            return 0.0
        return 3.0 if value == "AB"[party] else -3.0

    run = slots("holder=B", "account=2", "holder=A", "account=1")
    assert [owner for owner, _ in solve(BESIDE, run, holder)] == [1, 1, 0, 0]


def test_columns_of_a_table() -> None:
    places = (Place(0, 0, 0), Place(0, 2, 20))
    run = [Slot("address", "a", 1, 0, 0), Slot("phone", "1", 1, 2, 20)]
    assert [owner for owner, _ in solve(places, run, nothing_known)] == [0, 1]


def test_behind_the_last_party_a_label_a_party_is_shared_out() -> None:
    none_of_it = [Counter[str]()]
    run = slots("address=a", "account=1", "account=2")
    assert shared_out(run, 2, none_of_it) == [UNCLEAR, 0, 1]
    assert shared_out(run, 2, [Counter(address=1)]) == [OWN, 0, 1]


def test_two_words_for_one_label_are_no_repetition() -> None:
    run = [Slot("phone", "1", 0, 0, 0, "电话"), Slot("phone", "2", 1, 0, 0, "手机")]
    assert shared_out(run, 2, [Counter()]) == [OWN, OWN]


def test_labels_repeated_without_a_reason_are_nobodys() -> None:
    run = slots("address=a", "phone=1", "address=b", "phone=2", "address=c", "phone=3")
    assert set(shared_out(run, 1, [])) == {UNCLEAR}


def test_one_detail_below_two_names_is_nobodys_unless_it_fits_one() -> None:
    assert owners(STACKED, "phone=1") == [None]
    assert [owner for owner, _ in solve(STACKED, slots("phone=1"), lambda party, *_: 0.8 if party == 0 else -0.8)] == [0]
