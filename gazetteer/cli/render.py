"""Answers as text: the one place that lays out what a person or a pipeline reads."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from gazetteer.model import Resolution, Tier

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from gazetteer.cli.lines import Item
    from gazetteer.model import Entry, Match

Answer = tuple["Item", Resolution | None]
"""What was asked, and the answer; None where it could not be asked."""

_COLUMNS = (
    "title", "matched", "language", "script", "role", "source", "tier", "score", "country",
    "admin1", "admin2", "feature_class", "feature_code", "latitude", "longitude", "population",
)  # fmt: skip


def record(item: Item, answer: Resolution | None) -> dict[str, object]:
    """Give the JSON object of an answer, or of a line that could not be asked."""
    if answer is None:
        return {"id": item.id, "query": item.name, "error": item.fault}
    return answer.to_dict(id=item.id)


def _json(value: object) -> str:
    return json.dumps(value, ensure_ascii=False)


def jsonl(answers: Iterable[Answer]) -> Iterator[str]:
    """Give one line of JSON for each answer."""
    return (_json(record(item, answer)) for item, answer in answers)


def json_object(answers: Iterable[Answer]) -> Iterator[str]:
    """Give one indented JSON object; for a single name."""
    for item, answer in answers:
        yield json.dumps(record(item, answer), ensure_ascii=False, indent=2)


def json_array(answers: Iterable[Answer]) -> Iterator[str]:
    """Give a JSON array, one answer a line, as the answers come."""
    before = "["
    for line in jsonl(answers):
        yield before + line
        before = ","
    yield "]" if before == "," else "[]"


def _cells(item: Item, answer: Resolution | None) -> list[object]:
    if answer is None:
        return [item.id, item.name, "error", None, item.fault, *[None] * (len(_COLUMNS) + 2), None]
    first = answer.matches[0].to_dict() if answer.place else {}
    return [
        item.id, item.name, answer.verdict, round(answer.confidence, 4), " ".join(answer.reasons),
        first.get("id"), *(first.get(column) for column in _COLUMNS),
        " ".join(match.place.id for match in answer.matches), answer.data_version,
    ]  # fmt: skip


def separated(answers: Iterable[Answer], mark: str) -> Iterator[str]:
    """Give a header and one row for each answer; place columns are empty unless resolved."""
    import csv  # noqa: PLC0415 (only these formats need it)
    import io  # noqa: PLC0415

    buffer = io.StringIO()
    writer = csv.writer(buffer, delimiter=mark, lineterminator="\n")
    header = ("id", "query", "verdict", "confidence", "reasons", "place", *_COLUMNS)
    rows = (_cells(item, answer) for item, answer in answers)
    writer.writerow((*header, "candidates", "data_version"))
    for row in rows:
        writer.writerow(_clean(row, mark))
        yield buffer.getvalue().rstrip("\n")
        buffer.seek(0)
        buffer.truncate()
    if buffer.getvalue():
        yield buffer.getvalue().rstrip("\n")


def _clean(row: list[object], mark: str) -> list[object]:
    # A TSV has no quoting that every reader knows: what would break a row becomes a space.
    if mark != "\t":
        return row
    return [" ".join(cell.split()) if isinstance(cell, str) else cell for cell in row]


def _feature(item: Item, answer: Resolution | None, match: Match | None) -> dict[str, object]:
    whole = record(item, answer)
    properties = {key: whole.get(key) for key in ("id", "query", "verdict", "confidence", "error")}
    geometry = None
    if match:
        properties |= {"match_id" if k == "id" else k: v for k, v in match.to_dict().items()}
        place = match.place
        if place.latitude is not None:
            geometry = {"type": "Point", "coordinates": [place.longitude, place.latitude]}
    return {"type": "Feature", "geometry": geometry, "properties": properties}


def geojson(answers: Iterable[Answer]) -> Iterator[str]:
    """Give an RFC 7946 collection: a feature for each match, longitude first."""
    before = '{"type": "FeatureCollection", "features": ['
    for item, answer in answers:
        for match in (answer.matches if answer else ()) or (None,):
            yield before + _json(_feature(item, answer, match))
            before = ","
    yield "]}" if before == "," else before + "]}"


def where(match: Match) -> str:
    """Give title, division and country: Goris, Syunik, Armenia."""
    place = match.place
    parts = (place.title, place.admin1, place.country_name)
    return ", ".join(dict.fromkeys(part for part in parts if part))


def edits(query: str, name: str) -> str:
    """Show what changes a query into a name: [n|] drops an n, [u|i] puts an i for a u.

    >>> edits("Yerevann", "Yerevan"), edits("Gorus", "Goris")
    ('Yerevan[n|]', 'Gor[u|i]s')
    """
    from rapidfuzz.distance import Levenshtein  # noqa: PLC0415 (only asked for here)

    parts = [
        query[op.src_start : op.src_end]
        if op.tag == "equal"
        else f"[{query[op.src_start : op.src_end]}|{name[op.dest_start : op.dest_end]}]"
        for op in Levenshtein.opcodes(query, name)
    ]
    return "".join(parts)


def _explained(answer: Resolution) -> Iterator[str]:
    for match in answer.matches:
        if match.tier is not Tier.EXACT:
            yield f"     edits: {edits(answer.query.name, match.toponym.text)}"
        for item in match.evidence:
            yield f"     {item.points:+.3f} {item.signal}: {item.detail}"
        break
    if len(answer.matches) > 1:
        first, second = answer.matches[:2]
        margin = first.score - second.score
        yield f"     runner-up: {where(second)} ({second.place.id}), margin {margin:+.3f}"


def table(answers: Iterable[Answer], *, explain: bool) -> Iterator[str]:
    """Give the lines of answers for a terminal."""
    for item, answer in answers:
        if answer is None:
            yield f"{item.name!r}: {item.fault}"
            continue
        reasons = ", ".join(answer.reasons)
        yield f"{answer.query.text}: {answer.verdict} ({answer.confidence:.2f}; {reasons})"
        if explain:
            yield from _explained(answer)
        for rank, match in enumerate(answer.matches, 1):
            name = match.toponym
            label = f"{name.role} {name.language}, {match.attestation.source}"
            yield f"{rank:3}. {where(match)}  {match.place.id}  {match.place.feature_code}"
            yield f"     {match.tier}: {name.text} ({label})  score {match.score:.3f}"


def renderer(form: str, *, single: bool, explain: bool) -> Callable[..., Iterator[str]]:
    """Give the function that lays out answers in one of FORMATS."""
    forms: dict[str, Callable[..., Iterator[str]]] = {
        "table": lambda answers: table(answers, explain=explain),
        "json": json_object if single else json_array,
        "jsonl": jsonl,
        "csv": lambda answers: separated(answers, ","),
        "tsv": lambda answers: separated(answers, "\t"),
        "geojson": geojson,
    }
    return forms[form]


FORMATS = ("table", "json", "jsonl", "csv", "tsv", "geojson")


def _years(start: int | None, end: int | None) -> str:
    return f"  {start or ''}-{end or ''}" if start or end else ""


def entry(known: Entry, licences: dict[str, str]) -> Iterator[str]:
    """Give everything attested of a place, names in use first."""
    place = known.place
    country = place.country_name or place.country or ""
    yield f"{place.title}  {place.id}  {place.feature_class}.{place.feature_code}  {country}"
    if place.latitude is not None:
        yield f"  {place.latitude}, {place.longitude}"
    for name in known.names:
        toponym = name.toponym
        tongues = ", ".join((toponym.language, *toponym.also_in))
        source = f"{name.source} ({licences.get(name.source, '?')}), {name.certainty}"
        years = _years(name.start, name.end)
        yield f"  {toponym.text}  [{tongues}]  {toponym.role}{years}  {source}"
    for claim in known.claims:
        years = _years(claim.start, claim.end)
        yield f"  {claim.basis}: {claim.state}{years}  {claim.source}  {claim.note}".rstrip()
