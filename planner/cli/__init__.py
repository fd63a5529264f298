"""The commands: the other face of the desk."""
