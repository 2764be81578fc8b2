"""Items (清单): the rows of price and quantity tables.

`rules` reads the vocabulary; `header` and `columns` say what a table holds, `caption` what stands above it, `cells` what
stands in it, `levels` which rows are sums of others; `assemble` makes the rows, `told` and `prose` those of lists without
a table: labelled rows and reckonings, then sentences.
"""
