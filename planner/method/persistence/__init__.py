"""Persistent, never a nuisance: the series of touches, and who is left in peace."""
