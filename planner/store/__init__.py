"""The only code that knows TinyDB and the state file."""
