"""Restes à faire."""
