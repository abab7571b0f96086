"""Apply a romanization scheme: ``data/romanization`` holds one file for each.

At run time the schemes stand in one JSON file, made by ``scripts/compile_romanization.py``;
it is read by the first call that needs a scheme, never at import.
"""

from __future__ import annotations

import functools
import json
import unicodedata
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from gazetteer.errors import GazetteerError, QueryError

BUILT = Path(__file__).parent.parent / "_built" / "romanization.json"
"""Where the compiled schemes stand."""

Rules = dict[str, list[tuple[str, str, str]]]
"""For each run of source letters: where it may stand (before, after) and what it gives.

``before`` and ``after`` are letters one of which must stand there; ``^`` and ``$`` among
them allow the edge of a word; an empty string allows anything. The first that fits is taken.
"""


@dataclass(frozen=True, slots=True)
class Scheme:
    """A published or customary way to write one language's names in another alphabet."""

    id: str
    """Language, authority and year: ``hy-bgnpcgn-1981``."""
    language: str
    """BCP 47 tag of the names it applies to."""
    from_script: str
    to_script: str
    authority: str
    year: int | None
    """None for a custom of the press, which no standard lays down."""
    title: str
    source: str
    """The publication its letters were typed from."""


class Table:
    """The rules of one scheme, ready to be applied."""

    def __init__(self, rules: Rules) -> None:
        """Note for each first letter how long a run of letters may be."""
        self._rules = rules
        self._sizes: dict[str, list[int]] = {}
        for core in sorted(rules, key=len, reverse=True):
            sizes = self._sizes.setdefault(core[0], [])
            if len(core) not in sizes:
                sizes.append(len(core))

    def fold(self, small: str) -> str:
        """Convert small letters, leaving what no rule covers."""
        out: list[str] = []
        start = 0
        while start < len(small):
            end, value = self._match(small, small, start)
            out.append(small[start] if value is None else value)
            start = end
        return "".join(out)

    def convert(self, text: str) -> str:
        """Convert text, with a capital wherever the source has one.

        A word of a script without capitals gets one too.
        """
        small = "".join(char.lower()[0] for char in text)
        out: list[str] = []
        start, owed = 0, False
        while start < len(text):
            end, value = self._match(text, small, start)
            if value is None:
                out.append(text[start])
            else:
                shape = _shape(text, start, end)
                owed = shape == "title" or (owed and shape == "small")
                cased = value.upper() if shape == "upper" else _capital(value) if owed else value
                out.append(cased)
                owed = owed and not any(map(str.isalpha, value))
            start = end
        return "".join(out)

    def _match(self, text: str, small: str, start: int) -> tuple[int, str | None]:
        """Give the end and the outcome of the longest rule that fits at a place."""
        for letters in (text, small) if text[start] != small[start] else (small,):
            for size in self._sizes.get(letters[start], ()):
                end = start + size
                for before, after, value in self._rules.get(letters[start:end], ()):
                    if (not before or _precedes(before, small, start)) and (
                        not after or _follows(after, small, end)
                    ):
                        return end, value
        return start + 1, None


def _in_word(char: str) -> bool:
    """Tell whether a character carries a word on: a letter, a mark, or Persian's U+200C."""
    return char.isalpha() or unicodedata.category(char) in {"Mn", "Mc", "Me", "Cf"}


def _precedes(allowed: str, text: str, start: int) -> bool:
    """Tell whether what stands before a place is allowed there."""
    if start == 0 or not _in_word(text[start - 1]):
        return "^" in allowed
    return text[start - 1] in allowed


def _follows(allowed: str, text: str, end: int) -> bool:
    """Tell whether what stands at a place is allowed there."""
    if end >= len(text) or not _in_word(text[end]):
        return "$" in allowed
    return text[end] in allowed


def _shape(text: str, start: int, end: int) -> str:
    """Tell whether what a run of source letters gives is to be small, title or upper."""
    first = text[start]
    # Georgian's everyday letters count as small ones, but a sentence never has their capitals.
    if unicodedata.category(first) == "Lo" or "\u10d0" <= first <= "\u10ff":
        return "small" if start and _in_word(text[start - 1]) else "title"
    if not first.isupper():
        return "small"
    after, before = text[end : end + 1], text[start - 1 : start] if start else ""
    return "upper" if after.isupper() or (before.isupper() and not after.islower()) else "title"


def _capital(value: str) -> str:
    """Give the first letter a capital, past an apostrophe."""
    for index, char in enumerate(value):
        if char.isalpha():
            return value[:index] + char.upper() + value[index + 1 :]
    return value


@functools.cache
def _built() -> dict[str, Any]:
    """Read the compiled schemes once."""
    try:
        text = BUILT.read_text(encoding="utf-8")
    except FileNotFoundError as error:
        message = (
            f"the romanization tables are not built: {BUILT} is missing; reinstall the package, "
            "or in a checkout run: python scripts/compile_romanization.py"
        )
        raise GazetteerError(message) from error
    built: dict[str, Any] = json.loads(text)
    return built


@functools.cache
def _table(scheme_id: str) -> Table:
    """Give the table of a scheme."""
    try:
        return Table(_built()["schemes"][scheme_id]["rules"])
    except KeyError as error:
        known = ", ".join(_built()["schemes"])
        message = f"no romanization scheme {scheme_id!r}; there are: {known}"
        raise QueryError(message) from error


def schemes() -> tuple[Scheme, ...]:
    """List the schemes, sorted by id.

    >>> [scheme.id for scheme in schemes() if scheme.language == "ka"]
    ['ka-national-2002']
    """
    return tuple(
        Scheme(id=scheme_id, **{key: value for key, value in facts.items() if key != "rules"})
        for scheme_id, facts in _built()["schemes"].items()
    )


def romanize(text: str, scheme_id: str) -> str:
    """Write a name by a scheme; what the scheme has no rule for stays as it is.

    >>> romanize("Երևան", "hy-press"), romanize("წყალტუბო", "ka-national-2002")
    ('Yerevan', 'Ts’q’alt’ubo')

    Schemes do not only lead into English:

    >>> romanize("Qarakilsə", "az-press-tr"), romanize("Имишли", "az-bgnpcgn-1993")
    ('Karakilise', 'İmişli')

    Raises QueryError for a scheme that does not exist (see :func:`schemes`).
    """
    return _table(scheme_id).convert(unicodedata.normalize("NFC", text))


@functools.cache
def _key_letters() -> dict[str, str]:
    """Give the script of each letter that some scheme romanizes for search keys."""
    found: dict[str, str] = {}
    for code, choices in _built()["keys"].items():
        for _, _, scheme_id in choices:
            cores = "".join(_built()["schemes"][scheme_id]["rules"])
            found.update((char, code) for char in cores if not char.isascii())
    return found


def key_script(char: str) -> str | None:
    """Give the script whose scheme romanizes a small letter for search keys, if one does."""
    return _key_letters().get(char)


def key_table(code: str, name: str) -> Table:
    """Choose the table that romanizes one script of a name for its search key.

    Several languages share a script: the letters of the whole name tell them apart.
    """
    for wanted, excluded, scheme_id in _built()["keys"][code]:
        has_wanted = not wanted or any(char in name for char in wanted)
        if has_wanted and not any(char in name for char in excluded):
            return _table(scheme_id)
    raise AssertionError(code)


def key_digest() -> str:
    """Give a digest of all that search keys are made by, as it was compiled."""
    digest: str = _built()["digest"]
    return digest
