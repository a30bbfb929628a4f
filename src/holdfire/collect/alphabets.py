"""Whether words with accented letters can be words of a European language, letter by letter.

Bytes of one encoding read as another give words no language has: letters of two alphabets in one
word, signs or capitals inside it, or a run of three vowels or three consonants about the accent.
"""

import re

WESTERN = frozenset(("en", "de", "fr", "es", "it", "pt", "nl"))
_ALPHABETS = tuple(
    map(
        frozenset,
        (
            "àâæçéèêëîïôœùûüÿ", "äöüß", "áéíïñóúü", "àáâãçéêíóôõúü", "àèéìíîòóùú", "åäöæøéü",
            "áæðéíóöúýþ", "äöõüšž", "áčďéěíňóřšťúůýž", "áäčďéíĺľňóôŕšťúýž", "ąćęłńóśźż",
            "áéíóöőúüű", "čćđšž", "ăâîşţ", "çğıöşüâîû",
        ),
    )
)  # fmt: skip
_VOWELS = frozenset("aeiouyàáâãäåæèéêëìíîïòóôõöøœùúûüýÿěůąęőűăı")
_WORD = re.compile(r"[^\W\d_]+")
_SIGN_INSIDE = re.compile(
    r"[a-z][\u00a1-\u00aa\u00ac-\u00b6\u00b8-\u00ba\u00bc-\u00bf×÷†‡‰][a-z]", re.I
)


def foreign_words(text: str) -> list[str]:
    """The words that hold a letter beyond a to z."""
    return [word for word in _WORD.findall(text) if not word.isascii()]


def odd_words(text: str) -> int:
    """How many words no European language of the Latin script can have."""
    odd = sum(not _plausible(word) for word in foreign_words(text))
    return odd + len(_SIGN_INSIDE.findall(text))


def _plausible(word: str) -> bool:
    low = word.lower()
    accented = frozenset(c for c in low if not "a" <= c <= "z")
    if not any(accented <= alphabet for alphabet in _ALPHABETS):
        return False
    if not (word.islower() or word.isupper() or word[1:].islower() or _two_names(word)):
        return False
    return not any(_crowded(low, place) for place, c in enumerate(low) if c in accented)


def _two_names(word: str) -> bool:
    """Whether a capital inside starts a second part, as in names like "McÉwan"."""
    return re.fullmatch(r"[A-Z][a-z]{1,2}[^\W\d_a-z][^\W\d_A-Z]+", word) is not None


def _crowded(word: str, place: int) -> bool:
    """Whether three vowels, or three consonants, stand together about this letter."""
    sound = [c in _VOWELS for c in word]
    runs = (sound[start : start + 3] for start in range(max(0, place - 2), place + 1))
    return any(len(run) == 3 and len(set(run)) == 1 for run in runs)
