"""Items (清单): the rows of price and quantity tables.

`extract.structure` knows the vocabulary (`item_rules`, `columns`) and what a head says (`header`, `settle`). Here `caption`
says what stands above a table, `cells` what stands in it, `levels` which rows are sums of others; `assemble` makes the rows,
`told` and `prose` those of lists without a table: labelled rows and reckonings, then sentences.
"""
