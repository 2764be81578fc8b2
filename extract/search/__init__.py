"""Full-text search over the clauses of a run: an index beside the records, built and refreshed when it is asked."""
