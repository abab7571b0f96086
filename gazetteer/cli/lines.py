"""What the command reads: names as arguments, lines, or JSON objects."""

from __future__ import annotations

import json
import sys
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, BinaryIO

from gazetteer.errors import QueryError
from gazetteer.resolve import LONGEST

if TYPE_CHECKING:
    from collections.abc import Iterator

HINTS = ("country", "near", "feature", "language", "limit")
"""Keys of a JSON object that are hints; others are passed over."""

_BLOCK = 1 << 16


@dataclass(frozen=True, slots=True)
class Item:
    """One name to ask, or what is wrong with it; ``id`` is passed through."""

    name: str
    fault: str | None = None
    id: object = None
    hints: dict[str, Any] = field(default_factory=dict)


def fault_of(name: str) -> str | None:
    """Say why a string cannot be asked, if it cannot.

    >>> fault_of(" "), fault_of("Goris")
    ('the name is empty; give a place name', None)
    """
    if not name.strip():
        return "the name is empty; give a place name"
    if len(name) > LONGEST:
        return f"the name has {len(name):,} characters; a place name has at most {LONGEST}"
    if "\0" in name:
        return "the name has a NUL byte; remove it"
    if any("\ud800" <= char <= "\udfff" for char in name):
        return "the name is not UTF-8; convert it"
    return None


def point(text: str) -> tuple[float, float]:
    """Give the point of "39.5,46.3"; QueryError if it is none."""
    try:
        latitude, longitude = map(float, text.split(","))
    except ValueError:
        message = f"near {text!r} is no point; give LAT,LON such as 39.5,46.3"
        raise QueryError(message) from None
    return latitude, longitude


def arguments(names: list[str]) -> Iterator[Item]:
    """Give the names of the command line."""
    for name in names:
        # A byte that is not UTF-8 comes as a lone surrogate, which no output can hold.
        yield Item(name.encode("utf-8", "replace").decode(), fault_of(name))


def _pieces(stream: BinaryIO, end: bytes) -> Iterator[bytes]:
    """Cut a stream at every ``end``, as soon as it is there."""
    if end == b"\n":
        yield from (line.rstrip(b"\r\n") for line in stream)
        return
    rest = b""
    while block := stream.read1(_BLOCK):  # type: ignore[attr-defined]
        *whole, rest = (rest + block).split(end)
        yield from whole
    if rest:
        yield rest


def lines(*, nul: bool = False) -> Iterator[Item]:
    """Give the names of standard input, one a line, or one a NUL byte."""
    for number, piece in enumerate(_pieces(sys.stdin.buffer, b"\0" if nul else b"\n"), 1):
        try:
            name = piece.decode("utf-8")
        except UnicodeDecodeError:
            yield Item(piece.decode("utf-8", "replace"), f"line {number} is not UTF-8; convert it")
            continue
        fault = fault_of(name)
        yield Item(name[:LONGEST], fault and f"line {number}: {fault}")


def objects(key: str) -> Iterator[Item]:
    """Give the names of JSON objects on standard input, one a line, with their hints."""
    for number, piece in enumerate(_pieces(sys.stdin.buffer, b"\n"), 1):
        try:
            record = json.loads(piece.decode("utf-8"))
        except (ValueError, RecursionError):
            yield Item("", f"line {number} is no JSON object")
            continue
        yield _item(record, key, number)


def _item(record: object, key: str, number: int) -> Item:
    if not isinstance(record, dict):
        return Item("", f"line {number} is no JSON object")
    name = record.get(key)
    if not isinstance(name, str):
        return Item("", f"line {number} has no text under {key!r}", record.get("id"))
    fault = fault_of(name)
    hints = {hint: record[hint] for hint in HINTS if record.get(hint) is not None}
    return Item(name[:LONGEST], fault and f"line {number}: {fault}", record.get("id"), hints)
