"""Countries and dependent territories: GeoNames records with the names CLDR has for them."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from gazetteer.model import Attestation, Entry, Place, RecordError, Role, Toponym
from gazetteer.sources import table

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

COLUMNS = (
    "iso", "iso3", "geonameid", "name", "feature_code", "capital", "continent", "languages",
    "population", "latitude", "longitude",
)  # fmt: skip
NAME_COLUMNS = ("geonameid", "name", "source", "languages")


def languages(tables: Path) -> dict[str, tuple[str, ...]]:
    """Give the languages spoken in each country by ISO 3166-1 code, most spoken first.

    Plain languages, without the region GeoNames adds: ``fa`` for ``fa-IR``.
    """
    rows = table.good_lines(tables / "countries.tsv", *COLUMNS)
    return {cells[0]: tuple(dict.fromkeys(map(table.base, cells[7].split()))) for _, cells in rows}


def ids(tables: Path) -> dict[str, str]:
    """Give the place id of each country by ISO 3166-1 code: AM, gn:174982."""
    rows = table.good_lines(tables / "countries.tsv", *COLUMNS)
    return {cells[0]: f"gn:{cells[2]}" for _, cells in rows}


def read_names(path: Path) -> Iterator[tuple[str, tuple[str, str, str]] | RecordError]:
    """Give GeoNames id and (text, source, languages) for each row of a table of names."""
    for line in table.lines(path, *NAME_COLUMNS):
        if isinstance(line, RecordError):
            yield line
        elif not all(line[1]):
            yield RecordError(str(path), line[0], "empty cell")
        else:
            geonameid, text, source, tags = line[1]
            yield geonameid, (text, source, tags)


def code(text: str, source: str) -> Attestation:
    """Give an ISO code as a name."""
    return Attestation(Toponym(text, "und", "Latn", Role.CODE), source)


def _entry(cells: list[str], tagged: list[tuple[str, str, str]], spoken: tuple[str, ...]) -> Entry:
    iso, iso3, geonameid, name, feature, _, _, _, population, latitude, longitude = cells
    place = Place(
        f"gn:{int(geonameid)}", name, "A", feature, table.degrees(latitude),
        table.degrees(longitude), int(population) or None, iso, name,
    )  # fmt: skip
    codes = (code(iso, "geonames"), code(iso3, "geonames"))
    return Entry(place, (*table.named(name, tagged, spoken), *codes))


def read(tables: Path) -> Iterator[Entry | RecordError]:
    """Give the countries by ISO 3166-1 code, from ``countries.tsv`` and ``country_names.tsv.gz``.

    Feature codes: PCLI for members of the United Nations, PCLD for dependent territories, PCLH
    for what ISO 3166 withdrew, PCL for the rest. The point is the mean of the cities.
    """
    tagged: dict[str, list[tuple[str, str, str]]] = defaultdict(list)
    for row in read_names(tables / "country_names.tsv.gz"):
        if isinstance(row, RecordError):
            yield row
        else:
            tagged[row[0]].append(row[1])
    spoken = languages(tables)
    path = tables / "countries.tsv"
    for line in table.lines(path, *COLUMNS):
        if isinstance(line, RecordError):
            yield line
            continue
        number, cells = line
        try:
            yield _entry(cells, tagged[cells[2]], spoken[cells[0]])
        except ValueError as error:
            yield RecordError(str(path), number, f"no country: {error}")
