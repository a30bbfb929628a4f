"""Ids made from content, so that every step is safe to repeat."""

import hashlib
import json


def make_id(prefix: str, *fields: object) -> str:
    """Return `prefix_` and 16 hex digits of SHA-256 over a JSON array of the identity fields."""
    body = json.dumps(fields, ensure_ascii=False, separators=(",", ":"), default=str)
    digest = hashlib.sha256(body.encode("utf-8", "surrogatepass")).hexdigest()
    return f"{prefix}_{digest[:16]}"
