"""Confidence that is earned: from how often a rule was right on gold, and from what else in the contract says the same.

`table` reads the record of the rules (`rules/calibration.toml`, written by `make calibrate`), `support` counts independent
agreement, `assemble` puts both together at the end of assembling.
"""
