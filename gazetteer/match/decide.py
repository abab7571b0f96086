"""The verdict on ranked matches, with its reasons and a confidence."""

from __future__ import annotations

from typing import TYPE_CHECKING

from gazetteer.model import Match, Reason, Role, Signal, Tier, Verdict

if TYPE_CHECKING:
    from collections.abc import Sequence

    from gazetteer.store.reader import Candidate

DOMINANCE = 5.0
"""How many times the weight of the next namesake the first must have to be resolved.

Measured on 1,758 well-known city names: right within 100 km in 97.4 % of the resolved at 2,
98.2 % at 5, 98.7 % at 10.
"""

_DISCOUNT = {3: 1.0, 2: 0.05, 1: 0.05, 0: 0.005}
"""What a place weighs by the standing of the name that matched."""

_SURE = {Tier.EXACT: 0.97, Tier.FOLDED: 0.85, Tier.FUZZY: 0.7}
_ALIKE = {Tier.EXACT: 0.0, Tier.FOLDED: 0.7, Tier.FUZZY: 0.85}
"""How alike a spelling must be to be resolved on, by tier."""

Decision = tuple[Verdict, float, tuple[Reason, ...]]
Ranked = tuple[Match, "Candidate"]


def _weight(candidate: Candidate) -> float:
    return (candidate.prior + 500) * _DISCOUNT[candidate.standing]


def _is_division_of(candidate: Candidate, settlement: Candidate) -> bool:
    return candidate.place.id in settlement.parents


def _points(match: Match, signal: Signal) -> float:
    return sum(item.points for item in match.evidence if item.signal is signal)


def _alike(match: Match) -> float:
    if match.tier is Tier.EXACT:
        return 1.0
    return _points(match, Signal.SPELLING) / (0.30 if match.tier is Tier.FOLDED else 0.24)


def _faults(first: Match, candidate: Candidate) -> list[Reason]:
    """Say what forbids to resolve, whatever the rivals are."""
    faults = []
    if _points(first, Signal.LETTERS) < -0.08:  # noqa: PLR2004 (over a quarter of the letters)
        faults.append(Reason.LETTERS_DIFFER)
    if _points(first, Signal.COUNTRY) < 0:
        faults.append(Reason.COUNTRY_CONFLICT)
    if _points(first, Signal.FEATURE) < 0:
        faults.append(Reason.FEATURE_CONFLICT)
    if candidate.standing == 0 and first.toponym.role is not Role.CODE:
        faults.append(Reason.WEAK_NAME)
    return faults


def decide(ranked: Sequence[Ranked]) -> Decision:
    """Give verdict, confidence and reasons for matches ranked best first."""
    if not ranked:
        return Verdict.UNRESOLVED, 0.0, (Reason.NO_CANDIDATE,)
    first, candidate = ranked[0]
    reasons = _faults(first, candidate)
    notes = []
    if first.toponym.role is Role.FORMER:
        notes.append(Reason.FORMER_NAME)
    if first.tier is not Tier.EXACT:
        notes.append(Reason.FOLDED_ONLY if first.tier is Tier.FOLDED else Reason.FUZZY_ONLY)
    rivals = [
        _weight(other)
        for match, other in ranked[1:]
        if match.tier is first.tier
        and not _is_division_of(other, candidate)
        and first.score - match.score < 0.25  # noqa: PLR2004 (a hint missed)
        and _alike(match) > _alike(first) - 0.05
    ]
    ratio = _weight(candidate) / max(rivals) if rivals else float("inf")
    if ratio < DOMINANCE:
        reasons.append(Reason.HOMONYM)
    alike = _alike(first)
    sure = _SURE[first.tier] * alike * (1.0 if ratio >= DOMINANCE else ratio / (ratio + 1))
    if Reason.LETTERS_DIFFER in reasons and len(reasons) == 1 and not rivals:
        return Verdict.UNRESOLVED, 0.1, (*reasons, *notes)
    if reasons or alike < _ALIKE[first.tier]:
        return Verdict.AMBIGUOUS, sure / 2 if reasons else sure, (*reasons, *notes)
    return Verdict.RESOLVED, sure, (Reason.DOMINANT if rivals else Reason.ONLY_MATCH, *notes)
