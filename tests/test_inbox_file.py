"""inbox.txt: lines of anybody, at any moment, in any encoding."""

import os
import sys
from pathlib import Path

import pytest
from clocks import FixedClock
from day_samples import CONFIG, THURSDAY
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from planner import inbox
from planner.desk import Desk
from planner.inbox import collect, decoded, inbox_file, read
from planner.model.errors import Refused
from planner.model.text import clean
from planner.store import open_store


def a_desk(folder: Path) -> Desk:
    return Desk(open_store(folder, patience=1), CONFIG, FixedClock(THURSDAY))


def names(folder: Path) -> list[str]:
    return sorted(contact.name for contact in a_desk(folder).state.contacts.values())


def append(folder: Path, data: str | bytes) -> Path:
    path = inbox_file(folder)
    with path.open("ab") as file:
        file.write(data.encode() if isinstance(data, str) else data)
    return path


def test_lines_become_items_and_leave_blanks_and_one_undo_takes_them_back(tmp_path: Path) -> None:
    path = append(tmp_path, "Ana Ruiz tomorrow 15:30\r\nin: Jon: gaskets\n")
    size = path.stat().st_size
    desk = a_desk(tmp_path)
    assert len(collect(desk, path, whole=False).captured.items) == 2
    assert names(tmp_path) == ["Ana Ruiz", "Jon"]
    assert path.read_bytes().strip() == b""
    assert path.stat().st_size == size
    assert collect(desk, path, whole=False).said == ""
    desk.undo()
    assert names(tmp_path) == []
    collect(desk, path, whole=False)
    assert names(tmp_path) == []
    append(tmp_path, "in: Jon: gaskets\n")
    collect(desk, path, whole=False)
    assert names(tmp_path) == ["Jon"]


@given(st.lists(st.sampled_from([b"", b"   ", b"\t\r", b"  Ana 15:00", b"Jon\r"]), max_size=8))
@settings(
    max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
def test_a_line_is_known_by_where_it_stands_whatever_blanks_are_before_it(
    tmp_path: Path, raw: list[bytes]
) -> None:
    path = inbox_file(tmp_path)
    path.write_bytes(b"\n".join(raw))
    starts = [sum(len(each) + 1 for each in raw[:number]) for number in range(len(raw))]
    wanted = [
        (number, start, each)
        for number, (start, each) in enumerate(zip(starts, raw, strict=True), 1)
        if each.strip()
    ]
    lines = read(path, whole=True).lines
    assert [(line.number, line.start, line.raw) for line in lines] == wanted


def test_what_is_not_clear_stays_as_it_stands_and_can_be_mended_there(tmp_path: Path) -> None:
    path = append(tmp_path, "Ana Ruiz 25:00\nJon\n")
    desk = a_desk(tmp_path)
    told = collect(desk, path, whole=False).captured.misread
    assert [each.line for each in told] == ["Ana Ruiz 25:00"]
    assert path.read_text("utf-8").split() == ["Ana", "Ruiz", "25:00"]
    path.write_text("Ana Ruiz 15:00\n", "utf-8")
    collect(desk, path, whole=False)
    assert names(tmp_path) == ["Ana Ruiz", "Jon"]


def test_remarks_are_no_lines_and_stay(tmp_path: Path) -> None:
    path = append(tmp_path, "# from the phone\nJon\n")
    collect(a_desk(tmp_path), path, whole=False)
    assert names(tmp_path) == ["Jon"]
    assert path.read_text("utf-8").split() == ["#", "from", "the", "phone"]


def test_a_line_without_its_end_waits_until_it_is_whole(tmp_path: Path) -> None:
    path = append(tmp_path, "Ana Ru")
    desk = a_desk(tmp_path)
    assert collect(desk, path, whole=False).open_end
    append(tmp_path, "iz\nJon")
    assert collect(desk, path, whole=False).open_end
    collect(desk, path, whole=True)
    append(tmp_path, "Eva\n")
    collect(desk, path, whole=False)
    assert names(tmp_path) == ["Ana Ruiz", "Eva", "Jon"]


@pytest.mark.parametrize(
    "data",
    [
        "Íñigo Núñez\n".encode(),
        b"\xef\xbb\xbf" + "Íñigo Núñez\r\n".encode(),
        "Íñigo Núñez\r\n".encode("cp1252"),
        "\ufeffÍñigo Núñez\r\n".encode("utf-16-le"),
        "Íñigo\0 Núñez\x1b\u202e\n".encode(),
    ],
)
def test_any_encoding_is_read(tmp_path: Path, data: bytes) -> None:
    path = append(tmp_path, data)
    append(tmp_path, "Ana\n")
    collect(a_desk(tmp_path), path, whole=False)
    assert names(tmp_path) == ["Ana", "Íñigo Núñez"]
    assert path.read_bytes().strip(b" \r\n\0") == b""


@pytest.mark.parametrize("begin", ["\ufeff", ""], ids=["with-mark", "appended"])
def test_utf_16_keeps_its_signs_in_each_line(tmp_path: Path, begin: str) -> None:
    lines = "Núñez 15:00 100 €\r\nŁukasz “x”\r\n"
    append(tmp_path, b"" if begin else b"Ana\n")
    path = append(tmp_path, (begin + lines).encode("utf-16-le"))
    assert [line.text for line in read(path, whole=True).lines][-2:] == lines.split("\r\n")[:2]
    assert decoded((begin + lines).encode("utf-16-le")) == lines


@settings(max_examples=100, deadline=None, suppress_health_check=list(HealthCheck))
@given(st.lists(st.binary(max_size=20)))
def test_no_bytes_are_too_strange_to_be_read(tmp_path: Path, pieces: list[bytes]) -> None:
    path = inbox_file(tmp_path)
    path.write_bytes(b"\n".join(pieces))
    try:
        lines = read(path, whole=True).lines
    except Refused:
        return
    for line in lines:
        assert path.read_bytes()[line.start :].startswith(line.raw)
        assert line.text == clean(line.text) != ""


def test_what_is_appended_while_lines_are_taken_is_not_lost(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = append(tmp_path, "Ana\n")
    desk = a_desk(tmp_path)
    with path.open("ab", buffering=0) as held:
        whole_blank = inbox._blank

        def late(*given: object) -> bool:
            held.write(b"Jon\n")
            done: bool = whole_blank(*given)  # type: ignore[arg-type]
            held.write(b"Eva\n")
            return done

        monkeypatch.setattr(inbox, "_blank", late)
        collect(desk, path, whole=False)
        assert names(tmp_path) == ["Ana"]
        collect(desk, path, whole=False)
    monkeypatch.undo()
    collect(desk, path, whole=False)
    assert names(tmp_path) == ["Ana", "Eva", "Jon"]


def test_an_editor_that_saves_in_between_doubles_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = append(tmp_path, "Ana\n")
    desk = a_desk(tmp_path)
    whole_blank = inbox._blank

    def after_an_editor(*given: object) -> bool:
        path.write_text("Jon\nAna\n", "utf-8")
        return bool(whole_blank(*given))  # type: ignore[arg-type]

    with monkeypatch.context() as patch:
        patch.setattr(inbox, "_blank", after_an_editor)
        collect(desk, path, whole=False)
    collect(desk, path, whole=False)
    assert names(tmp_path) == ["Ana", "Jon"]
    assert path.read_bytes().strip() == b""


@pytest.mark.skipif(sys.platform == "win32" or os.geteuid() == 0, reason="root may write anything")
def test_a_file_that_may_not_be_written_is_remembered_by_its_lines(tmp_path: Path) -> None:
    path = append(tmp_path, "Ana\n")
    path.chmod(0o444)
    for _time in range(2):
        collect(a_desk(tmp_path), path, whole=False)
    assert names(tmp_path) == ["Ana"]


def test_without_a_file_nothing_happens_and_what_is_none_is_refused(tmp_path: Path) -> None:
    path, desk = inbox_file(tmp_path), a_desk(tmp_path)
    assert collect(desk, path, whole=True).said == ""
    path.mkdir()
    with pytest.raises(Refused):
        read(path, whole=True)
    path.rmdir()
    with path.open("wb") as file:
        file.truncate(inbox.LARGEST + 1)
    with pytest.raises(Refused, match="larger"):
        read(path, whole=True)
