"""What the card says for deciding about a contact."""

from day_samples import CONFIG, THURSDAY, customer, days_ago

from planner.method.leaving.toll import Toll
from planner.tui.rows.card import toll_line
from planner.tui.terminal.drawing import Look, words_of

FOUR = Toll(points=4, offences=2, worst=3, last_at=days_ago(2))


def test_the_toll_stands_beside_what_they_bring() -> None:
    line = toll_line(FOUR, customer("c1", brings="40 000 a year [b]"), THURSDAY, CONFIG)
    assert words_of(line) == ("4 · 2 offences, the last on Tue 3 Mar · brings 40 000 a year [b]")


def test_it_stands_out_once_it_is_time_to_decide() -> None:
    looks = [
        toll_line(FOUR._replace(points=points), customer("c1"), THURSDAY, CONFIG)[0][1]
        for points in (3, 4)
    ]
    assert looks == [Look.PLAIN, Look.WARN]


def test_what_they_bring_is_asked_for_where_it_is_missing() -> None:
    line = words_of(toll_line(FOUR, customer("c1"), THURSDAY, CONFIG))
    assert line.endswith("nobody noted what they bring")


def test_nothing_to_decide_takes_no_line() -> None:
    assert toll_line(Toll(), customer("c1", brings="much"), THURSDAY, CONFIG) == ()
