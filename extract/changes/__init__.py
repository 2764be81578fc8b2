"""What two runs say differently: facts gained, lost and changed, by contract and field."""

from extract.changes.compare import Change, compare
from extract.changes.read import read_run

__all__ = ["Change", "compare", "read_run"]
