"""Indicateurs."""
