"""What the rep types about somebody: who, what for and when."""
