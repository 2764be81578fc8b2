"""Personal data out of a record: names of people, telephone numbers, e-mail addresses, identity and account numbers."""

from extract.redact.record import Detail, details, redact, redact_text

__all__ = ["Detail", "details", "redact", "redact_text"]
