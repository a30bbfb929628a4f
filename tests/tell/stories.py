"""A pause told by hand, with everything a page can go wrong on. All names are invented."""

from holdfire.record import (
    Act,
    Agent,
    BlockKind,
    CaptureClass,
    Count,
    Extract,
    Mode,
    Naming,
    Status,
)
from tests.helpers import (
    LIEPAJA,
    Source,
    capture,
    joined,
    on,
    part,
    reading,
    report,
    span,
    statement,
)

HEAD = "Harbour Front agrees to pause"
SAID = "the Harbour Front had agreed to stop shelling Liepaja for ten days"
OWN = "“We  mean days,\nnot \"hours\", <script>alert('x')</script> & nothing else,”"
HIT = "a rocket hit a tram depot in Liepaja on Monday, killing four people"
QUIET = "No fire was heard in Liepaja on Wednesday"
CLAIM = "that the other side had violated it 23 times"


def herald() -> Source:
    """A newspaper's account: terms, own words, a hit, a refusal, a claim, a quiet day."""
    cap = capture(
        (BlockKind.HEADLINE, HEAD),
        f"Margit Solvane said on Wednesday that {SAID}. {OWN} Margit Solvane said.",
        f"Tomas Reikvold would not comment. The Coast Council said {CLAIM}.",
        f"The Herald saw that {HIT}. {QUIET}.",
        (BlockKind.TEASER, "Eleven dead as rockets hit Ventspils | <img src=x onerror=alert(1)>"),
        id="cap_a", outlet="Herald & <b>Sons</b>", title=HEAD,
    )  # fmt: skip
    said = statement(cap, "Margit Solvane", SAID, act=Act.ANNOUNCE, when=on(5), role="envoy")
    own = statement(cap, "Margit Solvane", OWN, mode=Mode.DIRECT)
    refused = statement(
        cap, "Tomas Reikvold", "would not comment", act=Act.DECLINE,
        cue=(span(cap, "would not comment"),), role="the Harbour Front’s spokesman",
    )  # fmt: skip
    claim = statement(cap, "Coast Council", CLAIM, act=Act.ALLEGE)
    read = reading(
        "Margit Solvane", said, bound=part(cap, "Harbour Front", status=Status.PARAPHRASED),
        area=part(cap, "Liepaja", place=LIEPAJA), duration=part(cap, "for ten days", days=10.0),
        conduct=part(cap, "shelling"),
    )  # fmt: skip
    hit = report(
        cap, HIT, place=LIEPAJA, when=on(3), killed=Count(low=4, best=4, high=4),
        actor=Agent(name="Harbour Front", basis="stated"), targets=(span(cap, "tram depot"),),
    )  # fmt: skip
    quiet = report(cap, QUIET, absence=True, place=LIEPAJA, when=on(5))
    return cap, Extract(
        statements=(said, own, refused, claim), reports=(hit, quiet), readings=(read,)
    )


def digest() -> Source:
    """A machine's account of it, with a thing nobody else tells."""
    words = "412 blocks in Ventspils had no heat"
    cap = capture(
        (BlockKind.NOTICE, "This text was produced automatically."),
        f"Arvid Lennmark said that {words}. A drone hit the port of Ventspils.",
        id="cap_m", classes=frozenset({CaptureClass.MACHINE}), published=None,
    )  # fmt: skip
    said = statement(cap, "Arvid Lennmark", words, naming=Naming.NAMED)
    hit = report(cap, "A drone hit the port of Ventspils", when=on(4))
    return cap, Extract(statements=(said,), reports=(hit,))


def empty() -> Source:
    """A text in which nothing was found."""
    return capture("Herring is cheap this week in Nexo.", id="cap_e"), Extract()


def dossier():
    """The dossier of both accounts."""
    return joined(herald(), digest())
