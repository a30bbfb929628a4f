"""Refusing an arrangement, or saying that there is none: words that deny, never announce."""

from .truces import PAUSE, words

_OFFERED = (
    r"(?:truces?|cease-?fires?|armistice|pauses?|moratorium|agreements?|arrangements?|deals?|accord|"
    r"pact|understanding|halts?(?: to \w+)?|suspension|calm|extension|terms|offers?|proposals?|"
    r"initiative|plan|protocol|document|text|undertaking|commitment)"
)
_SELF = (
    r"(?:it|we|I|he|she|they|(?:our|his|her|its|their|my) (?:side|government|army|forces|movement|"
    r"group|party|fighters|men|troops|command|leadership|commanders?|leaders?|people|office))"
)
_NOT = r"(?:(?:do|does|did|will|would|can|could|shall)(?:n[’']t| not| never)|cannot|won[’']t|never)"
_TAKES = (
    r"(?:accept(?:ed)?|recogni[sz]ed?|agreed? (?:to|with|on)|consent(?:ed)? to|acknowledged?|"
    r"sign(?:ed)?(?: up to)?|join(?:ed)?|take part in|endorsed?|enter(?:ed)?(?: into)?)"
)
_SPOILT = r"(?:breach\w*|violation\w*|attempt\w*|abus\w*|changes?|delays?|end(?:ing)?|less)"
_OBJECT = (
    r"(?:it|that|this|(?:any|the|this|that|a|an|such|another|what|its|their|so-called|no) ?"
    r"(?:(?!" + _SPOILT + r"\b)[\w’“'-]+ ){0,4}?" + _OFFERED + r"|any(?:thing| of it))"
)
_REFUSES = words(
    _SELF + r" (?:\w+ly )?(?:" + _NOT + r" (?:\w+ly )?" + _TAKES + r" " + _OBJECT
    + r"|(?:had|has|have)(?:n[’']t| not| never) (?:yet |\w+ly )?" + _TAKES + r" " + _OBJECT
    + r"|(?:will|would|shall|wo)(?: not|n[’']t| never) (?:extend|renew|prolong)"
    r"|(?:(?:had|has|have) (?:rejected|refused|turned down)|rejects?|rejected|refuses?) " + _OBJECT
    + r"|(?:have|has|had) (?:seen|received|signed|been (?:shown|given)|got|given) no "
    r"(?:\w+ )?(?:order|signature|paper|document|agreement|instructions?|promise)s?"
    r"|(?:have|has|had) no (?:\w+ )?(?:agreement|deal|truce|cease-?fire|pact|arrangement)"
    r"|(?:saw|signed|gave) no (?:\w+ )?(?:order|signature|paper|document|agreement|promise)s?"
    r")|there (?:is|was|will be|can be|has been|had been) no (?:such )?"
    r"(?:truce|cease-?fire|agreement|deal|pause)"
    r"(?! (?:violation|breach|monitor|line)\w*|[’'])"
    r"|no (?:\w+ )?(?:document|agreement|text|deal|paper|truce|cease-?fire|pause|protocol|"
    r"halt) (?:has|had|have|was|were) (?:\w+ )?(?:been )?(?:signed|agreed|"
    r"reached|concluded|made|declared)"
)  # fmt: skip
_DEALS = words(_NOT + r" (?:\w+ )?(?:negotiat\w+|bargain\w*|talk|deal) (?:\w+ ){0,3}with")
_BEFORE = words(
    r"but|though|although|while|if|unless|until|when|except|who|which|because|whether|"
    r"only|apart from"
)
_TURNED = words(r"(?:to " + _TAKES + r" )?" + _OBJECT)
_TURNS_DOWN = frozenset("reject dismiss spurn refuse".split())


def turns_down(lemma: str, content: str, known: bool) -> bool:
    """'rejected the truce', or 'rejected the offer' and 'it' where a pause is `known`."""
    head = content[:60]
    found = _TURNED.match(head.strip("“”\"' "))
    if lemma not in _TURNS_DOWN or found is None:
        return False
    return known or PAUSE.search(head) is not None


def refuses(content: str, known: bool) -> bool:
    """Whether a speaker's own first words refuse an arrangement or say that none was made."""
    found = _REFUSES.search(content) or (_DEALS.search(content) if known else None)
    return found is not None and not _BEFORE.search(content[: found.start()])
