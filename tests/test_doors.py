"""The doors to other programs, with small programs of our own behind them."""

import os
import stat
import subprocess
import sys
import time
from pathlib import Path

import pytest

from planner import doors
from planner.doors import copy, dial, open_url, save_draft, tel
from planner.model.errors import Refused

unix = pytest.mark.skipif(sys.platform == "win32", reason="its programs are no scripts")
SURROUNDINGS = ("DISPLAY", "WAYLAND_DISPLAY", "SSH_CONNECTION", "SSH_TTY")
OPENER = "open" if sys.platform == "darwin" else "xdg-open"


@pytest.fixture
def programs(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder that is all of PATH, in surroundings without a screen."""
    for name in SURROUNDINGS:
        monkeypatch.delenv(name, raising=False)
    folder = tmp_path / "bin"
    folder.mkdir()
    monkeypatch.setenv("PATH", str(folder))
    # Patience with a busy computer; nothing waits that long.
    monkeypatch.setattr(doors, "_PATIENCE_SECONDS", 20)
    return folder


def put(folder: Path, name: str, *lines: str) -> None:
    script = folder / name
    script.write_text("\n".join(["#!/bin/sh", "PATH=/usr/bin:/bin", *lines, ""]))
    script.chmod(0o755)


def written(path: Path) -> str:
    """What another program writes to a file, once it has."""
    deadline = time.monotonic() + 20
    while not path.exists() and time.monotonic() < deadline:
        time.sleep(0.005)
    return path.read_text()


def says(folder: Path, to: Path) -> list[str]:
    """A script that writes its arguments, whole or not at all."""
    return [f'printf "%s\\n" "$@" > {folder}/part', f"mv {folder}/part {to}"]


@unix
class TestOpening:
    def test_the_link_arrives_as_it_is_and_nobody_waits(
        self,
        programs: Path,
        tmp_path: Path,
        monkeypatch: pytest.MonkeyPatch,
        capfd: pytest.CaptureFixture[str],
    ) -> None:
        monkeypatch.setenv("DISPLAY", ":0")
        noise = ["echo noise", "echo noise >&2"]
        put(programs, OPENER, *noise, *says(tmp_path, tmp_path / "got"), "exec sleep 20")
        link = "mailto:a@x.example?subject=%24%28reboot%29&body=';reboot;'"
        open_url(link)
        assert written(tmp_path / "got") == f"{link}\n"
        assert capfd.readouterr() == ("", "")

    def test_no_program(self, programs: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setenv("DISPLAY", ":0")
        with pytest.raises(Refused, match="No program"):
            open_url("mailto:a@x.example")

    @pytest.mark.skipif(sys.platform == "darwin", reason="always has a display")
    def test_no_display(self, programs: Path) -> None:
        put(programs, OPENER)
        with pytest.raises(Refused, match="No program"):
            open_url("mailto:a@x.example")

    def test_a_program_that_does_not_start(
        self, programs: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setenv("DISPLAY", ":0")
        (programs / OPENER).write_bytes(b"\x7fnothing that runs")
        (programs / OPENER).chmod(0o755)
        with pytest.raises(Refused):
            open_url("mailto:a@x.example")

    @pytest.mark.parametrize("link", ["https://x.example", "file:///etc", "--help", ""])
    def test_only_mail_and_phone_links(self, link: str) -> None:
        with pytest.raises(Refused, match="Only"):
            open_url(link)

    def test_dialling(
        self, programs: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setenv("WAYLAND_DISPLAY", "wayland-0")
        put(programs, OPENER, *says(tmp_path, tmp_path / "got"))
        dial("+34 944 123 456")
        assert written(tmp_path / "got") == "tel:+34944123456\n"


class TestNumbers:
    @pytest.mark.parametrize(
        ("phone", "link"),
        [
            ("+34 944 123 456", "tel:+34944123456"),
            ("(555) 010-0199 x12", "tel:5550100199;ext=12"),
            ("555 0199 Ext. 7", "tel:5550199;ext=7"),
            ("555 0199 extension 7", "tel:5550199;ext=7"),
            ("(01) 555 0199 anexo 210", "tel:015550199;ext=210"),
            ("011 5555-0199 int. 33", "tel:01155550199;ext=33"),
            ("+34 (0)944 123 456", "tel:+34944123456"),
            ("(0)944", "tel:0944"),
            ("*123#", "tel:*123%23"),
            ("#31#944123456", "tel:%2331%23944123456"),
            ("312-555-0142 #12", "tel:3125550142;ext=12"),
            ("312-555-0142,,12", "tel:3125550142;ext=12"),
            ("1-800-FLOWERS", "tel:18003569377"),
            ("(312) 555-FLOW x12", "tel:3125553569;ext=12"),
            ("944 123 456 Bilbao", "tel:944123456"),
        ],
    )
    def test_link(self, phone: str, link: str) -> None:
        assert tel(phone) == link

    @pytest.mark.parametrize("phone", ["", "Handy", "+", "600 111 222 / 944 123 456 / 1"])
    def test_what_cannot_be_dialled(self, phone: str) -> None:
        with pytest.raises(Refused, match="no number"):
            tel(phone)


TEXT = "Núñez: $(reboot) 'x'\nsecond line ✉"


@unix
class TestClipboard:
    @pytest.mark.parametrize(
        ("tool", "needs"),
        [("pbcopy", ""), ("wl-copy", "WAYLAND_DISPLAY"), ("xclip", "DISPLAY"), ("xsel", "DISPLAY")],
    )
    def test_the_text_goes_in_whole(
        self,
        tool: str,
        needs: str,
        programs: Path,
        tmp_path: Path,
        monkeypatch: pytest.MonkeyPatch,
        capfd: pytest.CaptureFixture[str],
    ) -> None:
        put(programs, tool, "echo noise", f"cat > {tmp_path}/got")
        if needs:
            assert copy(TEXT) == ""
            monkeypatch.setenv(needs, ":0")
        assert copy(TEXT) == tool
        assert (tmp_path / "got").read_bytes() == TEXT.encode()
        assert capfd.readouterr() == ("", "")

    def test_windows_below_linux_wants_wide_characters(
        self, programs: Path, tmp_path: Path
    ) -> None:
        put(programs, "clip.exe", f"cat > {tmp_path}/got")
        assert copy(TEXT) == "clip.exe"
        assert (tmp_path / "got").read_bytes() == TEXT.encode("utf-16-le")

    def test_a_tool_that_fails_or_hangs_gives_way_to_the_next(
        self, programs: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setattr(doors, "_PATIENCE_SECONDS", 1)
        monkeypatch.setenv("DISPLAY", ":0")
        monkeypatch.setenv("WAYLAND_DISPLAY", "wayland-0")
        put(programs, "wl-copy", "exit 1")
        put(programs, "xclip", "exec sleep 20")
        put(programs, "xsel", f"cat > {tmp_path}/got")
        assert copy(TEXT) == "xsel"

    def test_on_a_distant_computer_only_the_terminal_can(
        self, programs: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        put(programs, "pbcopy", "cat > /dev/null")
        monkeypatch.setenv("SSH_CONNECTION", "10.0.0.1 1 10.0.0.2 22")
        assert copy(TEXT) == ""

    def test_no_tool(self, programs: Path) -> None:
        assert copy(TEXT) == ""


class TestDrafts:
    def test_only_the_rep_can_read_it(self, tmp_path: Path) -> None:
        folder = tmp_path / "data" / "drafts"
        before = os.umask(0)
        try:
            path = save_draft(folder, "r12", b"X-Unsent: 1\r\n")
        finally:
            os.umask(before)
        assert path == folder / "r12.eml"
        assert path.read_bytes() == b"X-Unsent: 1\r\n"
        if sys.platform != "win32":
            assert stat.S_IMODE(path.stat().st_mode) == 0o600
            assert stat.S_IMODE(folder.stat().st_mode) == 0o700

    def test_an_earlier_draft_stays(self, tmp_path: Path) -> None:
        paths = [save_draft(tmp_path, "r12", data) for data in (b"one", b"two", b"three")]
        assert [path.name for path in paths] == ["r12.eml", "r12-2.eml", "r12-3.eml"]
        assert [path.read_bytes() for path in paths] == [b"one", b"two", b"three"]

    @unix
    def test_a_link_planted_there_is_not_followed(self, tmp_path: Path) -> None:
        (tmp_path / "r12.eml").symlink_to(tmp_path / "elsewhere")
        assert save_draft(tmp_path, "r12", b"x").name == "r12-2.eml"
        assert not (tmp_path / "elsewhere").exists()

    @pytest.mark.parametrize(
        "draft_id", ["", "../x", "a/b", "Ana Ruiz", "-x", ".x", "x" * 90, "a\n"]
    )
    def test_names_come_from_ids(self, draft_id: str, tmp_path: Path) -> None:
        with pytest.raises(Refused):
            save_draft(tmp_path, draft_id, b"x")
        assert list(tmp_path.iterdir()) == []

    def test_what_cannot_be_written_is_said(self, tmp_path: Path) -> None:
        (tmp_path / "drafts").write_text("a file")
        with pytest.raises(Refused, match="drafts"):
            save_draft(tmp_path / "drafts", "r12", b"x")


@unix
def test_no_process_is_left_behind(programs: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DISPLAY", ":0")
    put(programs, OPENER, "exit 3")
    children: list[subprocess.Popen[bytes]] = []
    started = subprocess.Popen

    def remembered(*args: object, **kwargs: object) -> subprocess.Popen[bytes]:
        children.append(started(*args, **kwargs))  # type: ignore[call-overload]
        return children[-1]

    monkeypatch.setattr(subprocess, "Popen", remembered)
    open_url("tel:1")
    deadline = time.monotonic() + 20
    while children[0].returncode is None and time.monotonic() < deadline:
        time.sleep(0.005)
    # Nobody here asked for it: it was taken note of by itself.
    assert children[0].returncode == 3
