"""What records say, term by term: `terms` are compared, `reading` reads them, `value` holds one, `reference` is the usual.

`differences` holds two records against each other, `spoken` says a value as an auditor reads it.
"""
