"""The clause matrix of a folder: `build` makes it, `csv`, `html` and `xlsx` write it."""
