"""Offline, multilingual place-name resolver."""
