"""Waybill reads what is reported about arms transfers and keeps the record straight."""

__version__ = "0.1.0"
