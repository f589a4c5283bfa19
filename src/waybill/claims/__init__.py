"""Passages come in; grounded claims with their chains go out."""
