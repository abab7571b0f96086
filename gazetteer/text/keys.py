"""The only folding there is: what a name is filed under, and how its letters compare."""

from __future__ import annotations

import functools
import re
import unicodedata
import zlib
from itertools import groupby, islice
from typing import Literal

from gazetteer.text.ascii import to_ascii
from gazetteer.text.romanize import key_digest, key_script, key_table
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


_LONG = 1000
_MARKS = 30
"""Marks on one letter that are read in long text, as in Unicode's Stream-Safe Text Format."""


def _normalized(form: Literal["NFC", "NFD"], text: str) -> str:
    """Normalize text; long text in linear time.

    Normalizing sorts the marks on a letter, which takes hours for a megabyte of them.
    """
    if len(text) > _LONG:
        runs = groupby(text, key=lambda char: unicodedata.combining(char) > 0)
        text = "".join("".join(islice(run, _MARKS) if marks else run) for marks, run in runs)
    return unicodedata.normalize(form, text)


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
    composed = _normalized("NFC", name)
    key = composed.translate(_PIECES)
    if not key.isascii():
        key = _romanized(key)
    return " ".join(key.split()) or _codepoints(composed.casefold())


# Sequences that stand for one sound, or none, before the single letters are classed:
_SEQUENCES = re.compile(
    # the soft g, k, l ... by which Russian gives ə and ü (Gyandzha is Gəncə),
    r"[bdgkln]y(?=[aou])"
    # initial ye, which half of all spellings lack (Yerevan, Erevan),
    r"|\bye"
    # a glide beside i, written or not (Amasiya, Amasya, Amasia),
    r"|(?<!i)i*y[iy]*"
    # the silent end of Persian names (Orumiyeh, Urmiya),
    r"|eh\b"
    # and the digraphs of English, French, German and Turkish spelling.
    r"|tsch|dsch|dzh|tch|sch|dj|ch|kh|gh|zh|sh|th|ou"
)


class _Sounds(dict[str, str]):
    """What a sequence becomes; a glide's many spellings are found by their y."""

    def __missing__(self, sequence: str) -> str:
        self[sequence] = "i"
        return "i"


_SOUNDS = _Sounds(
    {"tsch": "c", "dsch": "c", "dzh": "c", "tch": "c", "dj": "c", "ch": "c"}
    | {"kh": "x", "gh": "q", "zh": "z", "sh": "s", "sch": "s", "th": "t", "ou": "o"}
    | {"by": "b", "dy": "d", "gy": "q", "ky": "q", "ly": "l", "ny": "n", "ye": "a", "eh": "a"}
)
# No outcome is a letter that is classed again, or part of a sequence: a fold key is its own.
_CLASSES = str.maketrans("gkhjweyu", "qqxcvaio", " ")


def fold_key(name: str) -> str:
    """Fold a name to its sound classes: one key for what one name is in several spellings.

    Classes are g/k/q/gh, c/j/ch/dzh, h/x/kh, s/sh, z/zh, v/w, ts/tz and the vowels a/e, i/y
    and o/u; spaces go. Different names may well share it: it finds candidates, no answers.

    >>> fold_key("Xankəndi") == fold_key("Khankendi") == fold_key("Hankendi")
    True

    Doubled letters stay doubled, for that is a typing mistake and no spelling system:

    >>> fold_key("Yerevann") == fold_key("Yerevan")
    False
    """
    sounds = _SEQUENCES.sub(lambda match: _SOUNDS[match[0]], search_key(name))
    return sounds.translate(_CLASSES).replace("tz", "ts")


class _Letters(dict[int, str]):
    """What every code point met so far is among letters; for str.translate."""

    def __missing__(self, codepoint: int) -> str:
        char = chr(codepoint)
        category = unicodedata.category(char)
        if char in _CLOSING or category == "Cf":
            self[codepoint] = ""
        else:
            self[codepoint] = char if category[0] in "LMN" else " "
        return self[codepoint]


# The Turkish letters i with and without a dot are one here; so are the look-alikes of the schwa.
_LETTERS = _Letters({ord("ı"): "i", ord("ǝ"): "ə", ord("ә"): "ə"})
_DOTTED_I = re.compile("i[\u0300-\u036f]*\u0307[\u0300-\u036f]*")


def letters(name: str) -> str:
    """Give a name's small letters with their marks: only case and punctuation are lost.

    >>> letters("Şuşa"), letters("Susa")
    ('şuşa', 'susa')

    Every i is one letter, for capitals do not tell which of the two a Turk meant:

    >>> letters("İSTİSU") == letters("Istisu") == letters("istisu")
    True
    """
    small = _normalized("NFD", name).casefold().translate(_LETTERS)
    dotless = _DOTTED_I.sub(lambda match: match[0].replace("\u0307", ""), small)
    return " ".join(_normalized("NFC", dotless).split())


def _aligned(spelling: str) -> tuple[str, list[tuple[int, str]]]:
    """Give the key of Latin letters, and where in it each letter begins."""
    pieces: list[str] = []
    starts: list[tuple[int, str]] = []
    length = 0
    for letter in spelling.replace(" ", ""):
        piece = _PIECES[ord(letter)]
        if piece or not starts:
            starts.append((length, letter))
        else:
            starts[-1] = (starts[-1][0], starts[-1][1] + letter)
        pieces.append(piece)
        length += len(piece)
    return "".join(pieces), starts


def contradictions(query: str, name: str) -> int:
    """Count the letters of a query that the letters of a name of its search key contradict.

    A letter with a mark, or a special one, is contradicted by any other. A plain one never
    is, for many people type no marks:

    >>> contradictions("görüş", "Gorus"), contradictions("Gorus", "Görüş")
    (3, 0)

    Only Latin letters are compared: 0 for names in other scripts or of different keys.
    """
    ours, theirs = letters(query), letters(name)
    if ours == theirs or ours.isascii() or not script(ours) == script(theirs) == "Latn":
        return 0
    (our_key, our_starts), (their_key, their_starts) = _aligned(ours), _aligned(theirs)
    if our_key != their_key:
        return 0
    at = dict(their_starts)
    return sum(not letter.isascii() and at.get(start) != letter for start, letter in our_starts)


# The beginnings of the blocks that Unidecode romanizes for us, most names first: its editions
# differ by a letter here and there.
_PROBE = "".join(
    chr(first + offset)
    for first in (0x4E00, 0x5317, 0x30A1, 0xAC00, 0x905, 0x5D0, 0x3B1, 0x995, 0xE01, 0x1200)
    for offset in range(48)
)


@functools.cache
def key_version() -> str:
    """Say what made the keys: this module, the schemes and the edition of Unidecode.

    A store whose keys were made by another version must be rebuilt. Digests stand for the
    schemes and for Unidecode (of what it makes of a probe), because asking the installation for a
    version takes longer, and editions that agree need no new store.
    """
    unidecode = zlib.crc32("/".join(map(to_ascii, _PROBE)).encode())
    return f"{KEY_VERSION}/schemes-{key_digest()}/unidecode-{unidecode:08x}"
