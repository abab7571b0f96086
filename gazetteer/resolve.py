"""The facade: a name in, an explained answer out."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise
from pathlib import Path
from typing import TYPE_CHECKING, Self

from gazetteer.errors import QueryError, UnknownPlaceError
from gazetteer.match.candidates import candidates
from gazetteer.match.decide import decide
from gazetteer.match.features import WORDS, is_known
from gazetteer.match.parse import parse
from gazetteer.match.score import score
from gazetteer.model import (
    Context,
    Entry,
    Evidence,
    Match,
    Query,
    Reason,
    Resolution,
    Signal,
    Source,
    Verdict,
)
from gazetteer.store.reader import Candidate, Reader
from gazetteer.text.keys import search_key

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

BUNDLED = Path(__file__).parent / "_built" / "gazetteer.sqlite"
LONGEST = 500
"""Characters of a name; what is longer is no place name."""

Near = tuple[float, float]
Ranked = tuple[Match, Candidate]

_PRECEDENCE = 0.001
"""Points by which a settlement stands before its own division."""


class Gazetteer:
    """An open store that resolves names; safe to share between threads."""

    def __init__(self, path: Path | str | None = None) -> None:
        """Open the bundled store, or the one at ``path``."""
        self._reader = Reader(Path(path) if path is not None else BUNDLED)
        self._countries = self._reader.countries()

    def __enter__(self) -> Self:
        """Use the gazetteer in a with block."""
        return self

    def __exit__(self, *_: object) -> None:
        """Close it at the end of the block."""
        self.close()

    def close(self) -> None:
        """Close the store."""
        self._reader.close()

    def resolve(  # noqa: PLR0913 (one parameter for each hint)
        self,
        name: str,
        *,
        country: str | None = None,
        near: Near | None = None,
        feature: str | None = None,
        language: str | None = None,
        limit: int | None = 10,
        min_confidence: float = 0.0,
    ) -> Resolution:
        """Say which place a name stands for, how sure that is, and why.

        ``near`` is (latitude, longitude) in degrees; ``limit`` is the number of matches, None
        for all; what is less sure than ``min_confidence`` is ambiguous. Raises QueryError for
        an empty name or a hint that cannot be used.
        """
        context = self._context(country, near, feature, language)
        if not name.strip():
            message = "the name is empty; give a place name"
            raise QueryError(message)
        if limit is not None and limit < 1:
            message = f"limit {limit} is too small; give 1 or more"
            raise QueryError(message)
        query = parse(name, context, self._country_of)
        version = self._reader.data_version
        if not any(map(str.isalpha, name)) or len(name) > LONGEST:
            reason = Reason.NO_LETTERS if len(name) <= LONGEST else Reason.NO_CANDIDATE
            return Resolution(query, Verdict.UNRESOLVED, 0.0, (reason,), (), version)
        if self._reader.refusal(search_key(name)):
            return Resolution(query, Verdict.UNRESOLVED, 0.0, (Reason.REFUSED,), (), version)
        ranked = self._ranked(query)
        verdict, confidence, reasons = decide(ranked)
        if verdict is Verdict.RESOLVED and confidence < min_confidence:
            verdict, reasons = Verdict.AMBIGUOUS, (*reasons, Reason.BELOW_CONFIDENCE)
        matches = tuple(match for match, _ in ranked[:limit])
        return Resolution(query, verdict, confidence, reasons, matches, version)

    def resolve_many(  # noqa: PLR0913 (the hints of resolve)
        self,
        names: Iterable[str],
        *,
        country: str | None = None,
        near: Near | None = None,
        feature: str | None = None,
        language: str | None = None,
        limit: int | None = 10,
        min_confidence: float = 0.0,
    ) -> Iterator[Resolution]:
        """Resolve names lazily and in order, one answer for each, with common hints."""
        for name in names:
            yield self.resolve(
                name, country=country, near=near, feature=feature, language=language,
                limit=limit, min_confidence=min_confidence,
            )  # fmt: skip

    def entry(self, place_id: str) -> Entry:
        """Give a place with everything attested of it; UnknownPlaceError if there is none."""
        found = self._reader.place(place_id)
        if found is None:
            message = f"no place {place_id!r}; ids look like gn:174895"
            raise UnknownPlaceError(message)
        place, names, claims = found
        return Entry(place, tuple(names), tuple(claims))

    @property
    def meta(self) -> dict[str, str]:
        """The store's versions and counts."""
        return dict(self._reader.meta)

    def sources(self) -> list[Source]:
        """Give the sources with licence and attribution."""
        return self._reader.sources()

    def _ranked(self, query: Query) -> list[Ranked]:
        best: dict[str, Ranked] = {}
        for tier, candidate in candidates(self._reader, query):
            match = score(query, tier, candidate)
            known = best.get(match.place.id)
            if known is None or match.score > known[0].score:
                best[match.place.id] = (match, candidate)
        ranked = sorted(best.values(), key=lambda pair: (-pair[0].score, pair[0].place.id))
        return _settlements_first(ranked) if query.context.feature is None else ranked

    def _country_of(self, name: str) -> str | None:
        for candidate in self._reader.by_search_key(search_key(name)):
            if candidate.place.feature_code.startswith("PCL"):
                return candidate.place.country
        return None

    def _context(
        self, country: str | None, near: Near | None, feature: str | None, language: str | None
    ) -> Context:
        if country is not None and not isinstance(country, str):
            message = f"unknown country {country!r}; give an ISO 3166-1 code such as AM"
            raise QueryError(message)
        code = country.upper() if country else None
        if code and code not in self._countries:
            message = f"unknown country {country!r}; give an ISO 3166-1 code such as AM"
            raise QueryError(message)
        if near is not None and not _is_point(near):
            message = f"near {near} is no point; give latitude and longitude in degrees"
            raise QueryError(message)
        if feature and not is_known(feature):
            message = f"unknown feature {feature!r}; give one of {', '.join(WORDS)}, or a code"
            raise QueryError(message)
        return Context(code, (near[0], near[1]) if near else None, feature, language)


def _is_point(near: object) -> bool:
    """Tell whether a value is latitude and longitude in degrees; it may come from JSON."""
    if not (isinstance(near, (tuple, list)) and len(near) == 2):  # noqa: PLR2004 (a pair)
        return False
    latitude, longitude = near
    if not isinstance(latitude, (int, float)) or not isinstance(longitude, (int, float)):
        return False
    return abs(latitude) <= 90 and abs(longitude) <= 180  # noqa: PLR2004 (degrees)


def _settlements_first(ranked: list[Ranked]) -> list[Ranked]:
    """Put a settlement before its own division where the division alone stands before it."""
    for i, ((division, above), (town, below)) in enumerate(pairwise(ranked)):
        same = division.tier is town.tier and above.standing == below.standing
        if same and division.place.id in below.parents and below.prior * 10 >= above.prior:
            points = division.score - town.score + _PRECEDENCE
            why = Evidence(Signal.FEATURE, points, "a settlement before its own division")
            first = replace(town, score=town.score + points, evidence=(*town.evidence, why))
            return [*ranked[:i], (first, below), (division, above), *ranked[i + 2 :]]
    return ranked
