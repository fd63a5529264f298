"""An event that cannot become a meeting."""


class Unusable(ValueError):
    """Its text is the reason, as it is told to the rep."""
