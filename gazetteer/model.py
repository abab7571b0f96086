"""What is known of places, and what is answered: frozen records and closed lists.

Known: an :class:`Entry` is a :class:`Place` with the :class:`Attestation` of each of
its names and the :class:`Claim` of each state to it. Answered: a :class:`Resolution`
is a verdict on a :class:`Query` with ranked :class:`Match` records, each of which
carries the :class:`Evidence` that adds up to its score.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum


class Role(StrEnum):
    """The status of a name, never its merit."""

    OFFICIAL = "official"
    """Set by an authority that administers or claims the place."""
    ENDONYM = "endonym"
    """Used in a language spoken at the place."""
    EXONYM = "exonym"
    """Used in a language of elsewhere."""
    FORMER = "former"
    """No longer in use."""
    VARIANT = "variant"
    """Another spelling, or a name whose source does not say what it is."""
    CODE = "code"
    """An abbreviation of an authority: ISO 3166, IATA."""


class Certainty(StrEnum):
    """How far a source's word is backed."""

    VERIFIED = "verified"
    """Two independent sources agree, or an authority says so."""
    SINGLE = "single"
    """One source says so."""
    UNVERIFIED = "unverified"
    """General knowledge: to be checked."""


class Basis(StrEnum):
    """On what ground a state is named for a place."""

    DE_JURE = "de_jure"
    DE_FACTO = "de_facto"
    CLAIMED = "claimed"


class Tier(StrEnum):
    """How a spelling was found, best first."""

    EXACT = "exact"
    """The same search key."""
    FOLDED = "folded"
    """The same sounds under another spelling system."""
    FUZZY = "fuzzy"
    """A few letters differ."""


class Verdict(StrEnum):
    """What the answer says of the name."""

    RESOLVED = "resolved"
    AMBIGUOUS = "ambiguous"
    UNRESOLVED = "unresolved"


class Reason(StrEnum):
    """Why the verdict is what it is: a closed list, stable across versions."""

    ONLY_MATCH = "only_match"
    """Nothing else bears the name."""
    DOMINANT = "dominant"
    """Other places bear the name; this one dominates them."""
    HOMONYM = "homonym"
    """Several places bear the name and none dominates."""
    FORMER_NAME = "former_name"
    """The first match is known by a name no longer in use."""
    FOLDED_ONLY = "folded_only"
    """Only the sounds agree, under another spelling system."""
    FUZZY_ONLY = "fuzzy_only"
    """Only a similar spelling was found."""
    LETTERS_DIFFER = "letters_differ"
    """The query has letters that the matched name contradicts (ş against s)."""
    WEAK_NAME = "weak_name"
    """The matched name is a code or a machine romanization."""
    COUNTRY_CONFLICT = "country_conflict"
    """No match lies in the country asked for."""
    FEATURE_CONFLICT = "feature_conflict"
    """No match is of the kind asked for."""
    BELOW_CONFIDENCE = "below_confidence"
    """The confidence asked for is not reached."""
    NO_CANDIDATE = "no_candidate"
    """No name in the store is near enough."""
    REFUSED = "refused"
    """The string is on the list of words that are no place names (N/A, unknown)."""
    NO_LETTERS = "no_letters"
    """The string has no letter."""


class Signal(StrEnum):
    """The kinds of evidence a score is added up from."""

    SPELLING = "spelling"
    LETTERS = "letters"
    STANDING = "standing"
    POPULATION = "population"
    COUNTRY = "country"
    FEATURE = "feature"
    NEAR = "near"
    LANGUAGE = "language"


@dataclass(frozen=True, slots=True)
class Place:
    """A place: an id that never changes, and what is true of it whatever it is called."""

    id: str
    """``gn:174895`` (GeoNames) or ``gaz:aras_river`` (this project)."""
    title: str
    feature_class: str
    """GeoNames class: A division, H water, L area, P settlement, R road, S spot, T mountain."""
    feature_code: str
    """GeoNames code, such as PPL, ADM1, STM; empty where it is unknown."""
    latitude: float | None = None
    """Degrees north, WGS 84."""
    longitude: float | None = None
    """Degrees east, WGS 84."""
    population: int | None = None
    country: str | None = None
    """ISO 3166-1 alpha-2 as the source files it; no statement on sovereignty (see claims)."""
    country_name: str | None = None
    admin1: str | None = None
    """Name of the first-order division."""
    admin2: str | None = None
    """Name of the second-order division."""


@dataclass(frozen=True, slots=True)
class Toponym:
    """One written form of a name, in NFC exactly as its source writes it."""

    text: str
    language: str = "und"
    """BCP 47; ``und`` where the source does not say."""
    script: str = "Zyyy"
    """ISO 15924."""
    role: Role = Role.VARIANT
    scheme: str | None = None
    """The romanization scheme that made this form, if one did."""
    tradition: str | None = None
    """Whose usage it is: hy, az, ka, tr, ru, fa, ku, intl."""
    also_in: tuple[str, ...] = ()
    """Further languages in which the source gives the same form."""


@dataclass(frozen=True, slots=True)
class Attestation:
    """A toponym of a place, in a source."""

    toponym: Toponym
    source: str
    """Key of ``data/sources.toml``."""
    ref: str | None = None
    """Record or page in the source."""
    start: int | None = None
    """First year of use, where the source gives one."""
    end: int | None = None
    """Last year of use, where the source gives one."""
    certainty: Certainty = Certainty.SINGLE
    also_sources: tuple[str, ...] = ()
    """Further sources that write the same form without saying more of it."""


@dataclass(frozen=True, slots=True)
class Claim:
    """That a state, or a body acting as one, holds or claims a place for a time."""

    state: str
    """ISO 3166-1 alpha-2, or the name of a body that has no code."""
    basis: Basis
    source: str
    start: int | None = None
    end: int | None = None
    note: str = ""


@dataclass(frozen=True, slots=True)
class Source:
    """Where facts come from, and on what terms."""

    key: str
    title: str
    publisher: str
    licence: str
    """SPDX expression."""
    attribution: str
    url: str = ""
    retrieved: str = ""
    """ISO date, or the version of the package it was read from."""


@dataclass(frozen=True, slots=True)
class Entry:
    """A place with everything that is attested of it."""

    place: Place
    names: tuple[Attestation, ...] = ()
    claims: tuple[Claim, ...] = ()


@dataclass(frozen=True, slots=True)
class RecordError:
    """A record of a source that was refused: where, and why."""

    path: str
    line: int
    message: str

    def __str__(self) -> str:
        """Give the line an editor can jump to."""
        return f"{self.path}:{self.line}: {self.message}"


@dataclass(frozen=True, slots=True)
class Context:
    """What the caller knows beside the name: soft evidence, not filters."""

    country: str | None = None
    """ISO 3166-1 alpha-2, upper case."""
    near: tuple[float, float] | None = None
    """Latitude and longitude in degrees."""
    feature: str | None = None
    """A word of the documented list, a GeoNames class, or a GeoNames code."""
    language: str | None = None
    """BCP 47 tag of the text the name stands in."""


@dataclass(frozen=True, slots=True)
class Query:
    """A name with its context, as parsed; ``text`` is what the caller wrote."""

    text: str
    name: str
    context: Context = field(default_factory=Context)


@dataclass(frozen=True, slots=True)
class Evidence:
    """One reason for a score: a signal, the points it gave or took, and why."""

    signal: Signal
    points: float
    detail: str

    def to_dict(self) -> dict[str, object]:
        """Give the evidence as it stands in a JSON answer."""
        return {"signal": str(self.signal), "points": round(self.points, 4), "detail": self.detail}


@dataclass(frozen=True, slots=True)
class Match:
    """A place a name may stand for; ``score`` is the sum of the evidence's points."""

    place: Place
    attestation: Attestation
    tier: Tier
    score: float
    evidence: tuple[Evidence, ...]

    @property
    def toponym(self) -> Toponym:
        """The name row that matched."""
        return self.attestation.toponym

    def to_dict(self) -> dict[str, object]:
        """Give the match as it stands in a JSON answer."""
        place, toponym = self.place, self.toponym
        return {
            "id": place.id,
            "title": place.title,
            "matched": toponym.text,
            "language": toponym.language,
            "script": toponym.script,
            "role": str(toponym.role),
            "source": self.attestation.source,
            "tier": str(self.tier),
            "score": round(self.score, 4),
            "country": place.country,
            "admin1": place.admin1,
            "admin2": place.admin2,
            "feature_class": place.feature_class,
            "feature_code": place.feature_code,
            "latitude": place.latitude,
            "longitude": place.longitude,
            "population": place.population,
            "evidence": [item.to_dict() for item in self.evidence],
        }


@dataclass(frozen=True, slots=True)
class Resolution:
    """The answer to one query."""

    query: Query
    verdict: Verdict
    confidence: float
    """How likely the first match is right, 0 to 1."""
    reasons: tuple[Reason, ...]
    matches: tuple[Match, ...]
    data_version: str

    @property
    def place(self) -> Place | None:
        """The place, when the verdict is RESOLVED; else None."""
        return self.matches[0].place if self.verdict is Verdict.RESOLVED else None

    def to_dict(self, *, id: object = None) -> dict[str, object]:  # noqa: A002 (the field's name)
        """Give the answer as one JSON object; ``id`` is passed through."""
        matches = [match.to_dict() for match in self.matches]
        return {
            "id": id,
            "query": self.query.text,
            "verdict": str(self.verdict),
            "confidence": round(self.confidence, 4),
            "reasons": [str(reason) for reason in self.reasons],
            "place": matches[0] if self.verdict is Verdict.RESOLVED else None,
            "matches": matches,
            "data_version": self.data_version,
        }
