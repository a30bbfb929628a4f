"""Hostile bytes for every format that is taken in: none may crash the intake or hang it."""
