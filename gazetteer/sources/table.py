"""Reading the sorted tables of ``data/tables``, and telling whose a tagged name is."""

from __future__ import annotations

import gzip
import unicodedata
from typing import TYPE_CHECKING

from gazetteer.model import Attestation, RecordError, Role, Toponym
from gazetteer.text.script import script

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator
    from pathlib import Path

Line = tuple[int, list[str]]


def _fault(line: str, cells: list[str], columns: int) -> str | None:
    """Say what is wrong with a line, if anything is."""
    if len(cells) != columns:
        return f"{columns} cells expected, {len(cells)} found"
    if not unicodedata.is_normalized("NFC", line):
        return "not in NFC: normalize the line"
    return None


def lines(path: Path, *columns: str) -> Iterator[Line | RecordError]:
    """Give line number and cells of a TSV file, packed or not, whose header is ``columns``.

    A line that cannot be read is given as an error and does not end the file; a file with
    another header, or no text at all, is one error.
    """
    opener = gzip.open if path.suffix == ".gz" else open
    try:
        with opener(path, "rt", encoding="utf-8", newline="\n") as stream:
            header = next(stream, "").rstrip("\n").split("\t")
            if tuple(header) != columns:
                yield RecordError(str(path), 1, f"header is not {' '.join(columns)}")
                return
            for number, line in enumerate(stream, 2):
                cells = line.rstrip("\n").split("\t")
                fault = _fault(line, cells, len(columns))
                yield RecordError(str(path), number, fault) if fault else (number, cells)
    except (OSError, EOFError, UnicodeDecodeError) as error:
        yield RecordError(str(path), 1, f"not readable: {error}")


def good_lines(path: Path, *columns: str) -> Iterator[Line]:
    """Give the lines that can be read; whoever reads the same file with errors reports them."""
    return (line for line in lines(path, *columns) if not isinstance(line, RecordError))


def degrees(cell: str) -> float | None:
    """Give a coordinate, or None for an empty cell."""
    return float(cell) if cell else None


def base(language: str) -> str:
    """Give the language of a tag without region and script.

    >>> base("zh-Hant-TW")
    'zh'
    """
    return language.partition("-")[0]


def toponym(text: str, languages: Collection[str], spoken: Collection[str]) -> Toponym:
    """Give a tagged name: an endonym if one of its languages is spoken at the place.

    The languages spoken there come first, whatever order the table has:

    >>> berlin = toponym("Berlin", ("en", "az", "de"), ("de",))
    >>> berlin.role, berlin.language, berlin.also_in
    (<Role.ENDONYM: 'endonym'>, 'de', ('en', 'az'))
    >>> toponym("Syunik", ("en", "de"), ("hy",)).role
    <Role.EXONYM: 'exonym'>

    Without a language nobody knows whose name it is:

    >>> toponym("Kapan Community", ("und",), ("hy",)).role
    <Role.VARIANT: 'variant'>
    """
    ordered = sorted(languages, key=lambda one: base(one) not in spoken)
    role = Role.ENDONYM if base(ordered[0]) in spoken else Role.EXONYM
    if ordered[0] == "und":
        role = Role.VARIANT
    return Toponym(text, ordered[0], script(text), role, also_in=tuple(ordered[1:]))


def named(
    own: str, tagged: Collection[tuple[str, str, str]], spoken: Collection[str]
) -> Iterator[Attestation]:
    """Give the own name of a GeoNames record and its tagged names (text, source, languages).

    Where a tagged name is written like the own name, it is one name with two sources.
    """
    if all(text != own for text, _, _ in tagged):
        yield Attestation(toponym(own, ("und",), ()), "geonames")
    for text, source, languages in tagged:
        also = ("geonames",) if text == own and source != "geonames" else ()
        name = toponym(text, languages.split(" "), spoken)
        yield Attestation(name, source, also_sources=also)
