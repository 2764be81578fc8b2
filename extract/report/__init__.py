"""`hetong audit`: the findings of a whole run as files, and as a report that a person reads."""

from __future__ import annotations

from extract.report.gather import Audit, Choice, Page, Passage, gather
from extract.report.write import write_audit

__all__ = ["Audit", "Choice", "Page", "Passage", "gather", "write_audit"]
