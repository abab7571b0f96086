"""The database file: the only SQL of the package."""
