"""Every exception the package raises on purpose.

::

    GazetteerError
    ├── DataError (ValueError)             a fact file that must not be built from
    ├── QueryError (ValueError)            a name or a hint that cannot be used
    ├── UnknownPlaceError (LookupError)    an id that stands for no place
    └── StoreError
        ├── StoreNotFoundError (FileNotFoundError)
        ├── ForeignFileError (ValueError)  not a store, truncated, or damaged
        ├── StaleStoreError (ValueError)   written with another schema
        ├── StaleKeysError (ValueError)    written with another way of folding names
        └── UnsupportedSqliteError (RuntimeError)

"Not found" and "ambiguous" are verdicts of an answer, never exceptions. Messages
are lower case, name the thing at fault and say what to do next.
"""

from __future__ import annotations


class GazetteerError(Exception):
    """The root: catch it to catch whatever this package raises on purpose."""


class DataError(GazetteerError, ValueError):
    """A fact file holds something that the build refuses to guess about."""


class QueryError(GazetteerError, ValueError):
    """A name or a hint (country, near, feature, language, limit) cannot be used."""


class UnknownPlaceError(GazetteerError, LookupError):
    """An id such as ``gn:174895`` stands for no place of the store."""


class StoreError(GazetteerError):
    """The store cannot be used."""


class StoreNotFoundError(StoreError, FileNotFoundError):
    """There is no file at the store's path."""


class ForeignFileError(StoreError, ValueError):
    """The file is no store of this package, is truncated, or is damaged."""


class StaleStoreError(StoreError, ValueError):
    """The store was written with another schema version."""


class StaleKeysError(StoreError, ValueError):
    """The store's search keys were made by another version of the folding."""


class UnsupportedSqliteError(StoreError, RuntimeError):
    """The SQLite library of this Python is older than the store needs."""
