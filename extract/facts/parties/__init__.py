"""Parties (当事人): who buys, who supplies, how each is reached and paid.

`roles` and `sides` say which side a word names; `blocks` and `tables` whose a labelled line is; `assemble` puts the
parties together; `check` and `fallback` hold them against a model of names (the extra `ner`).
"""
