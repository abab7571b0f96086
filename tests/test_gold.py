"""Gold cases: what a person expects of names from the South Caucasus."""

import csv
from pathlib import Path

import pytest

import gazetteer
from gazetteer import Resolution, Verdict

GOLD = Path(__file__).parent / "gold" / "caucasus.tsv"
MUST = {"seed", "spelling", "exonym", "script", "historical", "feature"}
# What the package cannot do yet: each must fail, so that the day it works is noticed.
NOT_YET = {
    "Gorus'un": "Turkish case ending",
    "Կապանում": "Armenian case ending",
    "თბილისიდან": "Georgian case ending",
    "Shusha/Shushi": "double name",
    "Vanadzor (Kirovakan)": "gloss",
}


def _cases() -> list[dict[str, str]]:
    with GOLD.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE))


def _strong() -> list[object]:
    cases = [c for c in _cases() if c["strength"] == "STRONG"]
    cases = [c for c in cases if c["category"] in MUST or c["query"] in NOT_YET]
    return [
        pytest.param(
            case,
            id=case["query"],
            marks=[pytest.mark.xfail(reason=NOT_YET[case["query"]])]
            if case["query"] in NOT_YET
            else [],
        )
        for case in cases
    ]


def _ask(case: dict[str, str]) -> Resolution:
    near = [float(part) for part in case["near"].split(",") if part]
    with gazetteer.open() as gaz:
        return gaz.resolve(
            case["query"],
            country=case["country"] or None,
            near=(near[0], near[1]) if near else None,
            feature=case["feature"] or None,
            language=case["language"] or None,
        )


@pytest.mark.parametrize("case", _strong())
def test_a_known_name_finds_its_place_first(case: dict[str, str]) -> None:
    """An exact known name, in whatever spelling and script, gives the place it stands for."""
    expected = case["expected"]
    place_id = expected if expected.startswith("gn:") else f"gaz:{expected}"
    assert _ask(case).matches[0].place.id == place_id


@pytest.mark.parametrize("case", [c for c in _cases() if c["expected"] == "-"])
def test_what_is_no_place_is_not_resolved(case: dict[str, str]) -> None:
    """Persons, companies, common words and made-up names are never resolved."""
    assert _ask(case).verdict is not Verdict.RESOLVED
