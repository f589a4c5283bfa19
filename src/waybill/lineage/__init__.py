"""Readings come in; links, origins and drift go out."""
