"""How well the reader reads: scores on our own sets and on PolNeAR, with pinned floors."""
