"""What the terminal gets: cells, colours, bytes and notifications."""
