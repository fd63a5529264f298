"""What a command answers: a document for programs, lines for people."""
