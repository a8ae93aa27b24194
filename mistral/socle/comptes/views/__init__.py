"""Écrans des comptes."""
