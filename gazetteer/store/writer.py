"""Writing a store: one transaction, a temporary file, and a rename when all is well."""

from __future__ import annotations

import hashlib
import os
import sqlite3
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any, Self

from sqlite_utils import Database

from gazetteer.store import schema
from gazetteer.text.keys import KEY_VERSION, fold_key, search_key

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping
    from pathlib import Path

    from gazetteer.model import Attestation, Entry, Source

Row = tuple[Any, ...]

_CONTENT = ("source", "refusal", "place", "label", "name", "claim")
_BATCH = 50_000


class StoreWriter:
    """Takes entries one by one and writes them in batches.

    Places must come before the places that lie in them: a division before its towns.
    """

    def __init__(self, connection: sqlite3.Connection) -> None:
        """Make the tables in an empty database."""
        self._db = Database(connection)
        self._connection = connection
        connection.executescript(schema.TABLES)
        self._places: dict[str, int] = {}
        self._labels: dict[Row, int] = {}
        self._names = 0
        self._rows: dict[str, list[Row]] = {table: [] for table in ("place", "name", "claim")}
        self._keys: list[Row] = []
        self._folds: list[Row] = []

    def add_sources(self, sources: Mapping[str, Source]) -> None:
        """Write the sources; every later attestation must name one of them."""
        self._db.table("source").insert_all(
            {name: getattr(source, name) for name in source.__slots__}
            for _, source in sorted(sources.items())
        )

    def add_refusals(self, refusals: Iterable[tuple[str, str, str]]) -> None:
        """Write the words (string, language, reason) that stand for no place."""
        rows = {search_key(text): reason for text, _, reason in refusals}
        self._insert("refusal", sorted(rows.items()))

    def add(
        self, entry: Entry, *, prior: int, standings: list[int], parents: tuple[str, ...] = ()
    ) -> None:
        """Write a place with its names and claims.

        ``prior`` is in people; ``standings`` has one number for each name; ``parents`` are
        the ids of its country, first-order and second-order division, as far as known.
        """
        place = entry.place
        row = len(self._places) + 1
        self._places[place.id] = row
        lies_in = [self._places.get(parent) for parent in parents]
        lies_in += [None] * (3 - len(lies_in))
        self._rows["place"].append(
            (row, place.id, place.title, place.feature_class, place.feature_code, place.latitude,
             place.longitude, place.population, prior, place.country, *lies_in)
        )  # fmt: skip
        for name, standing in zip(entry.names, standings, strict=True):
            self._add_name(row, name, standing)
        self._rows["claim"] += (
            (row, c.state, str(c.basis), c.source, c.start, c.end, c.note) for c in entry.claims
        )
        if len(self._rows["name"]) >= _BATCH:
            self._flush()

    def has(self, place_id: str) -> bool:
        """Tell whether a place was written."""
        return place_id in self._places

    def _add_name(self, place: int, name: Attestation, standing: int) -> None:
        self._names += 1
        text = name.toponym.text
        self._rows["name"].append(
            (self._names, place, text, self._label(name), standing, name.start, name.end, name.ref)
        )
        key = search_key(text)
        self._keys.append((key, self._names))
        self._folds.append((fold_key(text), self._names))

    def _label(self, name: Attestation) -> int:
        toponym = name.toponym
        label = (
            toponym.language, toponym.script, str(toponym.role), toponym.scheme,
            toponym.tradition, " ".join(toponym.also_in), name.source, str(name.certainty),
            " ".join(name.also_sources),
        )  # fmt: skip
        return self._labels.setdefault(label, len(self._labels) + 1)

    def _insert(self, table: str, rows: list[Row]) -> None:
        # Not through sqlite-utils: it is six times slower on bulk rows.
        if rows:
            marks = ",".join("?" * len(rows[0]))
            self._connection.executemany(f"INSERT INTO {table} VALUES ({marks})", rows)

    def _flush(self) -> None:
        for table, rows in self._rows.items():
            self._insert(table, rows)
            rows.clear()

    def finish(self, meta: Mapping[str, str]) -> None:
        """Write what is pending, the key tables in key order, the indexes and the meta rows."""
        self._flush()
        self._insert("label", [(row, *label) for label, row in self._labels.items()])
        self._insert("search_key", sorted(self._keys))
        self._insert("fold_key", sorted(self._folds))
        tails = sorted({key[::-1] for key, _ in self._folds})
        self._insert("fold_tail", [(tail,) for tail in tails])
        self._connection.executescript(schema.INDEXES)
        rows = {
            **meta,
            "schema_version": str(schema.SCHEMA_VERSION),
            "key_version": str(KEY_VERSION),
            "data_version": content_hash(self._connection)[:16],
            "places": str(len(self._places)),
            "names": str(self._names),
        }
        self._insert("meta", sorted(rows.items()))
        self._connection.execute(f"PRAGMA application_id = {schema.APPLICATION_ID}")
        self._connection.execute(f"PRAGMA user_version = {schema.SCHEMA_VERSION}")


def content_hash(connection: sqlite3.Connection) -> str:
    """Give the SHA-256 of every fact in a store, whatever SQLite version wrote the file."""
    digest = hashlib.sha256()
    for table in _CONTENT:
        for row in connection.execute(f"SELECT * FROM {table} ORDER BY 1, 2"):
            digest.update(repr(row).encode("utf-8", "surrogatepass"))
    return digest.hexdigest()


class _Draft:
    """The temporary file a store is written to; it takes the store's name when it is whole."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self.draft = path.with_name(f".{path.name}.{os.getpid()}")

    def __enter__(self) -> Self:
        self.path.parent.mkdir(parents=True, exist_ok=True)
        self.draft.unlink(missing_ok=True)
        return self

    def __exit__(self, kind: type[BaseException] | None, *_: object) -> None:
        if kind is None:
            self.draft.replace(self.path)
        else:
            self.draft.unlink(missing_ok=True)


@contextmanager
def create(path: Path) -> Iterator[StoreWriter]:
    """Open a writer for a new store; the file appears only if the block ends well."""
    with _Draft(path) as draft:
        connection = sqlite3.connect(draft.draft, isolation_level=None)
        try:
            connection.execute("PRAGMA journal_mode = OFF")
            connection.execute("PRAGMA synchronous = OFF")
            connection.execute("PRAGMA cache_size = -500000")
            writer = StoreWriter(connection)
            # Only now: executescript, which makes the tables, ends a transaction.
            connection.execute("BEGIN")
            yield writer
            if connection.in_transaction:
                connection.execute("COMMIT")
            connection.execute("VACUUM")
        finally:
            connection.close()
