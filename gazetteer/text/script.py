"""The script a string is written in."""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter

# First code point of each stretch, and the ISO 15924 code of its letters, after Unicode's
# Scripts.txt. A stretch runs to the next one; whether a character is a letter at all is asked
# of Unicode first, so a stretch may run over unassigned code points and punctuation.
_STRETCHES = (
    (0x0000, "Latn"),
    (0x02E5, "Zyyy"),
    (0x0370, "Grek"),
    (0x03E2, "Copt"),
    (0x03F0, "Grek"),
    (0x0400, "Cyrl"),
    (0x0530, "Armn"),
    (0x0590, "Hebr"),
    (0x0600, "Arab"),
    (0x0700, "Syrc"),
    (0x0750, "Arab"),
    (0x0780, "Thaa"),
    (0x07C0, "Nkoo"),
    (0x0800, "Samr"),
    (0x0840, "Mand"),
    (0x0860, "Syrc"),
    (0x0870, "Arab"),
    (0x0900, "Deva"),
    (0x0980, "Beng"),
    (0x0A00, "Guru"),
    (0x0A80, "Gujr"),
    (0x0B00, "Orya"),
    (0x0B80, "Taml"),
    (0x0C00, "Telu"),
    (0x0C80, "Knda"),
    (0x0D00, "Mlym"),
    (0x0D80, "Sinh"),
    (0x0E00, "Thai"),
    (0x0E80, "Laoo"),
    (0x0F00, "Tibt"),
    (0x1000, "Mymr"),
    (0x10A0, "Geor"),
    (0x1100, "Hang"),
    (0x1200, "Ethi"),
    (0x13A0, "Cher"),
    (0x1400, "Cans"),
    (0x1680, "Ogam"),
    (0x16A0, "Runr"),
    (0x1700, "Tglg"),
    (0x1720, "Hano"),
    (0x1740, "Buhd"),
    (0x1760, "Tagb"),
    (0x1780, "Khmr"),
    (0x1800, "Mong"),
    (0x18B0, "Cans"),
    (0x1900, "Limb"),
    (0x1950, "Tale"),
    (0x1980, "Talu"),
    (0x19E0, "Khmr"),
    (0x1A00, "Bugi"),
    (0x1A20, "Lana"),
    (0x1B00, "Bali"),
    (0x1B80, "Sund"),
    (0x1BC0, "Batk"),
    (0x1C00, "Lepc"),
    (0x1C50, "Olck"),
    (0x1C80, "Cyrl"),
    (0x1C90, "Geor"),
    (0x1CC0, "Sund"),
    (0x1CD0, "Deva"),
    (0x1D00, "Latn"),
    (0x1D26, "Grek"),
    (0x1D2B, "Cyrl"),
    (0x1D2C, "Latn"),
    (0x1D5D, "Grek"),
    (0x1D62, "Latn"),
    (0x1D66, "Grek"),
    (0x1D6B, "Latn"),
    (0x1D78, "Cyrl"),
    (0x1D79, "Latn"),
    (0x1DBF, "Grek"),
    (0x1DC0, "Zyyy"),
    (0x1E00, "Latn"),
    (0x1F00, "Grek"),
    (0x2000, "Zyyy"),
    (0x2071, "Latn"),
    (0x20A0, "Zyyy"),
    (0x2126, "Grek"),
    (0x2127, "Zyyy"),
    (0x212A, "Latn"),
    (0x212C, "Zyyy"),
    (0x2160, "Latn"),
    (0x2189, "Zyyy"),
    (0x2C00, "Glag"),
    (0x2C60, "Latn"),
    (0x2C80, "Copt"),
    (0x2D00, "Geor"),
    (0x2D30, "Tfng"),
    (0x2D80, "Ethi"),
    (0x2DE0, "Cyrl"),
    (0x2E00, "Zyyy"),
    (0x2E80, "Hani"),
    (0x2FE0, "Zyyy"),
    (0x3005, "Hani"),
    (0x3041, "Hira"),
    (0x30A0, "Kana"),
    (0x3105, "Bopo"),
    (0x3130, "Hang"),
    (0x31A0, "Bopo"),
    (0x31F0, "Kana"),
    (0x3200, "Zyyy"),
    (0x3400, "Hani"),
    (0xA000, "Yiii"),
    (0xA4D0, "Lisu"),
    (0xA500, "Vaii"),
    (0xA640, "Cyrl"),
    (0xA6A0, "Bamu"),
    (0xA700, "Latn"),
    (0xA800, "Sylo"),
    (0xA840, "Phag"),
    (0xA880, "Saur"),
    (0xA8E0, "Deva"),
    (0xA900, "Kali"),
    (0xA930, "Rjng"),
    (0xA960, "Hang"),
    (0xA980, "Java"),
    (0xA9E0, "Mymr"),
    (0xAA00, "Cham"),
    (0xAA60, "Mymr"),
    (0xAA80, "Tavt"),
    (0xAAE0, "Mtei"),
    (0xAB00, "Ethi"),
    (0xAB30, "Latn"),
    (0xAB65, "Grek"),
    (0xAB66, "Latn"),
    (0xAB70, "Cher"),
    (0xABC0, "Mtei"),
    (0xAC00, "Hang"),
    (0xD800, "Zyyy"),
    (0xF900, "Hani"),
    (0xFB00, "Latn"),
    (0xFB13, "Armn"),
    (0xFB1D, "Hebr"),
    (0xFB50, "Arab"),
    (0xFE00, "Zyyy"),
    (0xFE2E, "Cyrl"),
    (0xFE30, "Zyyy"),
    (0xFE70, "Arab"),
    (0xFEFF, "Zyyy"),
    (0xFF21, "Latn"),
    (0xFF5B, "Zyyy"),
    (0xFF66, "Kana"),
    (0xFFA0, "Hang"),
    (0xFFE0, "Zyyy"),
    (0x10000, "Zzzz"),
    (0x1E900, "Adlm"),
    (0x1E960, "Zzzz"),
    (0x20000, "Hani"),
    (0x323B0, "Zzzz"),
)
_STARTS = [start for start, _ in _STRETCHES]


def _script_of(char: str) -> str:
    """Give the code of one character; Zyyy for what is no letter of a script."""
    if not char.isalpha():
        return "Zyyy"
    return _STRETCHES[bisect_right(_STARTS, ord(char)) - 1][1]


class _Scripts(dict[str, str]):
    """The code of every character met so far."""

    def __missing__(self, char: str) -> str:
        self[char] = found = _script_of(char)
        return found


_SCRIPTS = _Scripts()


def script(text: str) -> str:
    """Give the ISO 15924 code of the script most letters of a string belong to.

    >>> script("Şuşa"), script("Գորիս"), script("تبریز"), script("埃里温")
    ('Latn', 'Armn', 'Arab', 'Hani')

    Japanese in more than one of its scripts is ``Jpan``. ``Zyyy`` stands for no letter at
    all, ``Zzzz`` for letters of a script this package does not tell apart:

    >>> script("つくば市"), script("12-34")
    ('Jpan', 'Zyyy')
    """
    if text.isascii():
        return "Latn" if text.lower() != text.upper() else "Zyyy"
    counts = Counter(map(_SCRIPTS.__getitem__, text))
    del counts["Zyyy"]
    if not counts:
        return "Zyyy"
    if len(counts) > 1:
        if counts.keys() <= {"Hira", "Kana", "Hani"}:
            return "Jpan"
        del counts["Zzzz"]
    return max(counts, key=lambda code: (counts[code], code))
