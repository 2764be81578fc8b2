"""Words of the text read once, for every assembler: sums of money, text as written.

`sums`: figures and capital letters that stand together are one mention. `written`: dashes and line ends as they were. `options`: boxes
ticked or not; `chosen`: numbered options of which a form names one.
"""
