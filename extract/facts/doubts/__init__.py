"""Doubts: what a scan or a contradiction makes unsure is flagged and made less sure, never changed.

`claims` are the values of a record one by one; `marks`, `figures`, `money`, `codes`, `names`, `sides`, `support` and
`glyphs` check them; `verdict` says what becomes of one; `assemble` applies it.
"""
