"""What the libraries load and the planner never needs: a seventh of a command's time.

Nothing is taken away: where somebody does ask for one of these modules, it is loaded then.
"""

import sys
from collections.abc import Iterable, Iterator
from contextlib import ExitStack, contextmanager
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
_SYSTEM = "platform"
"""Of 0.7 ms. ``uuid``, which msgspec loads, asks it for nothing but the name of the system."""
_TLS = "ssl"
"""Of 7 ms and 4 MiB, a tenth of the smallest screen's. Without it asyncio connects to nothing by
TLS; what the planner fetches or sends goes other ways."""
_OF_ASYNCIO = ("locale", "tokenize")
"""Of 1.7 ms: encodings of programs that are started, and reading source for a traceback."""
_NEVER_SHOWN = ("textual.command", "textual.widgets._toast", "textual.canvas", "rich.table")
"""Of 17 ms and 1 MiB, with trees and fields: Textual's own palette. Of 4 ms with containers: its
toasts, lines between widgets, and the table of a theme's colours."""


class _StandIn(ModuleType):
    """Bears the name of a module, and loads it once something in it is asked for."""

    def __getattr__(self, name: str) -> object:
        self.leave()
        return getattr(import_module(self.__name__), name)

    def leave(self) -> None:
        """Stand in for it no more, for whoever imports it from now on."""
        if sys.modules.get(self.__name__) is self:
            del sys.modules[self.__name__]


class _Unshown(ModuleType):
    """Has a class of no use for every name that others want to know."""

    def __getattr__(self, name: str) -> type:
        if name.startswith("_"):
            raise AttributeError(name)
        return type(name, (), {})


def load_libraries() -> None:
    """Load the libraries without them. What was loaded before stays as it is."""
    with _stood_in_for(_LATER):
        with _instead(_SYSTEM, _named_system()):
            import_module("uuid")
        with _instead(_OPTIONAL, None):
            for library in _LIBRARIES:
                import_module(library)


def load_textual() -> None:
    """The same for the screen: Textual, and before it asyncio."""
    with _stood_in_for(_OF_ASYNCIO), _instead(_TLS, None):
        import_module("asyncio")
    with ExitStack() as unshown:
        for name in _NEVER_SHOWN:
            unshown.enter_context(_instead(name, _Unshown(name)))
        import_module("textual.app")


@contextmanager
def _stood_in_for(names: Iterable[str]) -> Iterator[None]:
    """Without these modules, unless they are there already: each comes once it is asked for."""
    stand_ins = [_StandIn(name) for name in names if name not in sys.modules]
    sys.modules.update((each.__name__, each) for each in stand_ins)
    try:
        yield
    finally:
        for each in stand_ins:
            each.leave()


def _named_system() -> ModuleType:
    module = ModuleType(_SYSTEM)
    module.system = sys.platform.capitalize  # type: ignore[attr-defined]
    return module


@contextmanager
def _instead(name: str, module: ModuleType | None) -> Iterator[None]:
    """Without the module ``name``, unless it is there already: who asks for it meanwhile gets this
    one, or hears that there is none."""
    if name in sys.modules:
        yield
        return
    sys.modules[name] = module  # type: ignore[assignment]
    try:
        yield
    finally:
        del sys.modules[name]
