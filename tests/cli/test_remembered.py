"""What the status remembers: believed only while it is true, and then word for word the same."""

import os
import subprocess
import sys
import tempfile
from collections.abc import Callable
from contextlib import suppress
from math import ceil
from pathlib import Path

import pendulum
import pytest
from cli_prompt import Prompt
from clocks import FixedClock
from day_samples import CONFIG, THURSDAY, moment
from deeds import DEEDS, desk_on
from hypothesis import given, settings
from hypothesis import strategies as some

from planner import locale
from planner.cli.faces.view import View, view_of
from planner.cli.invocation import Invocation
from planner.cli.parser import common_options
from planner.cli.remembered import FILE, retold
from planner.cli.renewal import renew
from planner.cli.status import standing_of, stands_until, status_values
from planner.method.day import availability
from planner.method.day.blocks import ends_at, running_block
from planner.method.day.scores import day_score
from planner.model.day import Meeting
from planner.model.errors import PlannerError, StateUnusable
from planner.model.instants import stamp
from planner.model.lengths import countdown, hours
from planner.model.state import State
from planner.store import memory_store


def said_by_the_method(view: View) -> dict[str, str | int]:
    """The values that change with time, asked of the rules and not of the status."""
    score = day_score(view.state, view.now, view.config)
    block = running_block(view.state)
    left = (ends_at(block) - view.now).total_seconds() if block else 0
    doing = availability.availability(view.state, view.now, view.config)
    return {
        "calls": score.calls,
        "requests": score.open_requests,
        "at_risk": len(score.at_risk),
        "focus": hours(score.focus_minutes),
        "availability": availability.name(doing),
        "left": countdown(max(ceil(left), 0)) if block else "",
    }


def walk(state: State, start: pendulum.DateTime, fractions: list[float]) -> float:
    """Compare what is remembered at ``start`` with the state until it expires; give the end."""
    standing = standing_of(view_of(state, start, CONFIG))
    until = stands_until(view_of(state, start, CONFIG), standing)
    if until is None:
        return start.timestamp()
    span = until - start.timestamp()
    for fraction in (0.0, *fractions, 1.0):
        at = start.timestamp() + min(span * fraction, span - 0.002)
        view = view_of(state, pendulum.from_timestamp(at, "Europe/Madrid"), CONFIG)
        told = standing.at(at)
        assert told == status_values(view)
        assert said_by_the_method(view).items() <= told.items()
    return until


@settings(max_examples=25, deadline=None)
@given(
    story=some.lists(
        some.tuples(some.sampled_from(sorted(DEEDS)), some.integers(0, 200)), max_size=9
    ),
    fractions=some.lists(some.floats(0, 1), min_size=2, max_size=3),
)
def test_what_is_remembered_is_what_the_state_says_until_it_expires(
    story: list[tuple[str, int]], fractions: list[float]
) -> None:
    clock = FixedClock(THURSDAY)
    desk = desk_on(memory_store(), clock)
    for deed, minutes in story:
        with suppress(PlannerError):
            DEEDS[deed](desk)
        clock.advance(minutes=minutes, seconds=minutes % 7)
        walk(desk.state, clock.now(), fractions)


def test_a_whole_day_is_walked_in_few_steps() -> None:
    """With promises, meetings and deep work, from midnight to midnight."""
    clock = FixedClock(THURSDAY)
    desk = desk_on(memory_store(), clock)
    for deed in ("known calls", "promise", "new calls", "promise", "focus"):
        DEEDS[deed](desk)
    meeting = Meeting(
        id="m90", summary="x", start=stamp(THURSDAY.at(16)), end=stamp(THURSDAY.at(17, 30))
    )
    state = desk.state.put(meeting)
    at, steps = THURSDAY, 0
    while at < THURSDAY.end_of("day"):
        until = walk(state, at, [0.3, 0.9])
        at = pendulum.from_timestamp(max(until, at.timestamp() + 1), "Europe/Madrid")
        steps += 1
    assert steps < 40


def test_while_clocks_change_nothing_is_remembered() -> None:
    for day, hour, changing in (("2026-03-29", 1, True), ("2026-03-29", 4, False)):
        view = view_of(State(), moment(day).add(hours=hour), CONFIG)
        assert (stands_until(view, standing_of(view)) is None) is changing


@pytest.fixture
def quick(people: Prompt) -> Callable[..., str | None]:
    """The answer from memory, or nothing where the full way is needed."""

    def told(*words: str) -> str | None:
        people._capfd.readouterr()
        code = retold(list(words))
        return None if code is None else people._capfd.readouterr().out

    return told


def settled(people: Prompt) -> None:
    """As if the last change were some time ago."""
    for path in (people.data / "planner.json", people.config):
        if path.exists():
            found = path.stat()
            os.utime(path, ns=(found.st_atime_ns, found.st_mtime_ns - 60 * 10**9))


@pytest.mark.parametrize("lang", ["en", "es"])
@pytest.mark.parametrize("words", [(), ("--json",), ("--format", "{{{left}}} {contact}·{focus}")])
def test_it_tells_word_for_word_the_same(
    people: Prompt, quick: Callable[..., str | None], lang: str, words: tuple[str, ...]
) -> None:
    people.ok("incoming", "Lucía Núñez", "forty \u202e units", "--take")
    settled(people)
    words = (*words, f"--lang={lang}")
    assert quick(*words) is None
    full = people.ok("status", *words).out
    assert quick(*words) == full
    people.ok("focus", "start", "Price list")
    settled(people)
    assert quick(*words) is None
    people.ok("status", *words)
    (people.data / FILE).rename(people.folder / "kept")
    full = people.at("10:20:30").ok("status", *words).out
    (people.folder / "kept").rename(people.data / FILE)
    assert quick(*words) is not None
    if words[0] != "--json":
        assert (quick(*words) or "")[:4] == full[:4]


def test_only_what_is_still_true_is_believed(
    people: Prompt, quick: Callable[..., str | None], monkeypatch: pytest.MonkeyPatch
) -> None:
    people.config.write_text("[rep]\nname = 'Eva'\n")
    settled(people)
    people.ok("status")
    assert quick() is not None
    for words in (("--lang", "es"), ("--data", "elsewhere"), ("--help",), ("x",), ("--format",)):
        assert quick(*words) is None, words
    assert quick("--format", "{nothing}") is None
    for variable, value in (("LC_ALL", "es_ES.UTF-8"), ("TZ", "Asia/Tokyo"), ("HOME", "/nowhere")):
        with monkeypatch.context() as elsewhere:
            elsewhere.setenv(variable, value)
            assert quick() is None, variable
    for time, told in (("09:59", False), ("14:30", False), ("10:00", True)):
        people.at(time)
        assert (quick() is not None) is told, time
    people.config.write_text("[rep]\nname = 'Ana'\n")
    assert quick() is None
    settled(people)
    people.ok("status")
    assert quick() is not None
    settled(people)
    assert quick() is None


@pytest.mark.parametrize("content", [b"", b"{", b"[]", b'{"surroundings": 1}', b"\xff"])
def test_a_spoilt_file_is_written_anew(
    people: Prompt, quick: Callable[..., str | None], content: bytes
) -> None:
    settled(people)
    people.ok("status")
    (people.data / FILE).write_bytes(content)
    assert quick() is None
    assert people.ok("status").out == quick()
    assert (people.data / FILE).stat().st_mode & 0o077 == 0 or os.name == "nt"


@pytest.mark.parametrize(("nanoseconds", "kept"), [(-1, True), (1, False), (5 * 10**8, False)])
def test_a_state_that_others_wrote_a_moment_ago_is_not_remembered(
    people: Prompt, nanoseconds: int, kept: bool
) -> None:
    """Within one tick of the clock it could change and look the same."""
    path = people.data / "planner.json"
    second = path.stat().st_mtime_ns // 10**9 * 10**9
    # A second before, not the one that may have begun while this was written.
    old, new = second - 10**9, second + 10**9
    os.utime(path, ns=(second, (old if kept else new) + nanoseconds))
    people.ok("status")
    assert bool(list(people.data.glob("status*"))) is kept


def asked_anew(people: Prompt) -> str:
    """What the state itself says."""
    with tempfile.TemporaryDirectory() as folder:
        (people.data / FILE).rename(Path(folder) / FILE)
        told = people.ok("status").out
        Path(folder, FILE).replace(people.data / FILE)
    return told


@pytest.mark.parametrize(
    "deed",
    [
        ("log", "Ana Ruiz", "--outcome", "spoke"),
        ("incoming", "Luis Vega", "forty units", "--take"),
        ("focus", "start", "Price list"),
        ("undo",),
        ("away", "thursday"),
    ],
)
def test_who_changes_the_state_tells_the_next_status(
    people: Prompt, quick: Callable[..., str | None], deed: tuple[str, ...]
) -> None:
    settled(people)
    people.ok("status")
    people.ok(*deed)
    assert quick() == asked_anew(people)


def test_who_never_asks_for_the_status_pays_nothing(people: Prompt) -> None:
    people.ok("log", "Ana Ruiz", "--outcome", "spoke")
    assert not list(people.data.glob("status*"))


def test_who_speaks_another_language_leaves_no_words(
    people: Prompt, quick: Callable[..., str | None]
) -> None:
    settled(people)
    before = people.ok("status").out
    people.ok("log", "Ana Ruiz", "--outcome", "spoke", "--lang", "es")
    assert quick() is None
    assert people.ok("status").out != before


def test_another_hand_is_noticed_after_a_save_within_the_same_tick(
    people: Prompt, quick: Callable[..., str | None]
) -> None:
    """As many bytes into the same file, at the moment at which its clock stood when it was saved:
    only the mark that a save gives itself tells the two apart."""
    settled(people)
    people.ok("status")
    people.ok("incoming", "Luis Vega", "forty units", "--take")
    assert quick() is not None
    path = people.data / "planner.json"
    saved = path.stat().st_mtime_ns
    path.write_bytes(path.read_bytes().replace(b"forty units", b"fifty units"))
    os.utime(path, ns=(saved - 1000, saved - 1000))
    assert quick() is None


def test_an_open_screen_tells_the_next_status_what_others_changed(
    people: Prompt, quick: Callable[..., str | None]
) -> None:
    settled(people)
    people.ok("status")
    screen = Invocation(common_options(["status"])[0])
    desk = screen.desk
    people.ok("incoming", "Luis Vega", "forty units", "--take", "--lang", "es")
    locale.use("en")
    settled(people)
    renew(people.data, desk)
    assert quick() is None
    desk.refresh()
    renew(people.data, desk)
    assert quick() == asked_anew(people)
    path = people.data / "planner.json"
    whole = path.read_bytes()
    path.write_bytes(whole[:-9])
    with pytest.raises(StateUnusable):
        desk.refresh()
    settled(people)
    renew(people.data, desk)
    assert quick() is None
    path.write_bytes(whole)
    people.config.write_text("[calls]\ntarget = 9\n")
    settled(people)
    desk.refresh()
    renew(people.data, desk)
    assert quick() is None


@pytest.mark.skipif(os.name == "nt" or not hasattr(os, "geteuid"), reason="POSIX permissions")
def test_a_folder_that_takes_nothing_costs_only_time(people: Prompt) -> None:
    settled(people)
    with tempfile.TemporaryDirectory() as folder:
        link = Path(folder) / "data"
        link.mkdir()
        (link / "planner.json").symlink_to(people.data / "planner.json")
        (link / FILE).mkdir()
        assert people.ok("status", "--data", str(link)).out.startswith("calls")
        assert sorted(path.name for path in link.iterdir()) == ["planner.json", FILE]


def test_what_is_remembered_is_told_without_the_heavy_libraries(people: Prompt) -> None:
    settled(people)
    people.ok("status")
    script = "import sys; from planner.__main__ import main; main(['status']); print(*sys.modules)"
    done = subprocess.run(
        [sys.executable, "-c", script], capture_output=True, text=True, timeout=30
    )
    loaded = set(done.stdout.splitlines()[1].split())
    assert "planner.cli.remembered" in loaded
    heavy = {"msgspec", "pendulum", "argparse", "tinydb", "platformdirs", "pathlib", "gettext"}
    assert not loaded & heavy
    assert {name for name in loaded if name.startswith("planner.")} == {
        "planner.__main__",
        "planner.cli",
        "planner.cli.output",
        "planner.cli.remembered",
        "planner.cli.standing",
        "planner.clock",
        "planner.model",
        "planner.model.errors",
        "planner.model.lengths",
        "planner.model.text",
    }


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="no full device here")
def test_an_answer_that_cannot_be_written_is_told_in_the_reps_language(people: Prompt) -> None:
    settled(people)
    people.ok("status", "--lang", "es")
    command = [sys.executable, "-m", "planner", "status", "--lang", "es"]
    with Path("/dev/full").open("w") as full:
        done = subprocess.run(command, stdout=full, stderr=-1, text=True, timeout=30)
    assert done.returncode == 1
    assert done.stderr.startswith("No se ha podido escribir")
