"""The day: its plan, protected time, and what begins and ends it."""
