"""Which papers are of one matter: candidates that share something telling, judged one by one, settled against each other."""

from __future__ import annotations

from extract.reconcile.match.judge import Certainty, Link, judge
from extract.reconcile.match.settle import Settled, settle

__all__ = ["Certainty", "Link", "Settled", "judge", "settle"]
