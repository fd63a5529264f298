"""When to stand up and leave."""
