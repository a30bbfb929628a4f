"""Name and number of the way documents are parsed, kept with every capture on record."""

METHOD = "collect-1"
"""Raised whenever the same bytes can give other words, blocks or facts: they are parsed again."""
