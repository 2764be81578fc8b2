"""取证单: a Word working paper for a finding, from a template that an office can replace.

`choose` picks findings of a run, `sheet` says what each paper states, `law` quotes what is cited, `template` is the form
that comes with the program, `fill` puts a sheet into a form, `write` numbers and stores the papers.
"""

from extract.papers.choose import Chosen, choose
from extract.papers.sheet import PLACEHOLDERS
from extract.papers.write import Office, write_papers

__all__ = ["PLACEHOLDERS", "Chosen", "Office", "choose", "write_papers"]
