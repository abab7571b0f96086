"""Answers as text: the one place that lays out what a person or a pipeline reads."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from gazetteer.model import Entry, Match, Resolution

FORMATS = ("table", "json", "jsonl")


def fault(name: str, message: str) -> str:
    """Give the record of a line that could not be asked."""
    return json.dumps({"query": name, "error": message}, ensure_ascii=False)


def answer(found: Resolution, form: str, *, explain: bool) -> str:
    """Give an answer in one of FORMATS."""
    if form == "table":
        return "\n".join(table(found, explain=explain))
    if form == "json":
        return json.dumps(found.to_dict(), ensure_ascii=False, indent=2)
    return json.dumps(found.to_dict(), ensure_ascii=False)


def where(match: Match) -> str:
    """Give title, division and country: Goris, Syunik, Armenia."""
    place = match.place
    parts = (place.title, place.admin1, place.country_name)
    return ", ".join(dict.fromkeys(part for part in parts if part))


def table(answer: Resolution, *, explain: bool) -> Iterator[str]:
    """Give the lines of an answer for a terminal."""
    reasons = ", ".join(answer.reasons)
    yield f"{answer.query.text}: {answer.verdict} ({answer.confidence:.2f}; {reasons})"
    for rank, match in enumerate(answer.matches, 1):
        name = match.toponym
        also = f"{name.role} {name.language}, {match.attestation.source}"
        yield f"{rank:3}. {where(match)}  {match.place.id}  {match.place.feature_code}"
        yield f"     {match.tier}: {name.text} ({also})  score {match.score:.3f}"
        if explain:
            for item in match.evidence:
                yield f"       {item.points:+.3f} {item.signal}: {item.detail}"


def entry(known: Entry) -> Iterator[str]:
    """Give everything attested of a place, names in use first."""
    place = known.place
    country = place.country_name or place.country or ""
    yield f"{place.title}  {place.id}  {place.feature_class}.{place.feature_code}  {country}"
    if place.latitude is not None:
        yield f"  {place.latitude}, {place.longitude}"
    for name in known.names:
        toponym = name.toponym
        tongues = ", ".join((toponym.language, *toponym.also_in))
        years = f"  {name.start or ''}-{name.end or ''}" if name.start or name.end else ""
        yield f"  {toponym.text}  [{tongues}]  {toponym.role}{years}  {name.source}"
    for claim in known.claims:
        span = f"{claim.start or ''}-{claim.end or ''}"
        yield f"  {claim.basis} {claim.state} {span}  {claim.source}"
