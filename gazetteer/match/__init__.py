"""From a query to ranked, explained matches."""
