"""The planner: a day planner for business-to-business sales reps, in the terminal."""

__version__ = "0.1.0"
