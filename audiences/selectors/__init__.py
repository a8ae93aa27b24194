"""Lectures."""
