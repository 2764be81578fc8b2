"""`hetong audit`: the findings of a whole run as files, and as a report that a person reads."""

from __future__ import annotations

from extract.report.gather import gather
from extract.report.model import Audit, Choice, Page, Passage
from extract.report.write import write_audit

__all__ = ["Audit", "Choice", "Page", "Passage", "gather", "write_audit"]
