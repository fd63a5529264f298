"""Tables: as wide as they need, broken between words where there is no room."""

from hypothesis import given, settings
from hypothesis import strategies as st
from rich.cells import cell_len

from planner.cli.faces.columns import GAP, lines

ROWS = [("id", "name", "phone"), ("c1", "Ana Ruiz Sáez", "600 1"), ("c20", "", "")]
WHOLE = (True, False, True)


def test_where_there_is_room_each_row_is_one_line() -> None:
    assert list(lines(ROWS, 80, WHOLE)) == [
        "id   name           phone",
        "c1   Ana Ruiz Sáez  600 1",
        "c20",
    ]


def test_where_there_is_none_what_may_break_does_so_between_words() -> None:
    assert list(lines(ROWS, 20, WHOLE)) == [
        "id   name      phone",
        "c1   Ana Ruiz  600 1",
        "     Sáez",
        "c20",
    ]


def test_wide_characters_take_two_cells() -> None:
    heading, wide = lines([("a", "b"), ("王伟王伟", "x")], 80, (False, False))
    assert (heading, wide) == ("a         b", "王伟王伟  x")


CELLS = st.text("ab 王é", max_size=12).map(lambda text: " ".join(text.split()))


@settings(max_examples=60, deadline=None)
@given(st.lists(st.tuples(CELLS, CELLS, CELLS), min_size=1, max_size=4), st.integers(8, 60))
def test_nothing_is_lost_and_nothing_is_too_wide(
    rows: list[tuple[str, str, str]], width: int
) -> None:
    found = list(lines(rows, width, (False, False, False)))
    letters = "".join("".join(row) for row in rows).replace(" ", "")
    assert sorted("".join(found).replace(" ", "")) == sorted(letters)
    # Three columns of one wide character each are the least.
    assert max(map(cell_len, found)) <= max(width, 6 + 2 * GAP)
