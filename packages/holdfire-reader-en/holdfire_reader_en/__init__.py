"""Weights of holdfire's embedded reader for English; holdfire finds the files beside this one."""
