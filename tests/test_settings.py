"""The table of settings: complete, told in the docs in the same words, written as it is read."""

import re
from pathlib import Path

import msgspec
import pytest
from doc_pages import PAGES, codes

import planner
from planner.config import Config
from planner.config_file import load, set_default, set_value, with_value
from planner.model.document import Span
from planner.model.errors import WrongUsage
from planner.settings import SECTIONS, setting_of, settings, takes

CONFIG = PAGES["config.md"]
EVERY = [each for section in SECTIONS for each in settings(Config(), section)]


def plain(text: str) -> str:
    """Markdown as it reads: no backticks, no addresses of links."""
    return re.sub(r"\[([^\]]*)\]\([^)]*\)", r"\1", text).replace("`", "")


def test_every_key_of_the_config_is_a_setting() -> None:
    tables = msgspec.to_builtins(Config())
    assert [each.key for each in EVERY] == [
        f"{table}.{name}" for table, names in tables.items() for name in names
    ]


def test_every_setting_counts_for_something() -> None:
    house = Path(planner.__file__).parent
    says = {house / "config.py", house / "settings.py"}
    code = "".join(file.read_text("utf-8") for file in house.rglob("*.py") if file not in says)
    unread = [each.key for each in EVERY if f".{each.key.rpartition('.')[2]}" not in code]
    assert unread == [], "no code reads it"


def test_docs_say_what_the_screen_says() -> None:
    said = {}
    for heading in CONFIG.headings(2):
        if heading.startswith("`[keys]"):
            continue
        table, title = plain(heading).split("]: ")
        rows = CONFIG.section(heading).rows()
        said[table[1:]] = (title, {codes(row[0])[0]: plain(row[3]) for row in rows})
    assert said == {section.name: (section.title, section.means) for section in SECTIONS}


@pytest.mark.parametrize("found", EVERY, ids=lambda found: found.key)
def test_a_value_is_written_as_it_can_be_set(found: object, tmp_path: Path) -> None:
    each = next(one for one in EVERY if one is found)
    config = set_value(tmp_path / "config.toml", each.key, each.value)
    assert setting_of(config, each.key).value == each.default
    assert each.choices or takes(each.key)


def test_what_a_setting_takes_is_said_with_its_bounds() -> None:
    assert takes("cadence.nuisance_days") == "a whole number from 1 to 30"
    assert takes("day.email_windows") == (
        "several of these, with commas: a time of day such as 09:00"
    )


def test_hours_may_be_written_as_on_the_first_page(tmp_path: Path) -> None:
    path = tmp_path / "config.toml"
    set_value(path, "day.start", "9")
    set_value(path, "day.lunch", "14-15")
    set_value(path, "day.email_windows", "9:30, 17")
    config = set_value(path, "calling_hours.siesta", "14-15, 18:00-18:30")
    assert (config.day.start, config.day.lunch) == ("09:00", Span("14:00", "15:00"))
    assert config.day.email_windows == ("09:30", "17:00")
    assert setting_of(config, "calling_hours.siesta").value == "14:00-15:00,18:00-18:30"
    assert takes("calling_hours.siesta") == (
        "one or more spans with commas between, such as 14:00-16:00, 18:00-18:30; empty: none"
    )
    for spanish, english in (("14:30 a 15:45", "14:30 to 15:45"), ("9 a 14", "9 – 14")):
        assert set_value(path, "day.lunch", spanish) == set_value(path, "day.lunch", english)
    assert setting_of(load(path), "day.lunch").value == "09:00-14:00"
    none = set_value(path, "calling_hours.siesta", "")
    assert setting_of(none, "calling_hours.siesta").value == ""


def test_several_spans_are_written_as_they_can_be_set(tmp_path: Path) -> None:
    path, both = tmp_path / "config.toml", "14:00-16:00,18:00-18:30"
    config = set_value(path, "calling_hours.siesta", both)
    assert setting_of(config, "calling_hours.siesta").value == both
    assert load(path) == config


def test_a_default_is_put_back_and_all_else_stays(tmp_path: Path) -> None:
    path = tmp_path / "config.toml"
    path.write_text("# mine\n[day]\nstart = '08:00' # early\nend = '17:00' # late\n")
    config = set_default(path, "day.start")
    assert (config.day.start, config.day.end) == (Config().day.start, "17:00")
    assert path.read_text() == "# mine\n[day]\nend = '17:00' # late\n"
    assert set_default(path, "calls.minutes") == config


def test_trying_a_value_writes_nothing(tmp_path: Path) -> None:
    path = tmp_path / "config.toml"
    assert with_value(path, "day.start", "08:00").day.start == "08:00"
    assert not path.exists()


def test_a_file_broken_by_hand_is_refused_and_stays(tmp_path: Path) -> None:
    path = tmp_path / "config.toml"
    path.write_text("[day\nstart = ")
    for change in (
        lambda: set_value(path, "day.end", "17:00"),
        lambda: set_default(path, "day.end"),
    ):
        with pytest.raises(WrongUsage, match=r"config\.toml"):
            change()
    assert path.read_text() == "[day\nstart = "
    with pytest.raises(WrongUsage):
        load(path)
