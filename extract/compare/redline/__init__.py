"""Two contracts side by side: `side` reads one, `align` pairs clauses, `judge` says what a change means; `build` makes the
comparison, `html` and `text` write it."""
