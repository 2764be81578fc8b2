"""Payments (付款): one row an instalment.

`scope` finds the terms of payment (`lines`: what one line says of itself; without options not chosen), `anchors`
(`anchor`, `whole`, `joined`, `ordered`) the words that state an instalment, `duties` those that only order one, `places`
and `around` what belongs to it, `terms` and `share` what these say; `assemble` makes the rows, `merge` puts together
what is said twice.
"""
