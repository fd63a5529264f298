"""An event that cannot become a meeting."""


class Unusable(ValueError):
    """The reason, as it is told to the rep."""

    @property
    def reason(self) -> str:
        return str(self.args[0])
