"""What speaks for a candidate: evidence whose points add up to the score.

The points keep the order of architecture: a tier weighs more than the whole range of the
population, and a name in use weighs more than an untagged one of any larger place. They are
set by these rules, not fitted.
"""

from __future__ import annotations

from math import asin, cos, exp, log10, radians, sin, sqrt
from typing import TYPE_CHECKING

from gazetteer.match.features import fits
from gazetteer.model import Evidence, Match, Signal, Tier
from gazetteer.text.keys import contradictions, letters, search_key
from gazetteer.text.script import script

if TYPE_CHECKING:
    from collections.abc import Iterator

    from gazetteer.model import Context, Query
    from gazetteer.store.reader import Candidate

_EXACT, _FOLDED, _FUZZY = 0.50, 0.30, 0.24
_IDENTICAL = 0.06
_CONTRADICTED = 0.30
_SAME_SCRIPT = 0.005
_STANDING = {
    3: (0.24, "primary, official or in use"),
    2: (0.12, "untagged"),
    1: (0.12, "former"),
    0: (0.0, "code or machine romanization"),
}
_POPULATION = 0.10
_COUNTRY_HIT, _COUNTRY_MISS = 0.05, -0.30
_FEATURE_HIT, _FEATURE_MISS = 0.05, -0.35
_NEAR, _NEAR_KM = 0.15, 100.0
_LANGUAGE = 0.02
_IS_COUNTRY = 0.03
_LOG_LARGEST = 9.2
"""log10 of 1.5 billion people: the most a prior can be."""


def kilometres(a: tuple[float, float], b: tuple[float, float]) -> float:
    """Give the great-circle distance of two points in degrees.

    >>> round(kilometres((40.18, 44.51), (39.51, 46.34)))
    173
    """
    lat_a, lon_a, lat_b, lon_b = map(radians, (*a, *b))
    chord = sin((lat_b - lat_a) / 2) ** 2
    chord += cos(lat_a) * cos(lat_b) * sin((lon_b - lon_a) / 2) ** 2
    return 12742 * asin(sqrt(chord))


def similarity(query: str, name: str) -> float:
    """Compare two strings letter by letter, 0 to 1; swapped neighbours are one fault."""
    from rapidfuzz.distance import OSA  # noqa: PLC0415 (20 ms that an exact match need not pay)

    return OSA.normalized_similarity(query, name)


def _contradictions(query: str, name: str) -> float:
    """Count the query's letters that the name contradicts; across scripts by half.

    A name in another script cannot show a mark, so it neither denies nor confirms ş.
    """
    if script(query) == script(name) or script(query) != "Latn":
        return contradictions(query, name)
    return sum(not char.isascii() for char in letters(query)) / 2


def _spelling(query: str, name: str, tier: Tier) -> Iterator[Evidence]:
    same = script(query) == script(name)
    if tier is not Tier.EXACT:
        alike = similarity(search_key(query), search_key(name))
        if same:
            points = _SAME_SCRIPT * similarity(letters(query), letters(name))
            yield Evidence(Signal.LETTERS, points, "the same script")
        points = (_FOLDED if tier is Tier.FOLDED else _FUZZY) * alike
        yield Evidence(Signal.SPELLING, points, f"{query} | {name}: {alike:.0%} alike")
        return
    yield Evidence(Signal.SPELLING, _EXACT, f"filed under {search_key(name)!r}")
    if same:
        yield Evidence(Signal.LETTERS, _SAME_SCRIPT, "the same script")
    against = _contradictions(query, name)
    if letters(query) == letters(name):
        yield Evidence(Signal.LETTERS, _IDENTICAL, "identical letters")
    elif against:
        share = min(1.0, against / max(1, len(letters(name))))
        yield Evidence(Signal.LETTERS, -_CONTRADICTED * share, f"{against:g} letters contradict")


def _hints(context: Context, candidate: Candidate) -> Iterator[Evidence]:
    place = candidate.place
    if context.country:
        hit = place.country == context.country
        points = _COUNTRY_HIT if hit else _COUNTRY_MISS
        yield Evidence(Signal.COUNTRY, points, f"{place.country} for {context.country}")
    if context.feature:
        points = _FEATURE_HIT if fits(place, context.feature) else _FEATURE_MISS
        yield Evidence(Signal.FEATURE, points, f"{place.feature_code} for {context.feature}")
    if context.near and place.latitude is not None and place.longitude is not None:
        far = kilometres(context.near, (place.latitude, place.longitude))
        yield Evidence(Signal.NEAR, _NEAR * exp(-far / _NEAR_KM), f"{far:.0f} km away")
    toponym = candidate.attestation.toponym
    if context.language and context.language in (toponym.language, *toponym.also_in):
        yield Evidence(Signal.LANGUAGE, _LANGUAGE, f"a name in {context.language}")


def score(query: Query, tier: Tier, candidate: Candidate) -> Match:
    """Add up what speaks for a candidate."""
    place = candidate.place
    points, words = _STANDING[candidate.standing]
    size = min(1.0, log10(1 + candidate.prior) / _LOG_LARGEST)
    evidence = [
        *_spelling(query.name, candidate.attestation.toponym.text, tier),
        Evidence(Signal.STANDING, points, words),
        Evidence(Signal.POPULATION, _POPULATION * size, f"{candidate.prior:,} people"),
        *_hints(query.context, candidate),
    ]
    if place.feature_code == "PCLI":
        evidence.append(Evidence(Signal.FEATURE, _IS_COUNTRY, "a country"))
    total = sum(item.points for item in evidence)
    return Match(place, candidate.attestation, tier, total, tuple(evidence))
