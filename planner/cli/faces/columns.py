"""Rows of cells as lines of text, in columns as wide as they need or as there is room for."""

from collections.abc import Iterator, Sequence
from itertools import zip_longest
from sys import maxsize

GAP = 2
"""Cells between two columns."""
_WIDE = "\u0300"
"""Below it each character takes one cell. To load what knows of the others takes 2 ms, and few
lists need it."""

Cells = Sequence[str]


def lines(rows: Sequence[Cells], width: int = maxsize, whole: Sequence[bool] = ()) -> Iterator[str]:
    """The rows as lines of at most ``width`` cells, or of more where the columns that must stay
    ``whole`` leave no room. All rows have as many cells."""
    sizes = [[_size(cell) for cell in row] for row in rows]
    widths = narrowed([max(column) for column in zip(*sizes, strict=True)], width, whole)
    for row, taken in zip(rows, sizes, strict=True):
        if all(map(int.__le__, taken, widths)):
            yield _line(row, taken, widths)
        else:
            yield from _broken(row, widths)


def narrowed(widths: Sequence[int], room: int, whole: Sequence[bool]) -> list[int]:
    """The widths with as much taken from the widest columns as makes them fit into ``room``."""
    fitting = list(widths)
    breakable = [at for at, stays in enumerate(whole) if not stays]
    excess = sum(fitting) + GAP * (len(fitting) - 1) - room
    while excess > 0 and breakable:
        widest = max(breakable, key=fitting.__getitem__)
        if fitting[widest] <= 1:
            break
        fitting[widest] -= 1
        excess -= 1
    return fitting


def _size(cell: str) -> int:
    if cell.isascii() or max(cell) < _WIDE:
        return len(cell)
    from rich.cells import cell_len

    return cell_len(cell)


def _line(row: Cells, sizes: Sequence[int], widths: Sequence[int]) -> str:
    blanks = (" " * (width - size + GAP) for size, width in zip(sizes, widths, strict=True))
    return "".join(map(str.__add__, row, blanks)).rstrip()


def _broken(row: Cells, widths: Sequence[int]) -> Iterator[str]:
    """One row on as many lines as its longest cell needs."""
    pieces = map(_pieces, row, widths)
    for line in zip_longest(*pieces, fillvalue=""):
        yield _line(line, list(map(_size, line)), widths)


def _pieces(cell: str, width: int) -> list[str]:
    """The cell in pieces no wider than its column, broken between words where that is possible."""
    found: list[str] = []
    piece = ""
    for word in cell.split(" "):
        longer = f"{piece} {word}" if piece else word
        if _size(longer) <= width:
            piece = longer
            continue
        found += [piece] if piece else []
        *full, piece = _chopped(word, width) or [""]
        found += full
    return [*found, piece]


def _chopped(word: str, width: int) -> list[str]:
    from rich.cells import chop_cells

    return chop_cells(word, width)
