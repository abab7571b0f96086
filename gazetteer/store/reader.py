"""Reading a store: opened read-only, one method for each question."""

from __future__ import annotations

import os
import sqlite3
import threading
from typing import TYPE_CHECKING, Any, NamedTuple
from urllib.parse import quote

from gazetteer.errors import (
    ForeignFileError,
    StaleKeysError,
    StaleStoreError,
    StoreNotFoundError,
    UnsupportedSqliteError,
)
from gazetteer.model import Attestation, Basis, Certainty, Claim, Place, Role, Source, Toponym
from gazetteer.store import schema
from gazetteer.text.keys import KEY_VERSION

if TYPE_CHECKING:
    from pathlib import Path

Row = tuple[Any, ...]
"""A row of SQLite; the STRICT tables hold the types."""

_REBUILD = "rebuild it with: python scripts/build_store.py --output PATH"

_PLACE = """p.id, p.title, p.feature_class, p.feature_code, p.latitude, p.longitude, p.population,
    p.country, c.title, a.title, b.title"""
_NAME = """n.text, l.language, l.script, l.role, l.scheme, l.tradition, l.also_in, l.source, n.ref,
    n.start, n."end", l.certainty, l.also_sources"""
_PARENTS = """LEFT JOIN place c ON c.rowid = p.country_place
    LEFT JOIN place a ON a.rowid = p.admin1 LEFT JOIN place b ON b.rowid = p.admin2"""
_JOINED = f"""SELECT {_PLACE}, {_NAME}, n.standing, p.prior, a.id, b.id FROM {{}} k
    JOIN name n ON n.rowid = k.name JOIN label l ON l.rowid = n.label
    JOIN place p ON p.rowid = n.place {_PARENTS} WHERE k.key = ?"""

_BY_SEARCH_KEY = _JOINED.format("search_key")
_BY_FOLD_KEY = _JOINED.format("fold_key")
_PLACE_BY_ID = f"SELECT {_PLACE}, p.rowid FROM place p {_PARENTS} WHERE p.id = ?"
_NAMES_OF = f"""SELECT {_NAME} FROM name n JOIN label l ON l.rowid = n.label WHERE n.place = ?
    ORDER BY n.standing DESC, l.language, n.start, n.text"""
_CLAIMS_OF = """SELECT state, basis, source, start, "end", note FROM claim WHERE place = ?
    ORDER BY start IS NULL, start, state"""
_FOLDS_BY_HEAD = """SELECT DISTINCT key FROM fold_key WHERE key >= ? AND key < ?
    AND length(key) BETWEEN ? AND ?"""
_FOLDS_BY_TAIL = """SELECT tail FROM fold_tail WHERE tail >= ? AND tail < ?
    AND length(tail) BETWEEN ? AND ?"""

ANCHOR = 3
"""Letters of a fold key that must be intact at its head or at its tail."""


class Candidate(NamedTuple):
    """One joined row: a place, a name of it, and what ranks it."""

    place: Place
    attestation: Attestation
    standing: int
    prior: int
    """People who may mean the place."""
    parents: tuple[str | None, str | None]
    """Ids of its first-order and second-order division."""


class Reader:
    """A store, open for questions; safe to share between threads and across a fork."""

    def __init__(self, path: Path) -> None:
        """Open a store file; see :mod:`gazetteer.errors` for what may be wrong with it."""
        self.path = path
        self._local = threading.local()
        _check_file(path)
        try:
            self.meta = _checked_meta(path, self._connection)
        except sqlite3.DatabaseError as error:
            message = f"{path} is damaged ({error}); reinstall the package, or {_REBUILD}"
            raise ForeignFileError(message) from error

    @property
    def data_version(self) -> str:
        """Hash of the facts in the store; every answer carries it."""
        return self.meta["data_version"]

    @property
    def _connection(self) -> sqlite3.Connection:
        # SQLite forbids a connection to cross a fork, so each process has its own.
        connection: sqlite3.Connection | None = getattr(self._local, "connection", None)
        if connection is None or self._local.process != os.getpid():
            connection = _connect(self.path)
            self._local.connection, self._local.process = connection, os.getpid()
        return connection

    def close(self) -> None:
        """Close this thread's connection."""
        if getattr(self._local, "connection", None) is not None:
            self._connection.close()
            self._local.connection = None

    def by_search_key(self, key: str) -> list[Candidate]:
        """Give every name filed under a search key."""
        return [_candidate(row) for row in self._connection.execute(_BY_SEARCH_KEY, (key,))]

    def by_fold_key(self, key: str) -> list[Candidate]:
        """Give every name with the same sounds."""
        return [_candidate(row) for row in self._connection.execute(_BY_FOLD_KEY, (key,))]

    def similar_folds(self, fold: str, distance: int) -> list[str]:
        """Give the fold keys that may lie within an edit distance of one.

        An answer shares its first or its last three sounds with the query: what differs at
        both ends is not found.
        """
        span = (len(fold) - distance, len(fold) + distance)
        head, tail = fold[:ANCHOR], fold[::-1][:ANCHOR]
        ask = self._connection.execute
        found = {key for (key,) in ask(_FOLDS_BY_HEAD, (head, head + "\x7f", *span))}
        found.update(key[::-1] for (key,) in ask(_FOLDS_BY_TAIL, (tail, tail + "\x7f", *span)))
        found.discard(fold)
        return sorted(found)

    def place(self, place_id: str) -> tuple[Place, list[Attestation], list[Claim]] | None:
        """Give a place with its names, in use first, and its claims, oldest first."""
        row = self._connection.execute(_PLACE_BY_ID, (place_id,)).fetchone()
        if row is None:
            return None
        names = [_attestation(r) for r in self._connection.execute(_NAMES_OF, (row[-1],))]
        claims = [
            Claim(state, Basis(basis), source, start, end, note)
            for state, basis, source, start, end, note in self._connection.execute(
                _CLAIMS_OF, (row[-1],)
            )
        ]
        return _place(row), names, claims

    def sources(self) -> list[Source]:
        """Give the sources with their licences, by key."""
        columns = ", ".join(Source.__slots__)
        rows = self._connection.execute(f"SELECT {columns} FROM source ORDER BY key")
        return [Source(*row) for row in rows]

    def refusal(self, key: str) -> str | None:
        """Give the reason why the words of a search key stand for no place, if they do."""
        asked = self._connection.execute("SELECT reason FROM refusal WHERE key = ?", (key,))
        row = asked.fetchone()
        return row[0] if row else None

    def countries(self) -> frozenset[str]:
        """Give the ISO 3166-1 codes that the store knows."""
        rows = self._connection.execute(
            "SELECT DISTINCT country FROM place WHERE feature_code LIKE 'PCL%'"
        )
        return frozenset(code for (code,) in rows if code)


def _place(row: Row) -> Place:
    (id_, title, fclass, code, lat, lon, people, country, country_name, admin1, admin2) = row[:11]
    return Place(id_, title, fclass, code, lat, lon, people, country, country_name, admin1, admin2)


def _attestation(row: Row) -> Attestation:
    text, language, script, role, scheme, tradition, also, source, ref, start, end, sure, more = row
    toponym = Toponym(
        text, language, script, Role(role), scheme, tradition, tuple(str(also).split())
    )
    return Attestation(toponym, source, ref, start, end, Certainty(sure), tuple(str(more).split()))


def _candidate(row: Row) -> Candidate:
    standing, prior, admin1, admin2 = row[24:]
    return Candidate(_place(row), _attestation(row[11:24]), standing, prior, (admin1, admin2))


def _connect(path: Path) -> sqlite3.Connection:
    uri = f"file:{quote(str(path.resolve()))}?mode=ro&immutable=1"
    connection = sqlite3.connect(uri, uri=True, check_same_thread=False)
    connection.execute("PRAGMA query_only = 1")
    connection.execute("PRAGMA trusted_schema = OFF")
    connection.execute("PRAGMA mmap_size = 1073741824")
    return connection


def _check_file(path: Path) -> None:
    if sqlite3.sqlite_version_info < schema.MINIMUM_SQLITE:
        wanted = ".".join(map(str, schema.MINIMUM_SQLITE))
        message = f"SQLite {wanted} is needed, this Python has {sqlite3.sqlite_version}"
        raise UnsupportedSqliteError(message)
    if not path.is_file():
        message = f"no store at {path}; {_REBUILD}"
        raise StoreNotFoundError(message)
    with path.open("rb") as file:
        header = file.read(100)
    if len(header) < 100 or not header.startswith(b"SQLite format 3\0"):  # noqa: PLR2004 (bytes of a header)
        message = f"{path} is no store of this package; {_REBUILD}"
        raise ForeignFileError(message)
    # The header says how many pages there must be: a truncated file is known at once.
    page_size = int.from_bytes(header[16:18]) or 65536
    expected = (65536 if page_size == 1 else page_size) * int.from_bytes(header[28:32])
    if path.stat().st_size < expected:
        message = f"{path} is truncated; reinstall the package, or {_REBUILD}"
        raise ForeignFileError(message)


def _checked_meta(path: Path, connection: sqlite3.Connection) -> dict[str, str]:
    (application,) = connection.execute("PRAGMA application_id").fetchone()
    if application != schema.APPLICATION_ID:
        message = f"{path} is no store of this package; {_REBUILD}"
        raise ForeignFileError(message)
    (version,) = connection.execute("PRAGMA user_version").fetchone()
    if version != schema.SCHEMA_VERSION:
        message = (
            f"{path} has schema {version}, this version reads {schema.SCHEMA_VERSION}; {_REBUILD}"
        )
        raise StaleStoreError(message)
    meta = dict(connection.execute("SELECT key, value FROM meta"))
    if meta["key_version"] != str(KEY_VERSION):
        message = f"{path} has keys of version {meta['key_version']}, not {KEY_VERSION}; {_REBUILD}"
        raise StaleKeysError(message)
    return meta
