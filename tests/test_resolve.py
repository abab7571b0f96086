"""Rules of an answer, asked of the bundled store."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import gazetteer
from gazetteer import Gazetteer, Reason, Role, Tier, Verdict
from gazetteer.errors import QueryError, UnknownPlaceError

GAZ = Gazetteer()


@pytest.mark.parametrize(
    ("name", "place"),
    [
        ("Gorus", "gn:174895"),
        ("BASARGECER", "gn:616108"),
        ("Басаргечар", "gn:616108"),
        ("Goris, Armenia", "gn:174895"),
        ("Gorus (Armenia)", "gn:174895"),
        ("Armenia", "gn:174982"),
        ("Iran", "gn:130758"),
        ("Paris", "gn:2988507"),
        ("Leninakan", "gn:616635"),
        ("Köln", "gn:2886242"),
        ("Zəngəzur", "gaz:zangezur"),
        ("Artsakh", "gaz:nagorno_karabakh"),
    ],
)
def test_a_name_everybody_means_is_resolved(name: str, place: str) -> None:
    """Exonyms, former names, scripts and countries give the place, without asking back."""
    answer = GAZ.resolve(name)
    assert answer.place is not None
    assert answer.place.id == place


@pytest.mark.parametrize(
    ("name", "first"),
    [("Karakilise", "gn:174763"), ("Istisu", "gn:174884"), ("Georgia", "gn:614540")],
)
def test_true_namesakes_are_ambiguous(name: str, first: str) -> None:
    """Where nobody can know which is meant, the likelier comes first and nothing is chosen."""
    answer = GAZ.resolve(name)
    assert answer.verdict is Verdict.AMBIGUOUS
    assert answer.place is None
    assert answer.matches[0].place.id == first


def test_a_country_decides_between_namesakes() -> None:
    """The country hint makes Jermuk of Istisu."""
    answer = GAZ.resolve("Istisu", country="AM")
    assert answer.place is not None
    assert answer.place.id == "gn:174884"


@pytest.mark.parametrize("name", ["Dashkasan", "Kalbajar", "Lachin", "Gabala"])
def test_a_town_stands_before_its_district(name: str) -> None:
    """The town of a district comes first, and the district alone is no ambiguity."""
    answer = GAZ.resolve(name)
    assert answer.verdict is Verdict.RESOLVED
    assert [m.place.feature_class for m in answer.matches[:2]] == ["P", "A"]


@pytest.mark.parametrize("name", ["Yerevann", "Vardennis", "Gyumrri"])
def test_a_typing_error_is_found_with_less_confidence(name: str) -> None:
    """A misspelt name finds its place as a fuzzy match that says so."""
    answer = GAZ.resolve(name)
    assert answer.matches[0].tier is Tier.FUZZY
    assert Reason.FUZZY_ONLY in answer.reasons
    assert answer.confidence < GAZ.resolve("Yerevan").confidence


def test_the_matched_name_says_whose_it_is() -> None:
    """An answer names the language, the role and the source of the name that matched."""
    match = GAZ.resolve("Gorus").matches[0]
    assert match.toponym.role is Role.EXONYM
    assert match.toponym.language == "az"
    assert match.attestation.source


def test_evidence_adds_up_to_the_score() -> None:
    """Every point of a score is accounted for."""
    for match in GAZ.resolve("Vardenis", near=(40.2, 45.7)).matches:
        assert match.score == pytest.approx(sum(item.points for item in match.evidence))


@pytest.mark.parametrize("name", ["qwxzptk", "N/A", "unknown", "12", "x" * 1_000_000])
def test_what_is_no_name_is_unresolved(name: str) -> None:
    """Codes for a missing value, numbers and noise give nothing."""
    assert GAZ.resolve(name).verdict is Verdict.UNRESOLVED


@pytest.mark.parametrize(
    "hints", [{"country": "ZZ"}, {"near": (99.0, 0.0)}, {"feature": "pl?"}, {"limit": 0}]
)
def test_a_hint_that_cannot_be_used_is_refused(hints: dict[str, object]) -> None:
    """A wrong hint is an error that names it, never an answer."""
    with pytest.raises(QueryError, match=next(iter(hints))):
        GAZ.resolve("Goris", **hints)  # type: ignore[arg-type]


@given(st.text(min_size=1, max_size=60).filter(str.strip))
@settings(max_examples=150, deadline=None)
def test_any_text_gets_an_answer(name: str) -> None:
    """No text whatever makes the resolver fail."""
    assert 0 <= GAZ.resolve(name).confidence <= 1


def test_normalize_gives_the_title_or_none() -> None:
    """The one-liner for a pipeline gives a title only where the name is resolved."""
    assert gazetteer.normalize("Gorus") == "Goris"
    assert gazetteer.normalize("Karakilise") is None


def test_an_entry_has_every_name_with_its_source() -> None:
    """Everything attested of a place comes with a source."""
    entry = GAZ.entry("gn:174895")
    assert {"Goris", "Gorus", "Գորիս"} <= {name.toponym.text for name in entry.names}
    assert {name.source for name in entry.names} <= {source.key for source in GAZ.sources()}


def test_an_unknown_id_is_an_error() -> None:
    """An id that stands for nothing says so."""
    with pytest.raises(UnknownPlaceError, match="gn:1"):
        GAZ.entry("gn:1")


def test_contested_places_carry_dated_claims() -> None:
    """Nagorno-Karabakh has several states, each with its ground and its years."""
    claims = GAZ.entry("gaz:nagorno_karabakh").claims
    assert {str(claim.basis) for claim in claims} == {"de_jure", "de_facto"}
