"""Prolongements."""
