"""Name and number of the reader that comes with the program, kept with everything it proposes."""

NAME = "rules-2"
"""Raised whenever the same words can be read otherwise: every case then reads them again."""
