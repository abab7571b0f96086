"""The only folding there is: what a name is filed under, and how its letters compare."""

from __future__ import annotations

import re
import unicodedata

from gazetteer.text.ascii import to_ascii
from gazetteer.text.script import script

KEY_VERSION = 1
"""Raised whenever a key of any name changes, so that an older store is rebuilt."""

# Apostrophes and what is written for them: in romanizations they stand for aspirates,
# ejectives, soft signs, ayn and hamza, and belong to the word.
_APOSTROPHES = "'’‘´`ʻʼʽʾʿʹˈˊˋ′‛՚՛ՙ׳ꞌ"  # noqa: RUF100

# Letters whose base letter Unicode does not know, or knows otherwise than this region writes.
# The five after the schwas are of the Azerbaijani Latin alphabet of 1929.
_SPECIAL = {"ə": "a", "ǝ": "a", "ә": "a", "ı": "i", "ƣ": "g", "ƶ": "z", "ɵ": "o", "ꞑ": "n", "ⱬ": "z"}

_PLAIN_SCRIPTS = frozenset({"Latn", "Grek", "Cyrl"})


def _codepoints(text: str) -> str:
    """Give a key to letters that have no romanization."""
    return "".join(f"u{ord(char):x}" for char in text if char.isalpha())


def _key_of_letter(char: str) -> str:
    """Romanize one small letter, without looking at its neighbours."""
    if char in _SPECIAL:
        return _SPECIAL[char]
    if script(char) in _PLAIN_SCRIPTS:
        base = "".join(c for c in unicodedata.normalize("NFD", char) if c.isalnum())
        if base != char:
            return "".join(map(_key_of_char, base))
    return to_ascii(char) or _codepoints(char)


def _key_of_char(char: str) -> str:
    """Give what a character of an NFC string adds to the key."""
    if char in _APOSTROPHES:
        return ""
    category = unicodedata.category(char)
    if category in {"Cf", "Mn", "Me"} and "COMBINING" in unicodedata.name(char, ""):
        return ""
    if category == "Cf" or char == "ـ":
        return ""
    if char.isdecimal():
        return str(unicodedata.decimal(char))
    small = unicodedata.normalize("NFKC", char.casefold()).casefold()
    if small != char:
        return "".join(map(_key_of_char, small))
    if category[0] in "ZPCS":
        return " "
    if char.isascii():
        return char
    return _key_of_letter(char) if char.isalpha() else to_ascii(char)


class _Pieces(dict[int, str]):
    """What every code point met so far adds to the key; for str.translate."""

    def __missing__(self, codepoint: int) -> str:
        self[codepoint] = piece = _key_of_char(chr(codepoint))
        return piece


_PIECES = _Pieces()


def search_key(name: str) -> str:
    """Fold a name, in any script, to the key it is filed under.

    >>> search_key("Kəlbəcər")
    'kalbacar'

    Punctuation inside a name closes up, so that an apostrophe for a soft sign or an
    aspirate does not split a word, but a hyphen separates:

    >>> search_key("Step’anavan"), search_key("Sankt-Peterburg")
    ('stepanavan', 'sankt peterburg')
    """
    composed = unicodedata.normalize("NFC", name)
    return " ".join(composed.translate(_PIECES).split()) or _codepoints(composed.casefold())


_SOUNDS = re.compile("tsch|dsch|dzh|tch|sch|dj|ch|kh|gh|zh|sh|tz|ou|[a-z ]")
_CLASS = {"tsch": "c", "dsch": "c", "dzh": "c", "tch": "c", "sch": "s", "dj": "c", "ch": "c"}
_CLASS |= {"kh": "x", "gh": "q", "zh": "z", "sh": "s", "tz": "ts", "ou": "o", " ": ""}
_CLASS |= {"g": "q", "k": "q", "h": "x", "j": "c", "w": "v", "e": "a", "y": "i", "u": "o"}


def fold_key(name: str) -> str:
    """Fold a name to its sound classes, for candidates under another spelling system.

    >>> fold_key("Xankəndi") == fold_key("Khankendi") == fold_key("Hankendi")
    True
    """
    return _SOUNDS.sub(lambda m: _CLASS.get(m[0], m[0]), search_key(name))


_SCHWAS = str.maketrans("ǝәı", "əəi", "\u0307" + _APOSTROPHES)


def letters(name: str) -> str:
    """Give a name's small letters with their marks; only case and punctuation are lost.

    >>> letters("İSTİSU") == letters("istisu"), letters("Şuşa"), letters("Susa")
    (True, 'şuşa', 'susa')
    """
    small = unicodedata.normalize("NFC", unicodedata.normalize("NFD", name).casefold())
    kept = (c if unicodedata.category(c)[0] in "LMN" else " " for c in small.translate(_SCHWAS))
    return " ".join("".join(kept).split())


def contradictions(query: str, name: str) -> int:
    """Count the letters of a query whose mark the letter of a name contradicts.

    The two have one search key. Marks missing in the query are benign; names in two
    scripts contradict each other nowhere.

    >>> contradictions("görüş", "Gorus"), contradictions("Gorus", "Görüş")
    (3, 0)
    """
    ours, theirs = letters(query), letters(name)
    if ours == theirs or script(ours) != script(theirs):
        return 0
    pairs = zip(ours.replace(" ", ""), theirs.replace(" ", ""), strict=False)
    return sum(a != b and not a.isascii() for a, b in pairs)
