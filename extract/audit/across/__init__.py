"""Contracts held against each other, however many: what is kept of them lies on disk, what they share is found by key."""
