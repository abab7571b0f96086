"""The tables of a store, and the numbers by which a file is known to be one."""

from __future__ import annotations

APPLICATION_ID = 0x47415A54
"""``GAZT`` in the file's header, so that ``file`` and a reader know it."""

SCHEMA_VERSION = 1
"""Stands in ``user_version``; raised whenever a table changes."""

MINIMUM_SQLITE = (3, 37, 0)
"""STRICT tables came with 3.37."""

TABLES = """
CREATE TABLE meta (key TEXT PRIMARY KEY, value TEXT NOT NULL) STRICT, WITHOUT ROWID;

CREATE TABLE source (
    key TEXT PRIMARY KEY, title TEXT NOT NULL, publisher TEXT NOT NULL, licence TEXT NOT NULL,
    attribution TEXT NOT NULL, url TEXT NOT NULL, retrieved TEXT NOT NULL
) STRICT, WITHOUT ROWID;

-- Words that stand for no place, by search key.
CREATE TABLE refusal (key TEXT PRIMARY KEY, reason TEXT NOT NULL) STRICT, WITHOUT ROWID;

-- prior: people who may mean the place. Its population, or what the source of a division gives.
-- admin1, admin2, country_place: the places that are its divisions and its country.
CREATE TABLE place (
    rowid INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, title TEXT NOT NULL,
    feature_class TEXT NOT NULL, feature_code TEXT NOT NULL, latitude REAL, longitude REAL,
    population INTEGER, prior INTEGER NOT NULL, country TEXT,
    country_place INTEGER, admin1 INTEGER, admin2 INTEGER
) STRICT;

-- What names have in common, written once: 1.2 million names share a few thousand labels.
CREATE TABLE label (
    rowid INTEGER PRIMARY KEY, language TEXT NOT NULL, script TEXT NOT NULL, role TEXT NOT NULL,
    scheme TEXT, tradition TEXT, also_in TEXT NOT NULL, source TEXT NOT NULL,
    certainty TEXT NOT NULL, also_sources TEXT NOT NULL
) STRICT;

-- standing: 3 primary, official or in use; 2 untagged; 1 former; 0 code or machine romanization.
CREATE TABLE name (
    rowid INTEGER PRIMARY KEY, place INTEGER NOT NULL, text TEXT NOT NULL,
    label INTEGER NOT NULL, standing INTEGER NOT NULL,
    start INTEGER, "end" INTEGER, ref TEXT
) STRICT;

CREATE TABLE search_key (
    key TEXT NOT NULL, name INTEGER NOT NULL, PRIMARY KEY (key, name)
) STRICT, WITHOUT ROWID;

CREATE TABLE fold_key (
    key TEXT NOT NULL, name INTEGER NOT NULL, PRIMARY KEY (key, name)
) STRICT, WITHOUT ROWID;

-- Every distinct fold key spelled backwards, so that names with one end intact are a range.
CREATE TABLE fold_tail (tail TEXT PRIMARY KEY) STRICT, WITHOUT ROWID;

CREATE TABLE claim (
    place INTEGER NOT NULL, state TEXT NOT NULL, basis TEXT NOT NULL, source TEXT NOT NULL,
    start INTEGER, "end" INTEGER, note TEXT NOT NULL
) STRICT;
"""

INDEXES = """
CREATE INDEX name_of_place ON name (place);
CREATE INDEX claim_of_place ON claim (place);
"""
