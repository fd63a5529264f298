"""The voicemail greeting, to be recorded by the rep: written to be read aloud."""

from collections.abc import Sequence

from planner.config import Config
from planner.locale import N_, words
from planner.method.letters.writing import Say
from planner.model.saying import say_half_day
from planner.model.text import clean

_NAMED = N_("Hello, this is the voicemail of {name}.")
_NAMELESS = N_("Hello, this is my voicemail.")
_BUSY = N_("I am with a customer, so I cannot answer every call at once.")
_WRITE = N_("So that nothing is lost, please write to me at {email}: what you need, and for when.")
_READ = N_("I read my email every working day at {times} and answer you myself.")
_READ_DAILY = N_("I read my email every working day and answer you myself.")
_SPEAK = N_("Please leave your name, your number and what it is about. I will call you back.")
_THANKS = N_("Thank you.")
_AND = N_("{times} and {last}")


def greeting(config: Config, language: str) -> str:
    """What the rep says, one sentence a line, in ``language``. Without an email address it asks for
    a message instead."""
    say = words(language).gettext
    name, email = clean(config.rep.name), clean(config.rep.email)
    hello = say(_NAMED).format(name=name) if name else say(_NAMELESS)
    way = (
        [say(_WRITE).format(email=email), _read(config, language, say)] if email else [say(_SPEAK)]
    )
    return "\n".join((hello, say(_BUSY), *way, say(_THANKS)))


def _read(config: Config, language: str, say: Say) -> str:
    windows: list[str] = sorted(set(config.day.email_windows))
    if config.rep.american and language == "en":
        windows = [say_half_day(time) for time in windows]
    return say(_READ).format(times=_listed(windows, say)) if windows else say(_READ_DAILY)


def _listed(times: Sequence[str], say: Say) -> str:
    """``12:00, 13:00 and 17:30``."""
    *others, last = times
    return say(_AND).format(times=", ".join(others), last=last) if others else last
