"""Asking a time-stamp authority (RFC 3161, section 3.4) over HTTP."""

from holdfire.errors import NetworkError

from .fetch import Fetcher
from .guard import shown

_QUERY, _REPLY = "application/timestamp-query", "application/timestamp-reply"


def post_stamp(url: str, request_der: bytes, fetcher: Fetcher) -> bytes:
    """The DER of the authority's reply to a DER time-stamp request; raises NetworkError."""
    got = fetcher.post(url, request_der, media=_QUERY, accept=_REPLY)
    if got.media != _REPLY:
        raise NetworkError(
            f"{shown(url)} answers with {got.media or 'something unnamed'}, not a time stamp;"
            " check the address of the authority"
        )
    return got.data
