"""Everything holdfire raises on purpose.

HoldfireError
├── BadInput       a file, argument or text that cannot be used           (exit 1)
│   └── SpanMismatch   quoted words that are not where they are said to be
├── UsageError     the command was called with arguments that do not fit  (exit 2)
└── Unsupported    a brief sentence that resolves to nothing               (exit 1)
"""


class HoldfireError(Exception):
    """Root of the tree: what is wrong, where, and what to do next, in one sentence."""

    exit_code = 1


class BadInput(HoldfireError):
    """The data given cannot be read; the message names the file and the next step."""


class SpanMismatch(BadInput):
    """The words stored with a span do not stand at its offsets."""


class UsageError(HoldfireError):
    """The command line does not fit together."""

    exit_code = 2


class Unsupported(HoldfireError):
    """A sentence of a brief rests on no span, search record or rule; the brief is not written."""
