"""Several planners at once, and a state file that another hand has spoilt."""

import os
import subprocess
import sys
from pathlib import Path

import pytest
from cli_prompt import Prompt


def start(*words: str) -> subprocess.Popen[str]:
    return subprocess.Popen(
        [sys.executable, "-m", "planner", *words], text=True, stdout=-1, stderr=-1
    )


def test_two_processes_lose_nothing(people: Prompt) -> None:
    both = [start("incoming", who, "hello") for who in ("Ana Ruiz", "Luis Vega", "Jon", "Nuria")]
    for process in both:
        _out, err = process.communicate(timeout=60)
        assert (process.returncode, err) == (0, "")
    rows = people.items("requests")
    assert {row["contact"] for row in rows} == {
        "Ana Ruiz", "Luis Vega", "Jon Etxebarria", "Nuria Pons",
    }  # fmt: skip
    assert len({row["id"] for row in rows}) == 4


BAD = {
    "empty": b"",
    "truncated": None,
    "garbage": b"\x00\xff garbage",
    "not ours": b'{"hello": 1}',
    "wrong types": b'{"_meta": {"1": {"schema": "x"}}, "contacts": []}',
    "list": b"[1, 2]",
    "null": b"null",
}


@pytest.mark.parametrize("name", BAD)
@pytest.mark.parametrize(
    "words", [("status",), ("list", "calls", "--json"), ("incoming", "Ana"), ("undo",)]
)
def test_a_damaged_file_is_exit_3_and_stays_as_it_is(
    people: Prompt, name: str, words: tuple[str, ...]
) -> None:
    people.ok("incoming", "Ana Ruiz", "gaskets")
    path = people.data / "planner.json"
    damaged = BAD[name]
    if damaged is None:
        damaged = people.state_bytes[: len(people.state_bytes) // 2]
    path.write_bytes(damaged)
    told = people.refused(*words, code=3)
    assert str(path) in told
    assert "planner doctor" in told
    assert any(kept.name in told for kept in (people.data / "backups").iterdir()), told
    assert people.state_bytes == damaged


def test_a_state_that_cannot_be_written_is_exit_3(people: Prompt) -> None:
    if os.name == "nt" or os.geteuid() == 0:
        pytest.skip("whoever may write everywhere cannot be stopped this way")
    before = people.state_bytes
    people.data.chmod(0o500)
    try:
        people.refused("incoming", "Ana Ruiz", code=3)
    finally:
        people.data.chmod(0o700)
    assert people.state_bytes == before


def test_the_data_folder_may_not_be_a_file(prompt: Prompt, tmp_path: Path) -> None:
    file = tmp_path / "file"
    file.write_text("mine")
    prompt.refused("--data", str(file), "incoming", "Ana", code=3)
    prompt.refused("--data", str(file), "status", code=3)
    assert file.read_text() == "mine"


@pytest.mark.skipif(os.name == "nt", reason="POSIX modes")
def test_everything_is_private_whatever_the_umask(prompt: Prompt) -> None:
    before = os.umask(0)
    try:
        prompt.ok("incoming", "Ana Ruiz", "gaskets")
        prompt.ok("incoming", "Luis Vega", "quote")
        prompt.ok("contacts", "export", str(prompt.folder / "out.csv"))
        prompt.ok("config", "set", "rep.name", "Laura")
    finally:
        os.umask(before)
    made = list(prompt.folder.rglob("*"))
    assert len(made) > 4
    assert [path for path in made if path.stat().st_mode & 0o077] == []
