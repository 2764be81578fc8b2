"""Pages for people: one file each, no script, no network, readable on screen and on paper."""

from extract.html.page import cell, clean, details, esc, shell, table, tag

__all__ = ["cell", "clean", "details", "esc", "shell", "table", "tag"]
