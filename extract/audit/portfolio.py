"""Many contracts before one check: what cross-contract checks get."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from extract.audit.case import Case, Contract
from extract.audit.catalogue import CheckInfo
from extract.audit.grouping import COPIES, Member
from extract.record import Evidence, Quote


@dataclass(frozen=True)
class Portfolio:
    """`run(portfolio)` yields `(contract_id, finding)` pairs, each finding made by the `case` of its contract.

    `members`: contract id → its place; further files of one contract are no contracts of their own.
    """

    contracts: Sequence[Contract]
    info: CheckInfo
    members: Mapping[str, Member] = field(default_factory=dict)

    def cases(self) -> Iterator[Case]:
        """Each contract once, ready to make findings for this check."""
        return (case for case in self.files() if self._relation(case) not in COPIES)

    def files(self) -> Iterator[Case]:
        """Each file, those of one contract one by one."""
        return (Case(contract, self.info) for contract in self.contracts)

    def _relation(self, case: Case) -> str | None:
        member = self.members.get(case.record.contract_id)
        return member.relation if member else None


def elsewhere(contract: Contract, evidence: Evidence) -> Quote:
    """A passage of another contract as a further quote of a finding."""
    data = evidence.model_dump(
        include={"text", "start", "end", "page", "boxes", "clause", "rule", "confidence", "flags"}
    )
    return Quote(**data, contract_id=contract.record.contract_id)
