"""What others may see of a person, and what stays of one who was forgotten."""
