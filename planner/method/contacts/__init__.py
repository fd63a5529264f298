"""Contacts by hand and from files: finding them, changing them, telling them apart."""
