"""The scalar fields of a record, each from the rules of its own name or from the module here that knows better.

`assemble` asks them in order: numbers, title, price, term, procurement, category, dispute, copies.
"""
