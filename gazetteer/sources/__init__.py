"""Files of others into entries: each source is a function, and none touches the store."""
