"""The letters that ask for a talk, after a call that did not reach them and without a call; and the
one that goes with what was agreed in a talk to be sent."""

from planner.locale import N_
from planner.method.letters.letter import Letter, Text

_TRIED = N_("I tried to reach you")
_CALLED = N_(
    "Hello {name},\n\n"
    "I called you today and left a message{about}.\n"
    "When would a short call suit you? A line in answer to this email is enough.\n\n"
    "{rep}\n"
)
_RANG = N_(
    "Hello {name},\n\n"
    "I tried to reach you today{about}, without luck.\n"
    "When would a short call suit you? A line in answer to this email is enough.\n\n"
    "{rep}\n"
)
_NOT_THEIRS = N_(
    "Hello {name},\n\n"
    "I wanted to talk with you today{about}, but the number that I have is not yours.\n"
    "At which number may I call you, and when does it suit you? A line in answer to this email is"
    " enough.\n\n"
    "{rep}\n"
)
_CALL = N_("A short call?")
_WOULD_LIKE = N_(
    "Hello {name},\n\n"
    "I would like to talk with you{about}.\n"
    "When would a short call suit you? A line in answer to this email is enough.\n\n"
    "{rep}\n"
)
_AS_AGREED = N_(
    "Hello {name},\n\n"
    "As agreed, I am writing to you{about}.\n"
    "If anything is missing or not clear, a line in answer to this email is enough.\n\n"
    "{rep}\n"
)
MISSED = Letter("missed", N_("Follows a call that ended in voicemail."), Text(_TRIED, _CALLED))
UNANSWERED = Letter("unanswered", N_("Follows a call that nobody answered."), Text(_TRIED, _RANG))
WRONG_NUMBER = Letter(
    "wrong-number", N_("Asks for the right number, after a wrong one."), Text(_TRIED, _NOT_THEIRS)
)
SENDING = Letter(
    "sending", N_("Goes with what was agreed to be sent."), Text("{about}", _AS_AGREED)
)
ASKING = Letter(
    "asking", N_("Asks for a talk, where no call went before."), Text(_CALL, _WOULD_LIKE)
)
