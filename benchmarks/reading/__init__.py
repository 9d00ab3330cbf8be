"""Drawings opened in other programs → what each of them shows, and where."""
