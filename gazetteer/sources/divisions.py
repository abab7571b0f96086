"""First- and second-order divisions: GeoNames codes with the names of CLDR and ISO 3166-2.

Also what the cities need to know of them: which division a code stands for, in which
second-order division a city lies, and the tagged names of larger cities.
"""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from gazetteer.model import Entry, Place, RecordError
from gazetteer.sources import countries, table

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from pathlib import Path

COLUMNS = (
    "code", "level", "geonameid", "name", "iso", "latitude", "longitude", "population_sum",
)  # fmt: skip


def _rows(tables: Path) -> Iterator[list[str]]:
    """Give the cells of the divisions that can be read."""
    rows = table.good_lines(tables / "divisions.tsv.gz", *COLUMNS)
    return (cells for _, cells in rows if cells[2].isdecimal())


def codes(tables: Path) -> dict[str, str]:
    """Give the place id for each GeoNames code: AM.08, gn:409314."""
    return {cells[0]: f"gn:{int(cells[2])}" for cells in _rows(tables)}


def read_parents(tables: Path) -> dict[str, tuple[str, ...]]:
    """Give the ids of the country and, of a second-order division, the first-order one."""
    ids, nations = codes(tables), countries.ids(tables)
    return {
        place: (nations.get(code[:2], ""), ids.get(code.rpartition(".")[0], ""))
        for code, place in ids.items()
    }


def read_priors(tables: Path) -> dict[str, int]:
    """Give the summed population of the cities in each division, by place id.

    A prior for ranking, not a census: villages below GeoNames' limit are missing, and a part
    of a city that has a record of its own counts twice.
    """
    return {f"gn:{int(cells[2])}": int(cells[7]) for cells in _rows(tables) if cells[7].isdecimal()}


def city_admin2(tables: Path) -> dict[int, str]:
    """Give the code of the second-order division of each city by GeoNames id."""
    rows = table.good_lines(tables / "city_admin2.tsv.gz", "geonameid", "code")
    return {int(cells[0]): cells[1] for _, cells in rows if cells[0].isdecimal()}


def city_languages(tables: Path) -> Iterator[tuple[int, str, tuple[str, ...]]]:
    """Give GeoNames id, text and languages of the names of larger cities, by id.

    English stands first, then the tags are sorted; ``table.toponym`` finds the role.
    """
    path = tables / "city_languages.tsv.gz"
    for _, (geonameid, text, tags) in table.good_lines(path, "geonameid", "name", "languages"):
        if geonameid.isdecimal() and text and tags:
            yield int(geonameid), text, tuple(tags.split(" "))


def _entry(
    cells: list[str],
    tagged: list[tuple[str, str, str]],
    spoken: tuple[str, ...],
    parents: Mapping[str, str],
) -> Entry:
    code, level, geonameid, name, iso, latitude, longitude, _ = cells
    place = Place(
        f"gn:{int(geonameid)}", name, "A", level, table.degrees(latitude),
        table.degrees(longitude), country=code[:2], admin1=parents.get(code.rpartition(".")[0]),
    )  # fmt: skip
    names = tuple(table.named(name, tagged, spoken))
    return Entry(place, (*names, countries.code(iso, "iso3166-2")) if iso else names)


def read(tables: Path) -> Iterator[Entry | RecordError]:
    """Give the divisions by GeoNames code, each before those that lie in it.

    They come from ``divisions.tsv.gz`` and ``division_names.tsv.gz``. The point is the mean of
    the cities; there is no population (see ``read_priors``).
    """
    tagged: dict[str, list[tuple[str, str, str]]] = defaultdict(list)
    for row in countries.read_names(tables / "division_names.tsv.gz"):
        if isinstance(row, RecordError):
            yield row
        else:
            tagged[row[0]].append(row[1])
    spoken = countries.languages(tables)
    first = {cells[0]: cells[3] for cells in _rows(tables) if cells[1] == "ADM1"}
    path = tables / "divisions.tsv.gz"
    for line in table.lines(path, *COLUMNS):
        if isinstance(line, RecordError):
            yield line
            continue
        number, cells = line
        try:
            yield _entry(cells, tagged[cells[2]], spoken.get(cells[0][:2], ()), first)
        except ValueError as error:
            yield RecordError(str(path), number, f"no division: {error}")
