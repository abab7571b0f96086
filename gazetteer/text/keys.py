"""The only folding there is: what a name is filed under, and how its letters compare."""

from __future__ import annotations

import re
import unicodedata
from itertools import groupby

from gazetteer.text.ascii import to_ascii
from gazetteer.text.romanize import key_script, key_table
from gazetteer.text.script import script

KEY_VERSION = 1
"""Raised whenever a key of any name changes, so that an older store is rebuilt."""

# Apostrophes, and what is written for them. In romanizations they stand for aspirates,
# ejectives, soft and hard signs, ayn and hamza; the raised dot parts letters (Irkut·sk). All of
# them belong to the word.
_CLOSING = frozenset("'’‘´`ʻʼʽʾʿʹʺˈˊˋ′″‛՚՛ՙ׳״ꞌ·")

# Letters whose base letter Unicode does not know, or not as this region writes: the schwas, and
# letters of the Azerbaijani alphabet of 1929.
_SPECIAL = {"ə": "a", "ǝ": "a", "ә": "a", "ı": "i", "ƣ": "g", "ƶ": "z", "ɵ": "o", "ꞑ": "n"}

_WITH_BASE = frozenset({"Latn", "Grek", "Cyrl"})
"""Scripts whose letters keep their sound, more or less, when they lose their marks."""

_NOT_ASCII = re.compile(r"[^\x00-\x7f]+")


def _codepoints(text: str) -> str:
    """Give a key to letters that have no romanization."""
    return "".join(f"u{ord(char):x}" for char in text if char.isalpha())


def _plain(char: str) -> str:
    """Give the ASCII of a small letter or a mark that no scheme of ours romanizes."""
    if char in _SPECIAL:
        return _SPECIAL[char]
    if script(char) in _WITH_BASE:
        base = unicodedata.normalize("NFD", char)[0]
        if base != char:
            return _key_of_char(base)
    return to_ascii(char) or _codepoints(char)


def _key_of_char(char: str) -> str:
    """Give what a character of an NFC string adds to the key.

    A letter that a scheme romanizes is given back: its neighbours decide how.
    """
    if char in _CLOSING:
        return ""
    if char.isdecimal():
        return str(unicodedata.decimal(char))
    # Twice, because a compatibility letter may be a capital (№ is No).
    small = unicodedata.normalize("NFKC", char.casefold()).casefold()
    if small != char:
        return "".join(map(_key_of_char, small))
    category = unicodedata.category(char)
    if category[0] in "ZPS" or category in {"Cc", "Cs", "Co", "Cn"}:
        return " "
    if char.isascii() or (ord(char) >= _FIRST_ROMANIZED and key_script(char)):
        return char
    return "" if category == "Cf" or _is_dropped(char) else _plain(char)


_FIRST_ROMANIZED = 0x370
"""Greek: what stands before it is Latin, and needs no scheme to be read."""


def _is_dropped(char: str) -> bool:
    """Tell accents, and the vowel marks of Arabic script, from letters and vowel signs."""
    if unicodedata.category(char)[0] != "M":
        return False
    return unicodedata.name(char, "COMBINING").startswith(("COMBINING", "ARABIC", "VARIATION"))


class _Pieces(dict[int, str]):
    """What every code point met so far adds to the key; for str.translate."""

    def __missing__(self, codepoint: int) -> str:
        self[codepoint] = piece = _key_of_char(chr(codepoint))
        return piece


class _Rest(dict[int, str]):
    """The same for what the schemes gave: a letter that they left over becomes plain."""

    def __missing__(self, codepoint: int) -> str:
        char = chr(codepoint)
        piece = char if char.isascii() and char not in _CLOSING else _key_of_char(char)
        self[codepoint] = piece = _plain(char) if piece == char and not char.isascii() else piece
        return piece


_PIECES = _Pieces()
_REST = _Rest()


def _romanized(name: str) -> str:
    """Romanize what is not ASCII yet, each script by its own scheme."""

    def run(match: re.Match[str]) -> str:
        parts = groupby(match[0], key=key_script)
        return "".join(_by_scheme("".join(part), code, name) for code, part in parts)

    return _NOT_ASCII.sub(run, name).translate(_REST)


def _by_scheme(part: str, code: str | None, name: str) -> str:
    """Romanize letters of one script."""
    return key_table(code, name).fold(part) if code else part


def search_key(name: str) -> str:
    """Fold a name, in any script, to the key it is filed under.

    >>> search_key("Գորիս")
    'goris'
    >>> search_key("Kəlbəcər")
    'kalbacar'

    Punctuation inside a name closes up, so that an apostrophe for a soft sign or an
    aspirate does not split a word, but a hyphen separates:

    >>> search_key("Ղափան"), search_key("Sankt-Peterburg")
    ('ghapan', 'sankt peterburg')

    A letter that nothing romanizes is filed under its code point, so that no name is lost:

    >>> search_key("ь")
    'u44c'
    """
    composed = unicodedata.normalize("NFC", name)
    key = composed.translate(_PIECES)
    if not key.isascii():
        key = _romanized(key)
    return " ".join(key.split()) or _codepoints(composed.casefold())


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


_SCHWAS = str.maketrans("ǝәı", "əəi", "\u0307" + "".join(sorted(_CLOSING)))


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
