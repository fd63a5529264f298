"""What the libraries load and the planner never needs: a seventh of a command's time.

Nothing is taken away: where somebody does ask for one of these modules, it is loaded then.
"""

import sys
from importlib import import_module
from types import ModuleType

_LIBRARIES = ("msgspec", "pendulum", "shutil")
"""The last one is argparse's, for the width of help."""
_LATER = (
    *("dateutil.parser", "ipaddress", "locale", "msgspec.inspect", "textwrap"),
    *("bz2", "lzma"),
)
"""Of 7, 1, 0.7, 1, 0.7 and 1 ms where ``pass`` takes 11: dates of no form, addresses in URLs, names
of months by the system, schemas of types, and archives."""
_OPTIONAL = "typing_extensions"
"""Of 8 ms. Without it msgspec takes the same from ``typing``, as it says itself."""


class _StandIn(ModuleType):
    """Bears the name of a module, and loads it once something in it is asked for."""

    def __getattr__(self, name: str) -> object:
        self.leave()
        return getattr(import_module(self.__name__), name)

    def leave(self) -> None:
        """Stand in for it no more, for whoever imports it from now on."""
        if sys.modules.get(self.__name__) is self:
            del sys.modules[self.__name__]


def load_libraries() -> None:
    """Load the libraries without them. What was loaded before stays as it is."""
    stand_ins = [_StandIn(name) for name in _LATER if name not in sys.modules]
    sys.modules.update((each.__name__, each) for each in stand_ins)
    hidden = _OPTIONAL not in sys.modules
    if hidden:
        sys.modules[_OPTIONAL] = None  # type: ignore[assignment]
    try:
        for library in _LIBRARIES:
            import_module(library)
    finally:
        for each in stand_ins:
            each.leave()
        if hidden:
            del sys.modules[_OPTIONAL]
