"""Pages for people: one look, one set of parts, made from templates that escape by default.

Report, matrix, redline and `show` are single files that need no network: style and script stand inside, the content
policy lets nothing else run. The desk (`hetong review`) serves the same style and scripts beside its pages.
"""

from __future__ import annotations

from extract.pages.assets import INLINE, Assets, linked, static
from extract.pages.render import environment, page, part, pieces

__all__ = ["INLINE", "Assets", "environment", "linked", "page", "part", "pieces", "static"]
