"""What a text says about its own structure, wherever its lines end: labels of clauses and forms, series, headings."""
