"""Écrans communs."""
