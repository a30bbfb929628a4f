"""How the weights of holdfire-reader-en come about (see README.md)."""
