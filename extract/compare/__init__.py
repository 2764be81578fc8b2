"""Contracts beside each other: the clause matrix of a folder, the redline of two, a contract against its template."""
