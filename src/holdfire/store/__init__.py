"""The case on disk: a ledger of rows that only grows, and bytes kept by their hash."""

from .blobs import Blobs
from .checking import verify
from .codec import decode, encode
from .ledger import Ledger
from .opening import open_ledger
from .packing import pack, unpack

__all__ = ["Blobs", "Ledger", "decode", "encode", "open_ledger", "pack", "unpack", "verify"]
