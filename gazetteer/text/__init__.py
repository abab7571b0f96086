"""Names as text: scripts, languages, romanization, and the keys names are filed under."""
