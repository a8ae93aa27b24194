"""Écrans."""
