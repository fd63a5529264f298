"""Five calls in fifteen minutes: whom, why, and what became of it."""
