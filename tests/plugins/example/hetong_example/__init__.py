"""Beside this module lies `rules/`, laid over the rules of hetong."""
