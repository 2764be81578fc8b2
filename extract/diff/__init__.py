"""What two runs say differently: facts gained, lost and changed, by contract and field."""

from extract.diff.compare import Change, compare
from extract.diff.read import read_run

__all__ = ["Change", "compare", "read_run"]
