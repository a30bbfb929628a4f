"""A guess at the language of a text from its script and its commonest words."""

import re
from collections import Counter

_WORDS = {
    "en": "the of and to in that is was for on with as at by from said has are be it",
    "de": "der die und das den von zu mit sich des auf für ist im dem nicht ein eine als auch",
    "fr": "le la les des et du en une est que dans pour qui sur par au plus pas ce sont",
    "es": "el la los las de que en y del se por con una para es al lo como más fue",
    "it": "il di che la e per un una in del della con non sono dei gli da al le alla",
    "pt": "o a os as de que e do da em um para com uma no na por mais dos não",
    "nl": "de het een van en in is dat op te zijn met voor niet aan er om ook door als",
    "pl": "w i na z do się że nie jest to od przez po o za jak są oraz był dla",
    "tr": "ve bir bu da de için ile olarak olan daha çok gibi sonra kadar ancak ise",
    "ru": "и в не на что с по из за от для это как к но его она они был также",
    "uk": "і в не на що з та до за у від для це як про його але вони був також",
}
_SETS = {code: frozenset(words.split()) for code, words in _WORDS.items()}
_SCRIPTS = (
    ("ar", re.compile(r"[\u0600-\u06ff]")),
    ("he", re.compile(r"[\u0590-\u05ff]")),
    ("el", re.compile(r"[\u0370-\u03ff]")),
    ("ja", re.compile(r"[\u3040-\u30ff]")),
    ("ko", re.compile(r"[\uac00-\ud7af]")),
    ("zh", re.compile(r"[\u4e00-\u9fff]")),
    ("hi", re.compile(r"[\u0900-\u097f]")),
    ("ka", re.compile(r"[\u10a0-\u10ff]")),
    ("hy", re.compile(r"[\u0530-\u058f]")),
    ("am", re.compile(r"[\u1200-\u137f]")),
)


def guess(text: str) -> str:
    """The code of the language, or "und" where it cannot be told."""
    sample = text[:20_000]
    words = re.findall(r"[^\W\d_]+", sample.casefold())
    letters = sum(map(len, words))
    for code, script in _SCRIPTS:
        if letters and len(script.findall(sample)) > 0.3 * letters:
            return code
    counts = Counter({code: sum(w in known for w in words) for code, known in _SETS.items()})
    (best, hits), (_, second) = counts.most_common(2)
    sure = hits >= 3 and hits >= 0.08 * len(words) and hits > 1.15 * second
    return best if sure else "und"
