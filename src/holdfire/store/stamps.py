"""Time stamps of RFC 3161: an outside witness that a ledger's head existed at a time."""

import hashlib
from datetime import UTC, datetime
from types import ModuleType
from typing import TYPE_CHECKING

from holdfire.errors import BadInput

if TYPE_CHECKING:
    import rfc3161_client


def request(digest: bytes) -> bytes:
    """The DER bytes of a TimeStampReq over `digest`, the 32 bytes of a ledger's head.

    What is stamped is SHA-256 of these 32 bytes. Raises BadInput without the extra `stamps`.
    """
    client = _client()
    builder = client.TimestampRequestBuilder().data(digest)
    made: bytes = builder.hash_algorithm(client.HashAlgorithm.SHA256).build().as_bytes()
    return made


def check(token: bytes, digest: bytes, roots: bytes | None = None) -> datetime:
    """The time (UTC) at which an authority stamped `digest`; `token` is its DER TimeStampResp.

    With `roots`, PEM certificates that the reader trusts, the signature is proven down to one of
    them; without, only that the stamp is over this digest, not who signed. Raises BadInput where
    the stamp is refused, damaged, for another head, or signed by somebody else.
    """
    client = _client()
    try:
        response = client.decode_timestamp_response(token)
        if response.status not in (client.PKIStatus.GRANTED, client.PKIStatus.GRANTED_WITH_MODS):
            raise ValueError("the authority granted none")
        imprint = response.tst_info.message_imprint.message
        if imprint != hashlib.sha256(digest).digest():
            raise ValueError("it is over another head")
        if roots is not None:
            _trusted(client, roots).verify_message(response, digest)
        moment: datetime = response.tst_info.gen_time
    except (ValueError, client.VerificationError) as error:
        raise BadInput(
            f"this is no time stamp of that head ({error}); ask the authority for a new one, or "
            "name the certificates of the one that signed it"
        ) from error
    return moment.astimezone(UTC)


def _trusted(client: ModuleType, roots: bytes) -> "rfc3161_client.Verifier":
    from cryptography import x509

    builder = client.VerifierBuilder()
    for certificate in x509.load_pem_x509_certificates(roots):
        builder = builder.add_root_certificate(certificate)
    verifier: rfc3161_client.Verifier = builder.build()
    return verifier


def _client() -> ModuleType:
    try:
        import rfc3161_client
    except ImportError:
        raise BadInput(
            "time stamps need another package; run `pip install 'holdfire[stamps]'`"
        ) from None
    return rfc3161_client
