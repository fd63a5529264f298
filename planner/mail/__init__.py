"""The rep's own mail account: sending with consent, looking without touching. Imported late."""
