"""Payments (付款): one row an instalment.

`scope` finds the terms of payment, `anchors` (`anchor`, `whole`) the words that state an instalment, `places` and
`around` what belongs to it, `terms` and `share` what these say; `merge` puts together what is said twice; `assemble`
makes the rows.
"""
