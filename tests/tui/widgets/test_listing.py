"""What is seen of a list, and where the highlight goes."""

from hypothesis import given, settings
from hypothesis import strategies as st

from planner.tui.terminal.drawing import Line
from planner.tui.widgets.listing import Listing, Row


def row(key: str, lines: int = 1) -> Row:
    return Row(key, (Line(),) * lines)


def over(key: str) -> Row:
    return Row(key, (Line(),), over=True)


def heading(lines: int = 1) -> Row:
    return Row("", (Line(),) * lines, selectable=False)


def listing(*rows: Row, height: int) -> Listing:
    made = Listing()
    made.replace(rows)
    made.resize(height)
    return made


def seen(of: Listing, height: int) -> list[str]:
    spots = (of.spot(y) for y in range(height))
    return [f"{spot.row.id}{spot.number}" + "*" * spot.lit if spot else "" for spot in spots]


def test_rows_of_different_heights_fill_the_lines() -> None:
    of = listing(row("a", 2), row("b"), height=4)
    assert seen(of, 4) == ["a0*", "a1*", "b0", ""]


def test_headings_are_never_highlighted_but_come_into_view_with_their_first_row() -> None:
    of = listing(heading(), row("a"), row("b"), heading(), row("c"), height=2)
    assert of.highlighted == "a"
    of.go(of.nearest(4, -1))
    assert seen(of, 2) == ["0", "c0*"]
    of.go(of.find("a"))
    assert seen(of, 2) == ["0", "a0*"]


def test_the_view_moves_no_more_than_needed() -> None:
    of = listing(*(row(str(n)) for n in range(10)), height=3)
    of.go(3)
    assert seen(of, 3) == ["10", "20", "30*"]
    of.go(2)
    assert seen(of, 3) == ["10", "20*", "30"]


def test_what_is_behind_a_tab_is_not_moved_before_it_is_seen() -> None:
    of = Listing()
    of.replace([row("a", 2), row("b", 2), row("c", 2)])
    of.go(of.find("b"))
    of.resize(4)
    assert seen(of, 4) == ["a0", "a1", "b0*", "b1*"]


def test_the_highlight_stays_on_its_row_when_rows_come_and_go() -> None:
    of = listing(row("a"), row("b"), row("c"), height=9)
    of.go(of.find("b"))
    of.replace([row("new"), row("b"), row("c")])
    assert of.highlighted == "b"


def test_a_highlighted_row_that_is_gone_gives_way_to_its_neighbour() -> None:
    of = listing(row("a"), row("b"), row("c"), height=9)
    of.go(of.find("b"))
    of.replace([row("a"), row("c")])
    assert of.highlighted == "c"
    of.replace([heading(), row("a")])
    assert of.highlighted == "a"
    of.replace([heading()])
    assert of.highlighted is None


def test_a_highlighted_row_that_is_over_gives_way_to_the_next_that_is_not() -> None:
    of = listing(row("a"), row("b"), row("c"), over("x"), height=9)
    of.go(of.find("b"))
    of.replace([row("a"), row("c"), over("x"), over("b")])
    assert of.highlighted == "c"
    of.replace([row("a"), over("x"), over("b"), over("c")])
    assert of.highlighted == "a"
    of.replace([over("x"), over("b"), over("c"), over("a")])
    assert of.highlighted == "a"


def test_whoever_looks_at_what_is_over_stays_there() -> None:
    of = listing(row("a"), over("x"), height=9)
    of.go(of.find("x"))
    of.replace([row("new"), row("a"), over("x")])
    assert of.highlighted == "x"


def test_rows_put_in_above_do_not_move_the_highlight_on_the_screen() -> None:
    of = listing(*(row(str(n)) for n in range(10)), height=4)
    of.go(6)
    assert seen(of, 4)[3] == "60*"
    of.replace([row("x"), row("y"), *(row(str(n)) for n in range(10))])
    assert seen(of, 4)[3] == "60*"


def test_a_row_put_in_at_the_top_is_seen_at_once() -> None:
    of = listing(row("a"), row("b"), row("c"), height=2)
    of.replace([row("urgent"), row("a"), row("b"), row("c")])
    assert seen(of, 2) == ["urgent0", "a0*"]


def test_the_wheel_moves_the_view_and_not_the_highlight() -> None:
    of = listing(*(row(str(n)) for n in range(10)), height=3)
    of.scroll(5)
    assert of.highlighted == "0"
    assert seen(of, 3) == ["50", "60", "70"]
    of.scroll(50)
    assert seen(of, 3) == ["70", "80", "90"]


def test_a_page_goes_as_far_as_the_screen_is_high_and_stops_at_the_ends() -> None:
    of = listing(heading(), *(row(str(n)) for n in range(20)), heading(), height=5)
    for expected in ("4", "8", "12", "16", "19", "19"):
        of.go(of.page(1))
        assert of.highlighted == expected
    for _ in range(6):
        of.go(of.page(-1))
    assert of.highlighted == "0"


def test_beyond_counts_rows_and_not_headings() -> None:
    of = listing(heading(), *(row(str(n), 2) for n in range(5)), heading(), height=5)
    assert of.beyond == (0, 3)
    of.scroll(2)
    assert of.beyond == (1, 2)
    of.scroll(99)
    assert of.beyond == (3, 0)


ROWS = st.lists(
    st.builds(
        lambda key, lines, selectable: Row(key, (Line(),) * lines, selectable=selectable),
        st.sampled_from("abcdefghijklmnop"),
        st.integers(1, 3),
        st.booleans(),
    ),
    max_size=12,
    unique_by=lambda row: row.id,
)
MOVES = st.lists(st.integers(-3, 3), max_size=8)


@settings(max_examples=100)
@given(ROWS, ROWS, MOVES, st.integers(3, 8))
def test_a_highlighted_row_is_always_whole_in_view_after_a_move(
    rows: list[Row], others: list[Row], moves: list[int], height: int
) -> None:
    of = listing(*rows, height=height)
    for by in moves:
        of.go(of.nearest((of.at or 0) + by, by or 1))
    of.replace(others)
    assert (of.highlighted is None) == (not any(row.selectable for row in others))
    lit = [spot for y in range(height) if (spot := of.spot(y)) and spot.lit]
    if of.highlighted is not None:
        assert [spot.number for spot in lit] == list(range(len(lit[0].row.lines)))
