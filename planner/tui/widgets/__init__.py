"""The parts of a screen. They are given plain data, and decide nothing."""
