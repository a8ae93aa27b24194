"""Verrous que les décisions posent sur les préventions."""
