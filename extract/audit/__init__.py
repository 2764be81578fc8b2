"""Audit: records → findings. One check, one module in `checks/`; what it says and cites stands in `rules/audit/`."""

from __future__ import annotations

from extract.audit.case import Case, Contract
from extract.audit.catalogue import Catalogue, CheckInfo, default_catalogue
from extract.audit.portfolio import Portfolio
from extract.audit.run import Report, audit_portfolio, audit_record, checks
from extract.audit.verdict import NotAssessed

__all__ = [
    "Case",
    "Catalogue",
    "CheckInfo",
    "Contract",
    "NotAssessed",
    "Portfolio",
    "Report",
    "audit_portfolio",
    "audit_record",
    "checks",
    "default_catalogue",
]
