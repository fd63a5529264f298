"""What exists: frozen typed documents, their ids, their errors. No rules, no disk, no screen."""
