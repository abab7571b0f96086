"""What people of this project wrote down: ``data/places.tsv``, ``names.tsv``, ``claims.tsv``."""

from __future__ import annotations

import tomllib
from collections import defaultdict
from typing import TYPE_CHECKING, TypeVar

from gazetteer.model import (
    Attestation,
    Basis,
    Certainty,
    Claim,
    Entry,
    Place,
    RecordError,
    Role,
    Source,
    Toponym,
)
from gazetteer.sources import table

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

PLACES = (
    "id", "title", "feature_class", "feature_code", "latitude", "longitude", "country", "source",
    "ref", "note",
)  # fmt: skip
NAMES = (
    "place", "name", "language", "script", "role", "scheme", "tradition", "from", "to", "source",
    "ref", "certainty", "note",
)  # fmt: skip
CLAIMS = ("place", "state", "basis", "from", "to", "source", "ref", "note")
REFUSALS = ("string", "language", "reason")


def year(cell: str) -> int | None:
    """Give a year, or None for an empty cell; ValueError for anything else."""
    return int(cell) if cell else None


def attestation(cells: list[str]) -> Attestation:
    """Give the name of a row of ``names.tsv``; ValueError says what is wrong with it."""
    _, text, language, script, role, scheme, tradition, start, end, source, ref, sure, _ = cells
    toponym = Toponym(text, language, script, Role(role), scheme or None, tradition or None)
    return Attestation(toponym, source, ref or None, year(start), year(end), Certainty(sure))


def claim(cells: list[str]) -> Claim:
    """Give the claim of a row of ``claims.tsv``; ValueError says what is wrong with it."""
    _, state, basis, start, end, source, _, note = cells
    return Claim(state, Basis(basis), source, year(start), year(end), note)


def place(cells: list[str]) -> Place:
    """Give the place of a row of ``places.tsv``; its point is empty where GeoNames has it."""
    id_, title, feature_class, code, latitude, longitude, country, *_ = cells
    return Place(
        id_, title, feature_class, code, table.degrees(latitude), table.degrees(longitude),
        country=country or None,
    )  # fmt: skip


T = TypeVar("T")


def _rows(
    path: Path, columns: tuple[str, ...], make: Callable[[list[str]], T]
) -> Iterator[tuple[str, T] | RecordError]:
    """Give the place and the record of each row; the first cell is the place."""
    for line in table.lines(path, *columns):
        if isinstance(line, RecordError):
            yield line
            continue
        try:
            yield line[1][0], make(line[1])
        except ValueError as error:
            yield RecordError(str(path), line[0], str(error))


def read(data: Path) -> Iterator[Entry | RecordError]:
    """Give the curated places by id, each with its names and claims."""
    names: dict[str, list[Attestation]] = defaultdict(list)
    claims: dict[str, list[Claim]] = defaultdict(list)
    for named in _rows(data / "names.tsv", NAMES, attestation):
        if isinstance(named, RecordError):
            yield named
        else:
            names[named[0]].append(named[1])
    for claimed in _rows(data / "claims.tsv", CLAIMS, claim):
        if isinstance(claimed, RecordError):
            yield claimed
        else:
            claims[claimed[0]].append(claimed[1])
    for known in _rows(data / "places.tsv", PLACES, place):
        if isinstance(known, RecordError):
            yield known
        else:
            yield Entry(known[1], tuple(names[known[0]]), tuple(claims[known[0]]))


def read_sources(path: Path) -> dict[str, Source]:
    """Give the sources of ``sources.toml`` by key."""
    tables = tomllib.loads(path.read_text("utf-8"))
    return {key: Source(key=key, **fields) for key, fields in tables.items()}


def read_refusals(path: Path) -> list[tuple[str, str, str]]:
    """Give string, language and reason of each word that must resolve to nothing."""
    rows = (cells for _, cells in table.good_lines(path, *REFUSALS))
    return [(text, language, reason) for text, language, reason in rows]
