"""What a document is and how well it was read.

`titles` finds the lines at its head that say what it is; `assemble` weighs them against what its body says (document
type); `state` tells whether what was read can be relied on (read state).
"""
