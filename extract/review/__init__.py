"""The desk (`hetong review`): a person goes through the contracts of a run in the browser, on this machine alone.

`app` serves, `guard` lets in, `queue` finds contracts, `view` and `sheets` show one, `acts` writes down what a person decides
(the journal is `extract/dataset/journal.py`), `rendering` makes pictures of pages in a process of its own, `gold` and `lessons`
make use of what was checked.
"""
