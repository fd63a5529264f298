"""Small windows over the day screen, each with one question."""
