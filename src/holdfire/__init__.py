"""holdfire: who says what was agreed, what has happened since, and whether the pause is holding."""
