"""What kind of speech a statement is: the closed list of acts, decided by features.

The features are who speaks, whether an arrangement is meant, whether it is new or answers what
somebody else made known, and which verb comes first. The rules stand in one table, tried in order;
the first that holds gives the act. The definitions are those of benchmarks/quality/sets/FORMAT.md.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass

from holdfire.record import Act

from . import refusals, signs
from .truces import (
    ABIDES,
    ARRANGEMENT,
    BREACH,
    COUNTED,
    DECLARED_OVER,
    EARLIER_BEFORE,
    END,
    FORM,
    MUTUAL,
    NEGATED_BEFORE,
    NOT_ENDED,
    PAUSE,
    RESTRAINT,
    SETTLES,
    TERMS,
    VOID_IF,
    words,
)

__all__ = ["ARRANGEMENT", "LOOKS_ON", "PAUSE", "Said", "act"]

LOOKS_ON = frozenset({"analyst", "monitor", "witness"})
"""Kinds of speaker who tell or judge but can bind nobody."""


@dataclass(frozen=True, slots=True)
class Said:
    """What the rules look at: the cue's lemma, cue and content as printed, what follows, who.

    `kind` is the speaker's (mediator, analyst, monitor, witness, or '' for anybody else);
    `announcer` says that the speaker has announced or confirmed the pause before, `others` that
    somebody else has, `mutual` that it was one that binds more than one side.
    """

    lemma: str
    cue: str
    content: str
    after: str = ""
    kind: str = ""
    announcer: bool = False
    others: bool = False
    mutual: bool = False


def act(said: Said) -> Act:
    """The act of a statement."""
    return next((found for found, holds in _RULES if holds(said)), Act.OTHER)


def _declines(said: Said) -> bool:
    if said.lemma == "decline" or (said.lemma == "refer" and "question" in said.content):
        return True
    hushed = signs.HUSHED.search(said.content[:80]) and said.lemma not in signs.CONFIRM | signs.WISH
    return bool(hushed) or (bool(signs.NEGATED.search(said.cue)) and said.lemma in signs.SILENT)


def _rumoured(said: Said) -> bool:
    return said.lemma in ("emerge", "put")


def _denies(said: Said) -> bool:
    if said.lemma in signs.DENY or (
        said.lemma in ("reject", "dismiss") and signs.CLAIM.search(said.content)
    ):
        return True
    if _refuses(said):
        return True
    if said.lemma in signs.RETORT and re.match(
        r"\W*(?:that )?(?:nobody|no one|none)\b", said.content
    ):
        return _first(said.content) == "past"
    return _untrue(said) or signs.OURS_NOT.search(said.content) is not None


def _untrue(said: Said) -> bool:
    """Whether the words call something untrue; of one's own pause, 'nothing signed' is its form."""
    own = said.announcer or said.kind == "mediator"
    found = (m.group().casefold() for m in signs.UNTRUE.finditer(said.content))
    return any(not (own and words.endswith("signed")) for words in found)


def _refuses(said: Said) -> bool:
    """Whether somebody who could keep an arrangement will not have it, or says there is none."""
    if said.kind in LOOKS_ON or said.kind == "mediator" or _unwilling(said):
        return False
    known = said.announcer or said.others
    turned = refusals.turns_down(said.lemma, said.content, known)
    return turned or refusals.refuses(said.content, known)


def _unwilling(said: Said) -> bool:
    return said.lemma in signs.WISH | signs.CONFIRM


def _alleges(said: Said) -> bool:
    if said.lemma in ("allege", "accuse", "blame"):
        return True
    if said.kind in LOOKS_ON and said.lemma == "count":
        return False
    if said.kind == "" and signs.OWN_COUNT.search(said.content):
        return True
    breach = BREACH.search(said.content) and not COUNTED.search(said.content)
    return bool(breach) and said.lemma not in ("hope", "urge") and not _unsure(said.content)


def _unsure(content: str) -> bool:
    return bool(re.search(r"\b(?:if|would|could|unless|might|may|until)\b", content, re.I))


def _ends(said: Said) -> bool:
    unsure = words(r"if|could|unless|might|may").search(said.content)
    if unsure or _wishes(said):
        return False
    if said.lemma in signs.SETTLE | signs.CONFIRM and DECLARED_OVER.match(said.content):
        return True
    before = (said.content[: m.start()] for m in END.finditer(said.content))
    return any(not (NEGATED_BEFORE.search(b) or EARLIER_BEFORE.search(b)) for b in before)


def _revises(said: Said) -> bool:
    taken_back = said.lemma == "withdraw" and signs.CLAIM.search(said.content)
    if (
        said.lemma in ("revise", "correct", "retract")
        or taken_back
        or signs.NOT_THAT.search(said.content)
    ):
        return True
    return bool(signs.REVISE.search(said.content)) and not _wishes(said)


def _wishes(said: Said) -> bool:
    return said.lemma in signs.WISH


def _first(content: str) -> str:
    """Which kind of verb stands first: wish, modal, past or none."""
    found = signs.FIRST.search(content)
    return (found.lastgroup or "") if found else ""


def _retells(said: Said) -> bool:
    """'The bishop said the commander had told him': an account of what somebody else said."""
    own = said.announcer or said.kind == "mediator"
    return not own and not _wishes(said) and bool(signs.RETOLD.search(said.content))


def _meant(said: Said) -> bool:
    """Whether the words are about an arrangement, or about holding back."""
    return bool(ARRANGEMENT.search(said.content) or RESTRAINT.search(said.content))


def _confirms(said: Said) -> bool:
    if said.kind in LOOKS_ON:
        return False
    if said.lemma in signs.CONFIRM:
        return _meant(said) or _vouches(said)
    if said.kind == "mediator" or said.announcer or _refrains(said):
        return False
    if signs.AGREES.search(said.content) and not _wishes(said):
        return True
    new = signs.OWN.search(said.content) or PAUSE.search(said.content)
    restates = said.mutual or (said.others and not new)
    return bool(_abides(said) or (restates and _states(said)))


def _vouches(said: Said) -> bool:
    """'confirmed': what another announced, in words that may not name it again."""
    if ABIDES.search(said.content) or signs.VOUCHED.search(said.content):
        return True
    quoted = said.others and re.match(r"(?:it|this|that|as much)?[:,]? ?[“\"‘']", said.content)
    return bool(quoted) and not signs.EVENT.search(said.content)


def _abides(said: Said) -> bool:
    first = not said.others and signs.NEW.search(said.content)
    kept = ABIDES.search(said.content) and not first
    return bool(kept) and not _wishes(said) and not _breached(said)


def _breached(said: Said) -> bool:
    return bool(BREACH.search(said.content) or signs.ASKS.search(said.content))


def _refrains(said: Said) -> bool:
    return bool(signs.ASKS.search(said.content) or signs.OPINION.search(said.content)) or _depends(
        said
    )


def _confirms_part(said: Said) -> bool:
    less = signs.PARTIAL.search(said.content) or signs.LESS.search(said.after)
    only = re.search(r"\bonly$", said.cue) or re.match(r"\W*only\b", said.content)
    return _confirms(said) and bool(less or only)


def _depends(said: Said) -> bool:
    """Whether the words offer restraint on a condition."""
    content = signs.SELF_DEFENCE.sub(" ", said.content)
    if signs.EVEN.search(content):
        return bool(signs.MILD.search(content))
    if not signs.IF.search(content) or signs.IF_FIRST.match(content):
        return False
    return bool(signs.TAKES.search(said.content) or said.lemma in signs.PLEDGE)


def _accepts_if(said: Said) -> bool:
    lone = said.kind in LOOKS_ON or re.search(r"\b(?:we|our|us) .*\bunilateral", said.content, re.I)
    if lone or not _depends(said) or said.lemma in signs.WISH - signs.PLEDGE:
        return False
    kept = words(r"it will last|no more|mediators? ").search(said.content)
    meant = _meant(said) or signs.MILD.search(said.content)
    return bool(not kept and (meant or signs.EVEN.search(said.content) or said.lemma == "offer"))


def _states(said: Said) -> bool:
    """Whether the words make an arrangement known or tell its terms or form."""
    content = signs.HOURS_AFTER.sub(" ", signs.BY_THEN.sub(" ", said.content))
    if said.lemma in signs.WISH - signs.PLEDGE or said.lemma in signs.JUDGING - {"describe"}:
        return False
    if signs.ASKS.search(content) or signs.IF_FIRST.match(content) or _lone(content):
        return False
    if NOT_ENDED.search(content) or VOID_IF.search(content):
        return False
    if signs.QUIET.search(content) and _first(signs.QUIET.sub(" ", content)) != "past":
        return said.lemma in _PROMISES
    if said.lemma in signs.SETTLE and (_meant(said) or PAUSE.search(content)):
        return True
    if TERMS.search(content) or FORM.search(content):
        return _known(said) or bool(PAUSE.search(content))
    held = PAUSE.search(content)
    settled = held and SETTLES.search(content) and not signs.FAILS.search(content)
    return bool(settled and (RESTRAINT.search(content) or not signs.OPINION.search(content)))


_PROMISES = signs.PLEDGE | signs.SETTLE | signs.CONFIRM | frozenset("say tell write swear".split())
"""Cues under which 'quiet until Sunday' is a promise; who reports or hopes it promises nothing."""


def _known(said: Said) -> bool:
    """Whether 'it', 'the order' or 'the text' can be the arrangement spoken of before."""
    return said.announcer or said.others or bool(ARRANGEMENT.search(said.content))


def _announces(said: Said) -> bool:
    if said.kind in LOOKS_ON:
        return False
    if _states(said) or (said.announcer and signs.RETOLD.search(said.content)):
        return True
    kept = NOT_ENDED.search(said.content) or VOID_IF.search(said.content)
    future = said.announcer and _first(said.content) == "modal" and not (kept or _wishes(said))
    return bool(
        future and not signs.ASKS.search(said.content) and not signs.IF_FIRST.match(said.content)
    )


def _lone(content: str) -> bool:
    """One person's own words about himself: 'I will sleep at home tonight'."""
    if not signs.SELF.search(content) or signs.OWN_ORDER.search(content):
        return False
    others = (s for s in re.split(r"(?<=[.!?])\s", content) if not signs.SELF.search(s))
    return not any(PAUSE.search(s) and MUTUAL.search(s) for s in others)


def _judges(said: Said) -> bool:
    thinks = said.lemma in ("believe", "think", "suspect", "predict") and _meant(said)
    asks = re.match(r"(?:for|on|upon)\b", said.content) or said.cue.endswith((" for", " on"))
    if (said.lemma in signs.JUDGING and not asks) or thinks:
        return True
    if asks or _wishes(said) or said.lemma == "put" or signs.IF_FIRST.match(said.content):
        return False
    counted = words(
        r"killed|wounded|injured|shelled|bombed|ambushed|\d+ (?:people|attacks|drones|ships)"
    )
    assessed = signs.ASSESS.search(said.content) or signs.IS.search(said.content)
    told = _first(said.content) == "past" or signs.EVENT.search(said.content)
    opines = said.kind == "analyst" and not told
    return bool(assessed or opines) and not counted.search(said.content)


def _reports(said: Said) -> bool:
    asks = said.lemma == "call" and said.cue.endswith((" on", " for"))
    if asks or _wishes(said) or signs.IF_FIRST.match(said.content):
        return False
    if said.lemma == "count":
        return True
    first = _first(said.content)
    if first == "past":
        return not (_lone(said.content) and re.search(rf"\b(?:{signs.MODAL})\b", said.content))
    if signs.NOW.search(said.content) or signs.MEETS.search(said.content):
        return True
    return first == "" and bool(
        signs.EVENT.search(said.content) or signs.AMOUNT.search(said.content)
    )


_RULES: tuple[tuple[Act, Callable[[Said], bool]], ...] = (
    (Act.OTHER, lambda said: said.lemma == "stop-short"),
    (Act.REPORT, _rumoured),
    (Act.DECLINE, _declines),
    (Act.REPORT, _retells),
    (Act.DENY, _denies),
    (Act.ALLEGE, _alleges),
    (Act.END, _ends),
    (Act.REVISE, _revises),
    (Act.CONFIRM_PART, _confirms_part),
    (Act.CONFIRM, _confirms),
    (Act.ACCEPT_IF, _accepts_if),
    (Act.ANNOUNCE, _announces),
    (Act.JUDGE, _judges),
    (Act.REPORT, _reports),
)
