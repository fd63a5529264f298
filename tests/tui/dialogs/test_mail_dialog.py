"""The mail that is ready, and every way it can take."""

from collections.abc import AsyncIterator, Callable
from contextlib import AbstractAsyncContextManager, asynccontextmanager
from email import message_from_bytes
from email.policy import default
from pathlib import Path
from threading import Event

import msgspec
import pytest
from clocks import FixedClock
from day_samples import CONFIG
from mail_post import Post
from textual.app import App
from textual.pilot import Pilot

from planner import doors
from planner.config import Config, MailSettings
from planner.desk import Desk
from planner.mail.delivery import Delivery
from planner.model.errors import Refused
from planner.model.message import Message
from planner.store import memory_store
from planner.tui import outbox
from planner.tui.dialogs.mail import MailDialog, addressed
from planner.tui.dialogs.sending import SendDialog
from planner.tui.dialogs.told import Told
from planner.tui.outbox import Outbox
from planner.tui.terminal.themes import THEMES

MAIL = Message("Ana Ruiz", "ana@example.com", "Your request [#R2]", "Hello Ana,\n\n[/] bye\n")
"""Its text would end a program that takes it for markup."""


class Shown:
    """The dialog on an otherwise empty screen. ``answer`` is what it gave."""

    def __init__(self, pilot: Pilot[None], desk: Desk, folder: Path) -> None:
        self.pilot, self.desk, self._folder = pilot, desk, folder
        self.answer: str | None = None
        self.copied: list[str] = []

    async def mail(self, message: Message = MAIL) -> None:
        self.answer = None
        box = Outbox(self.desk, self._folder, "r2", self.copied.append)

        def answered(given: str | None) -> None:
            self.answer = given

        self.pilot.app.push_screen(MailDialog(message, box), answered)
        await self.pilot.pause()

    async def press(self, *keys: str) -> None:
        await self.pilot.press(*keys)
        await self.pilot.pause()

    async def until(self, true: Callable[[], bool]) -> None:
        for _ in range(500):
            if true():
                return
            await self.pilot.pause(0.02)
        raise AssertionError(self.told())

    def told(self) -> str:
        return str(self.pilot.app.screen.query_one(Told).content)

    def picture(self) -> str:
        strips = self.pilot.app.screen._compositor.render_strips()
        return "\n".join(strip.text for strip in strips)

    def drafts(self) -> list[Path]:
        return sorted(self._folder.glob("drafts/*.eml"))


def test_an_address_that_is_the_name_stands_once() -> None:
    assert addressed(Message("boss@shop.ie", "boss@shop.ie", "", "")) == "boss@shop.ie"
    assert addressed(MAIL) == "Ana Ruiz <ana@example.com>"
    assert addressed(Message("Ana", "", "", "")) == "Ana <no address yet>"


Shows = Callable[..., AbstractAsyncContextManager[Shown]]


@pytest.fixture
def shows(clock: FixedClock, tmp_path: Path) -> Shows:
    @asynccontextmanager
    async def shown(mail: MailSettings | None = None) -> AsyncIterator[Shown]:
        config: Config = msgspec.structs.replace(CONFIG, mail=mail or MailSettings())
        desk = Desk(memory_store(), config, clock)
        app: App[None] = App()
        async with app.run_test(size=(100, 30)) as pilot:
            for theme in THEMES:
                app.register_theme(theme)
            app.theme = THEMES[0].name
            yield Shown(pilot, desk, tmp_path)

    return shown


@pytest.fixture
def opened(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The links that a mail program was asked to open."""
    links: list[str] = []

    def open_url(url: str) -> None:
        links.append(url)

    monkeypatch.setattr(outbox, "open_url", open_url)
    return links


@pytest.fixture
def no_programs(monkeypatch: pytest.MonkeyPatch) -> None:
    """A distant computer: nothing opens a link, nothing but the terminal copies."""
    monkeypatch.setattr(doors, "_OPENERS", {"linux": ()})
    monkeypatch.setattr(doors.sys, "platform", "linux")
    monkeypatch.setenv("SSH_TTY", "/dev/pts/1")


async def test_enter_opens_the_mail_program_while_the_link_is_short(
    shows: Shows, opened: list[str]
) -> None:
    async with shows() as screen:
        await screen.mail()
        await screen.press("enter")
        assert screen.answer == "The email is open in your mail program."
        # What no program would take whole becomes a draft, and says why.
        await screen.mail(MAIL._replace(body="ñ" * 400))
        await screen.press("enter")
        assert len(opened) == 1
        assert "too long" in str(screen.answer)
        (draft,) = screen.drafts()
        assert str(draft) in str(screen.answer)
        assert message_from_bytes(draft.read_bytes(), policy=default)["X-Unsent"] == "1"


@pytest.mark.usefixtures("no_programs")
async def test_without_a_mail_program_it_is_saved_and_without_a_folder_copied(
    shows: Shows, tmp_path: Path
) -> None:
    async with shows() as screen:
        await screen.mail()
        await screen.press("enter")
        assert len(screen.drafts()) == 1
        assert "No program here opens such a link. Saved as" in str(screen.answer)
        screen.drafts()[0].unlink()
        (tmp_path / "drafts").rmdir()
        (tmp_path / "drafts").write_text("in the way")
        await screen.mail()
        await screen.press("enter")
        assert "Copied by the terminal" in str(screen.answer)
        assert "ana@example.com" in screen.copied[0]


async def test_without_a_mail_program_its_key_says_which_one_copies(
    shows: Shows, no_programs: None
) -> None:
    async with shows() as screen:
        await screen.mail()
        await screen.press("p")
        assert "No program here opens such a link. y copies it." in screen.picture()


async def test_the_way_that_was_chosen_is_the_next_ones_way(
    shows: Shows, opened: list[str]
) -> None:
    async with shows() as screen:
        await screen.mail()
        assert "⏎ mail program" in screen.picture()
        await screen.press("s")
        await screen.mail()
        assert "⏎ save as .eml" in screen.picture()
        await screen.press("enter")
        assert (len(screen.drafts()), opened) == (2, [])
        # It costs no undo, and the mail program is a key away.
        assert not screen.desk.state.steps
        await screen.mail()
        await screen.press("p")
        assert len(opened) == 1


async def test_the_keys_of_the_other_ways_have_room(shows: Shows, opened: list[str]) -> None:
    async with shows() as screen:
        for key, unsaid in (("p", "p mail"), ("y", "y copy"), ("s", "s save")):
            await screen.mail()
            await screen.press(key)
            await screen.mail()
            told = {"p mail program", "y copy", "s save as .eml", "esc later"}
            missing = [words for words in told if words not in screen.picture()]
            assert len(missing) == 1
            assert missing[0].startswith(unsaid)
            await screen.press("escape")


async def test_without_a_server_there_is_no_key_to_send(shows: Shows) -> None:
    async with shows() as screen:
        await screen.mail()
        assert "S send" not in screen.picture()
        await screen.press("S")
        assert isinstance(screen.pilot.app.screen, MailDialog)


@pytest.fixture
def server() -> Post:
    post = Post()
    post.start()
    yield post
    post.stop()


def account(server: Post) -> MailSettings:
    return MailSettings(smtp_host="127.0.0.1", smtp_port=server.port, smtp_security="none")


async def test_a_mail_is_sent_only_when_the_rep_has_seen_it_and_says_so(
    shows: Shows, server: Post
) -> None:
    async with shows(account(server)) as screen:
        await screen.mail()
        await screen.press("S")
        assert isinstance(screen.pilot.app.screen, SendDialog)
        picture = screen.picture()
        assert "Ana Ruiz <ana@example.com>" in picture
        assert "[/] bye" in picture
        # What hands over elsewhere does nothing here.
        await screen.press("enter", "space", "s")
        await screen.press("escape")
        assert server.taken == []
        await screen.press("S", "S")
        await screen.until(lambda: screen.answer is not None)
        assert screen.answer == "Sent to ana@example.com."
        assert len(server.taken) == 1
        # The next one goes the same way, and asks again.
        await screen.mail()
        await screen.press("enter")
        assert isinstance(screen.pilot.app.screen, SendDialog)
        assert "sent already" in screen.told()


async def test_after_a_crash_it_says_that_it_may_have_left(
    shows: Shows, server: Post, clock: FixedClock
) -> None:
    async with shows(account(server)) as screen:
        Delivery(screen.desk, MAIL, "r2").begin()
        clock.advance(minutes=30)
        await screen.mail()
        await screen.press("S")
        assert "may have been sent at 10:00" in screen.told()
        assert server.taken == []
        await screen.press("S")
        await screen.until(lambda: bool(server.taken))


async def test_while_it_is_sent_the_screen_lives_and_the_key_is_dead(
    shows: Shows, server: Post, monkeypatch: pytest.MonkeyPatch
) -> None:
    go_on = Event()
    monkeypatch.setattr(Delivery, "send", lambda delivery: go_on.wait(20) and Refused("Later."))
    async with shows(account(server)) as screen:
        await screen.mail()
        await screen.press("S", "S")
        await screen.until(lambda: "Sending to" in screen.told())
        await screen.press("S", "escape")
        assert isinstance(screen.pilot.app.screen, SendDialog)
        assert len(screen.desk.state.mails) == 1
        go_on.set()
        await screen.until(lambda: "Later." in screen.told())
        await screen.press("escape")
        assert isinstance(screen.pilot.app.screen, MailDialog)


async def test_a_letter_of_the_reps_own_that_is_broken_is_told_with_the_mail(
    shows: Shows,
) -> None:
    async with shows() as screen:
        screen.desk.config = msgspec.structs.replace(
            screen.desk.config, templates={"deferral.en": "{nobody}"}
        )
        await screen.mail()
        assert "deferral.en.txt" in screen.told()


async def test_a_letter_has_the_lines_that_no_sentence_needs(shows: Shows) -> None:
    text = "".join(f"line {n}\n" for n in range(1, 14))
    async with shows() as shown:
        await shown.pilot.resize_terminal(80, 24)
        await shown.mail(MAIL._replace(body=text))
        await shown.until(lambda: "line 13" in shown.picture())
