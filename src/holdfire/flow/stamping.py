"""Trusted times (RFC 3161): the last link of the record, stamped by an authority."""

import json
from datetime import datetime
from typing import TYPE_CHECKING

from holdfire.record import Entry, Kind, make_id
from holdfire.store import stamps

from .held import Held

if TYPE_CHECKING:
    from holdfire.collect.fetch import Fetcher


def stamp(held: Held, authority: str, fetcher: "Fetcher") -> datetime:
    """Ask an authority to stamp the last link; its answer, checked, goes on record."""
    from holdfire.collect.stamping import post_stamp

    seq, digest = held.ledger.head()
    token = post_stamp(authority, stamps.request(bytes.fromhex(digest)), fetcher)
    at = stamps.check(token, bytes.fromhex(digest), None)
    body = {"seq": seq, "digest": digest, "authority": authority, "at": at.isoformat()}
    entry = Entry(
        kind=Kind.STAMP,
        id=make_id("tss", digest, authority, at.isoformat()),
        subject=digest,
        body=json.dumps(body, sort_keys=True),
        blobs=(held.blobs.put(token),),
    )
    held.ledger.put([entry])
    return at
