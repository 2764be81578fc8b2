"""Many contracts before one check: what cross-contract checks get."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from extract.audit.case import Case, Contract
from extract.audit.catalogue import CheckInfo
from extract.audit.grouping import Member
from extract.record import Evidence, Quote


@dataclass(frozen=True)
class Portfolio:
    """`run(portfolio)` yields `(contract_id, finding)` pairs, each finding made by the `case` of its contract.

    `members`: contract id → its place; further files of a contract, its supplements and settlements are no contracts of
    their own: nothing repeats, renews or undercuts itself.
    """

    contracts: Sequence[Contract]
    info: CheckInfo
    members: Mapping[str, Member] = field(default_factory=dict)

    def cases(self) -> Iterator[Case]:
        """Each contract once, ready to make findings for this check."""
        return (case for case in self.files() if self._counted(case))

    def files(self) -> Iterator[Case]:
        """Each file, those of one contract one by one."""
        return (Case(contract, self.info) for contract in self.contracts)

    def _counted(self, case: Case) -> bool:
        member = self.members.get(case.record.contract_id)
        return member is None or member.counted


def elsewhere(contract: Contract, evidence: Evidence) -> Quote:
    """A passage of another contract as a further quote of a finding."""
    data = evidence.model_dump(
        include={"text", "start", "end", "page", "boxes", "clause", "rule", "confidence", "flags"}
    )
    return Quote(**data, contract_id=contract.record.contract_id)
