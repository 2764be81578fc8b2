"""The desk (`hetong review`): a person goes through the contracts of a run in the browser, on this machine alone.

`app` says which address asks for what, `guard` lets in, `screens` are the pages, `answers` what the script asks for, `decisions`
what is done; `queue` finds contracts, `view` (out of what is `shown`) and `sheets` show one, `acts` writes down what a person decides
(the journal is `extract/dataset/journal.py`), `rendering` makes pictures of pages in a process of its own, `gold` and `lessons`
make use of what was checked.
"""
