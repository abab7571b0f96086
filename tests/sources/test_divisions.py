"""Divisions: the right record for each code, under every name, and whose name it is."""

from __future__ import annotations

import gzip
from pathlib import Path

import pytest

from gazetteer.model import Attestation, Entry, RecordError, Role
from gazetteer.sources import countries, divisions

TABLES = Path(__file__).resolve().parents[2] / "data" / "tables"
SMALL = {
    "countries.tsv": (
        " ".join(countries.COLUMNS),
        ["AM ARM 174982 Armenia PCLI Yerevan AS hy 3090500 40.3 44.6"],
    ),
    "division_names.tsv.gz": (
        "geonameid name source languages",
        ["409314 Սյունիք iso3166-2 hy", "409314 Syunik cldr"],
    ),
    "divisions.tsv.gz": (
        " ".join(divisions.COLUMNS),
        ["AM.08 ADM1 409314 Syunik AM-SU 39.4 46.2 102356", "AM.09 ADM1 x Tavush  40 45 1"],
    ),
}


@pytest.fixture(scope="module")
def entries() -> dict[str, Entry]:
    """Give every division by place id; a refused record would fail here."""
    found = list(divisions.read(TABLES))
    assert [entry for entry in found if isinstance(entry, RecordError)] == []
    return {entry.place.id: entry for entry in found if isinstance(entry, Entry)}


@pytest.fixture(scope="module")
def codes() -> dict[str, str]:
    """Give place ids by GeoNames code."""
    return divisions.codes(TABLES)


def _write(folder: Path) -> None:
    """Write the small tables, cells apart by single spaces here."""
    for name, (header, rows) in SMALL.items():
        text = "\n".join([header, *rows, ""]).replace(" ", "\t").encode()
        (folder / name).write_bytes(gzip.compress(text) if name.endswith(".gz") else text)


def _by_language(entry: Entry, language: str) -> list[Attestation]:
    return [
        name for name in entry.names if language in {name.toponym.language, *name.toponym.also_in}
    ]


def test_all_divisions_are_there(entries: dict[str, Entry]) -> None:
    """The table holds every first- and second-order division of GeoNames, none twice."""
    levels = [entry.place.feature_code for entry in entries.values()]
    assert (levels.count("ADM1"), levels.count("ADM2")) == (3865, 47643)


@pytest.mark.parametrize(
    ("code", "place", "tagged"),
    [
        ("AM.08", "gn:409314", ("hy", "Սյունիքի մարզ")),
        ("AM.08", "gn:409314", ("az", "Sünik")),
        ("AM.08", "gn:409314", ("fa", "استان سیونیک")),
        ("AZ.28", "gn:147626", ("az", "Laçın")),
        ("AZ.26", "gn:586047", ("az", "Kəlbəcər")),
        ("AZ.26", "gn:586047", ("ru", "Кельбаджарский район")),
        ("AZ.16", "gn:586771", ("hy", "Դաշկեսանի շրջան")),
        ("US.GA", "gn:4197000", ("ka", "ჯორჯია")),
        ("GE.51", "gn:611716", ("ka", "თბილისი")),
    ],
)
def test_codes_lead_to_names(
    entries: dict[str, Entry], codes: dict[str, str], code: str, place: str, tagged: tuple[str, str]
) -> None:
    """GeoNames code, GeoNames id and the name in a language belong together."""
    language, text = tagged
    assert codes[code] == place
    assert text in [name.toponym.text for name in _by_language(entries[place], language)]


@pytest.mark.parametrize(
    ("code", "persian"), [("IR.33", "آذربایجان شرقی"), ("IR.07", "فارس"), ("IR.26", "تهران")]
)
def test_provinces_of_iran_have_their_own_names(
    entries: dict[str, Entry], codes: dict[str, str], code: str, persian: str
) -> None:
    """Iran moved its ISO codes in 2020: names under the old codes go to the province they mean."""
    entry = entries[codes[code]]
    assert {"استان " + persian, persian} & {name.toponym.text for name in entry.names}
    english = {name.toponym.text for name in _by_language(entry, "en")}
    assert entry.place.title.removesuffix(" Province") in english


def test_regions_of_morocco_have_no_names_of_the_old_regions(
    entries: dict[str, Entry], codes: dict[str, str]
) -> None:
    """Rabat-Salé-Kénitra has number 4, which was Oriental until 2015."""
    assert "Oriental" not in {name.toponym.text for name in entries[codes["MA.04"]].names}


def test_a_name_in_a_language_spoken_there_is_an_endonym(
    entries: dict[str, Entry], codes: dict[str, str]
) -> None:
    """Syunik is Սյունիք to those who live there, Sünik to others."""
    roles = {name.toponym.text: name.toponym.role for name in entries[codes["AM.08"]].names}
    assert roles["Սյունիքի մարզ"] is Role.ENDONYM
    assert roles["Sünik"] is Role.EXONYM
    assert roles["AM-SU"] is Role.CODE


def test_a_form_shared_by_languages_is_one_name(
    entries: dict[str, Entry], codes: dict[str, str]
) -> None:
    """The title written as a tagged name is that name, with both sources."""
    names = [name for name in entries[codes["US.GA"]].names if name.toponym.text == "Georgia"]
    assert len(names) == 1
    assert names[0].toponym.language == "en"
    assert (names[0].source, names[0].also_sources) == ("cldr", ("geonames",))


def test_second_order_divisions_follow_their_parent(entries: dict[str, Entry]) -> None:
    """A division is read before those that lie in it, and these name it."""
    places = list(entries)
    assert places.index("gn:409314") < places.index("gn:13133005")
    assert entries["gn:13133005"].place.admin1 == "Syunik"


def test_priors_are_sums_over_cities(entries: dict[str, Entry], codes: dict[str, str]) -> None:
    """Divisions have no population of their own, but more people live in Tehran than in Ilam."""
    priors = divisions.read_priors(TABLES)
    assert priors.keys() == entries.keys()
    assert priors[codes["IR.26"]] > priors[codes["IR.10"]] > 0
    assert {entry.place.population for entry in entries.values()} == {None}


def test_cities_know_their_second_order_division(codes: dict[str, str]) -> None:
    """Goris lies in Goris Municipality; every code of a city is the code of a division."""
    cities = divisions.city_admin2(TABLES)
    assert cities[174895] == "AM.08.13133005"
    assert len(cities) > 200_000
    assert set(cities.values()) <= codes.keys()


def test_larger_cities_have_tagged_names() -> None:
    """Baku is Bakı in Azerbaijani and Баку in Russian and other languages."""
    names = {
        text: tags for place, text, tags in divisions.city_languages(TABLES) if place == 587084
    }
    assert "az" in names["Bakı"]
    assert {"ru", "bg", "kk"} <= set(names["Баку"])
    assert names["Baku"][0] == "en"


def test_a_bad_row_is_given_back_and_the_rest_is_read(tmp_path: Path) -> None:
    """An error names file and line and does not stop the reader."""
    _write(tmp_path)
    short, good, bad = divisions.read(tmp_path)
    assert isinstance(short, RecordError)
    assert (Path(short.path).name, short.line) == ("division_names.tsv.gz", 3)
    assert isinstance(good, Entry)
    assert [name.toponym.text for name in good.names] == ["Syunik", "Սյունիք", "AM-SU"]
    assert isinstance(bad, RecordError)
    assert (Path(bad.path).name, bad.line) == ("divisions.tsv.gz", 3)


def test_a_missing_or_foreign_table_is_an_error_of_its_first_line(tmp_path: Path) -> None:
    """No table, another header, or bytes that are no archive: told, never raised."""
    _write(tmp_path)
    (tmp_path / "division_names.tsv.gz").unlink()
    (tmp_path / "divisions.tsv.gz").write_bytes(b"no archive")
    errors = list(divisions.read(tmp_path))
    assert [error.line for error in errors if isinstance(error, RecordError)] == [1, 1]
    (tmp_path / "divisions.tsv.gz").write_bytes(gzip.compress(b"code\tname\n"))
    assert "header" in str(list(divisions.read(tmp_path))[-1])
