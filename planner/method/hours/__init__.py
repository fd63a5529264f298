"""When the rep works and when a contact may be called, by the clock of each."""
