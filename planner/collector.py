"""The garbage collector, held off while much is made: it would look again and again at all of it,
for a third to a half of the time."""

import gc
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def uncollected(*, for_good: bool = False) -> Iterator[None]:
    """``for_good``: also afterwards it need not look at what was made."""
    enabled = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if enabled:
            if for_good:
                gc.freeze()
            gc.enable()
