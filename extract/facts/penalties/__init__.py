"""Penalties (违约金): one row a consequence in money for a breach.

`scope` and `anchors` find the figures that price a breach (`forms`: those without a figure), `cues` the words around them;
`trigger`, `who` (`liable`), `base` and `limits` say whose breach, who pays, of what, up to where; `assemble` makes the
rows.
"""
