"""Names in a contract: roles, organisations, statutes, places and methods, found with lists and patterns, not a model.

A cross-check and a reading aid beside the rules: `entities` finds them, `render_html` shows them with the record.
spaCy is imported only when one of the two is called; `organisations` works without it.
"""

from extract.ner.entities import Entity, entities
from extract.ner.gazetteer import Gazetteer, gazetteer
from extract.ner.organisations import organisations
from extract.ner.show import render_html

__all__ = [
    "Entity",
    "Gazetteer",
    "entities",
    "gazetteer",
    "organisations",
    "render_html",
]
