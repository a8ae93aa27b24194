"""Actes."""
