"""Many contracts before one check: what cross-contract checks get."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal

from extract.audit.case import Case, Contract
from extract.audit.catalogue import CheckInfo
from extract.audit.grouping import Member
from extract.record import Evidence, Quote


@dataclass(frozen=True)
class Portfolio:
    """The contracts of a folder before a check of scope `portfolio`, each loaded when it is asked for.

    A check has `rows(case, known)`, which yields `(key, facts)` of one contract (facts are values of JSON: there may be a
    million), and `judge(groups, portfolio)`, which gets the rows of each key that more than one row has and yields
    `(contract_id, finding)`, each finding made by the `case` of its contract. A check of another package may have
    `run(portfolio)` instead and go through all.

    `members`: contract id → its place; further files of a contract, its supplements and settlements are no contracts of
    their own: nothing repeats, renews or undercuts itself. `known`: name of a party → its credit code; `ids`: contract ids
    by number.
    """

    contracts: Sequence[Contract]
    info: CheckInfo
    members: Mapping[str, Member] = field(default_factory=dict)
    known: Mapping[str, str] = field(default_factory=dict)
    ids: Sequence[str] = ()

    @property
    def parameters(self) -> Mapping[str, Decimal]:
        """The thresholds of the check."""
        return self.info.parameters

    def case(self, number: int) -> Case:
        """The contract of a number, ready to make findings for this check."""
        return Case(self.contracts[number], self.info)

    def cases(self) -> Iterator[Case]:
        """Each contract once."""
        return (case for case in self.files() if self.counted(case.contract))

    def files(self) -> Iterator[Case]:
        """Each file, those of one contract one by one."""
        return (Case(contract, self.info) for contract in self.contracts)

    def counted(self, contract: Contract) -> bool:
        """True for what is a contract of its own."""
        member = self.members.get(contract.record.contract_id)
        return member is None or member.counted


def elsewhere(contract: Contract, evidence: Evidence) -> Quote:
    """A passage of another contract as a further quote of a finding."""
    data = evidence.model_dump(
        include={"text", "start", "end", "page", "boxes", "clause", "rule", "confidence", "flags"}
    )
    return Quote(**data, contract_id=contract.record.contract_id)
