"""How well an incident is attested: worked out from who tells it and how, never written."""

from collections.abc import Iterable, Iterator, Sequence
from itertools import combinations

from holdfire.record import Actor, Attestation, Attests, Role, Standing

from .said import actor_of

TELLING = (Attests.REPORTS, Attests.ADMITS, Attests.VERIFIES)
"""What an origin does that says the incident happened."""
UNKNOWN = "origin unknown"


def standing(actor: str | None, told: Sequence[Attestation], actors: tuple[Actor, ...]) -> Standing:
    """The standing of an incident laid to an actor (by printed name); the first that fits
    (R-STAND-2, R-STAND-3)."""
    by = {does: {a.origin for a in told if a.attests is does} for does in Attests}
    if by[Attests.RETRACTS]:
        return Standing.RETRACTED
    if by[Attests.RECLASSIFIES]:
        return Standing.RECLASSIFIED
    if any(not _bound(o, actors) for o in by[Attests.VERIFIES]) or any(
        _admits(o, actor, actors) for o in by[Attests.ADMITS]
    ):
        return Standing.CONFIRMED
    if any(_one_side(o, actor, actors) for o in by[Attests.DENIES]):
        return Standing.DENIED
    if by[Attests.DENIES] or by[Attests.DISPUTES]:
        return Standing.CONTESTED
    return Standing.CORROBORATED if _apart(told, actors) else Standing.REPORTED


def origins(told: Iterable[Attestation]) -> tuple[str, ...]:
    """Who said that it happened, once each; all who are not known are one unknown."""
    found = (a.origin or UNKNOWN for a in told if a.attests in TELLING)
    return tuple(dict.fromkeys(found)) or (UNKNOWN,)


def accuses(origin: str, actors: tuple[Actor, ...]) -> bool:
    """Whether an origin is a bound actor, or speaks or acts for one."""
    found = actor_of(origin, actors)
    return found is not None and any(Role.BOUND in a.roles for a in _side(found, actors))


def speaks_for(origin: str, name: str, actors: tuple[Actor, ...]) -> bool:
    """Whether an origin is of that name, or its word is the word of whoever is."""
    return name in _voices(origin, actors)


def _bound(origin: str | None, actors: tuple[Actor, ...]) -> bool:
    """Whether who verifies is a side: its word verifies nothing."""
    return origin is None or accuses(origin, actors)


def _admits(origin: str | None, actor: str | None, actors: tuple[Actor, ...]) -> bool:
    return origin is not None and actor is not None and speaks_for(origin, actor, actors)


def _one_side(origin: str | None, actor: str | None, actors: tuple[Actor, ...]) -> bool:
    """Whether the two share someone they are, speak for or act for."""
    if origin is None or actor is None:
        return False
    one, other = actor_of(origin, actors), actor_of(actor, actors)
    if one is None or other is None:
        return origin == actor
    return bool({a.id for a in _side(one, actors)} & {a.id for a in _side(other, actors)})


def _apart(told: Iterable[Attestation], actors: tuple[Actor, ...]) -> bool:
    """Whether two voices tell it, one of them no bound side's; a body and its spokesman are one
    (R-STAND-1)."""
    known = [o for o in origins(told) if o != UNKNOWN]
    voices = [_voices(o, actors) for o in known]
    two = any(one.isdisjoint(other) for one, other in combinations(voices, 2))
    return two and any(not accuses(o, actors) for o in known)


def _voices(origin: str, actors: tuple[Actor, ...]) -> frozenset[str]:
    """The names of all whose word an origin's word is, its own among them."""
    found = actor_of(origin, actors)
    return frozenset([origin] if found is None else [a.name for a in _voice(found, actors)])


def _voice(actor: Actor, actors: tuple[Actor, ...]) -> Iterator[Actor]:
    """The actor, whom it speaks for, whom that one speaks for, and on, once each."""
    ids = {a.id: a for a in actors}
    seen: set[str] = set()
    at: Actor | None = actor
    while at is not None and at.id not in seen:
        seen.add(at.id)
        yield at
        at = ids.get(at.speaks_for or "")


def _side(actor: Actor, actors: tuple[Actor, ...]) -> tuple[Actor, ...]:
    """The actor and everyone it speaks or acts for, however far."""
    ids = {a.id: a for a in actors}
    found = {actor.id: actor}
    ahead = [actor]
    while ahead:
        at = ahead.pop()
        for id in (at.speaks_for, at.proxy_of):
            if id in ids and id not in found:
                found[id] = ids[id]
                ahead.append(ids[id])
    return tuple(found.values())
