"""What goes on while the rep works: each beat, and the work beside the screen."""
