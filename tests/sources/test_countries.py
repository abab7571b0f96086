"""Countries: their record, their names in other languages, the languages spoken there."""

from __future__ import annotations

from pathlib import Path

import pytest

from gazetteer.model import Entry, RecordError, Role
from gazetteer.sources import countries, table

TABLES = Path(__file__).resolve().parents[2] / "data" / "tables"


@pytest.fixture(scope="module")
def entries() -> dict[str | None, Entry]:
    """Give every country by ISO 3166-1 code; a refused record would fail here."""
    found = list(countries.read(TABLES))
    assert [entry for entry in found if isinstance(entry, RecordError)] == []
    return {entry.place.country: entry for entry in found if isinstance(entry, Entry)}


@pytest.mark.parametrize(
    ("text", "language", "role"),
    [
        ("Հայաստան", "hy", Role.ENDONYM),
        ("Ermənistan", "az", Role.EXONYM),
        ("სომხეთი", "ka", Role.EXONYM),
        ("Армения", "ru", Role.EXONYM),
        ("ارمنستان", "fa", Role.EXONYM),
    ],
)
def test_armenia_has_its_names(
    entries: dict[str | None, Entry], text: str, language: str, role: Role
) -> None:
    """A country is known in the languages of its neighbours, and as what."""
    names = [name.toponym for name in entries["AM"].names if name.toponym.text == text]
    assert len(names) == 1
    assert language in {names[0].language, *names[0].also_in}
    assert names[0].role is role


def test_scripts_are_told(entries: dict[str | None, Entry]) -> None:
    """Each name says in which script it is written."""
    scripts = {name.toponym.text: name.toponym.script for name in entries["AM"].names}
    assert (scripts["Հայաստան"], scripts["ارمنستان"], scripts["ARM"]) == ("Armn", "Arab", "Latn")


def test_codes_are_codes(entries: dict[str | None, Entry]) -> None:
    """Both ISO 3166-1 codes are names, but as codes."""
    codes = [n.toponym.text for n in entries["AM"].names if n.toponym.role is Role.CODE]
    assert codes == ["AM", "ARM"]


@pytest.mark.parametrize(
    ("country", "feature"),
    [("AM", "PCLI"), ("GL", "PCLD"), ("CS", "PCLH"), ("XK", "PCL"), ("TW", "PCL"), ("PS", "PCL")],
)
def test_feature_codes(entries: dict[str | None, Entry], country: str, feature: str) -> None:
    """Members of the United Nations are told from dependent, withdrawn and other territories."""
    assert entries[country].place.feature_code == feature


def test_places_are_whole(entries: dict[str | None, Entry]) -> None:
    """A country has a GeoNames id, a census figure and a point where its cities are."""
    place = entries["AM"].place
    assert (place.id, place.title, place.country_name) == ("gn:174982", "Armenia", "Armenia")
    assert place.population == 3090500
    assert place.latitude == pytest.approx(40.3, abs=0.5)
    assert place.longitude == pytest.approx(44.6, abs=0.5)
    assert len(entries) == 252


def test_points_do_not_jump_over_the_date_line(entries: dict[str | None, Entry]) -> None:
    """Fiji lies on both sides of the 180th meridian and near it, not in Africa."""
    longitude = entries["FJ"].place.longitude
    assert longitude is not None
    assert abs(longitude) > 175


def test_languages_are_without_region() -> None:
    """Persian is spoken in Iran as fa, whatever GeoNames adds; the most spoken comes first."""
    languages = countries.languages(TABLES)
    assert languages["IR"][0] == "fa"
    assert languages["GE"] == ("ka", "ru", "hy", "az")
    assert countries.ids(TABLES)["GE"] == "gn:614540"


def test_an_empty_cell_or_a_decomposed_name_is_refused(tmp_path: Path) -> None:
    """A row of names without a source, or not in NFC, is an error of its line."""
    path = tmp_path / "names.tsv"
    rows = ["geonameid\tname\tsource\tlanguages", "1\tA\t\ten", "1\tE\u0301\tcldr\tfr"]
    path.write_text("\n".join(rows), encoding="utf-8")
    errors = list(countries.read_names(path))
    assert [error.line for error in errors if isinstance(error, RecordError)] == [2, 3]


def test_the_language_of_the_place_leads() -> None:
    """A form used at the place and elsewhere is filed under the language of the place."""
    name = table.toponym("Berlin", ("en", "az", "de-CH"), ("de",))
    assert (name.role, name.language, name.also_in) == (Role.ENDONYM, "de-CH", ("en", "az"))
