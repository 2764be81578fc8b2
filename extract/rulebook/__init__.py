"""The rulebook: rules as data (`rules/*.toml`), read, checked and matched."""

from extract.rulebook.book import Rulebook
from extract.rulebook.loader import default_rulebook, load
from extract.rulebook.rule import Rule

__all__ = ["Rule", "Rulebook", "default_rulebook", "load"]
