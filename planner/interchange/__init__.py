"""Bytes of other programs in, drafts and a report out, and back."""
