"""The letters of a cadence: one for each of its four steps."""

from planner.config import Config
from planner.locale import N_
from planner.method.letters import writing
from planner.method.letters.letter import Letter, Text
from planner.method.persistence.cadence import LAST_STEP
from planner.model.contact import Contact
from planner.model.message import Message

_SUBJECT_FIRST = N_("A short introduction")
_BODY_FIRST = N_(
    "Hello {name},\n\n"
    "We have not spoken yet. I look after customers like you, and I am writing because I believe"
    " that we could be of use to you; but I would like to hear first what you need.\n\n"
    "When would a call of five minutes suit you? A line in answer to this email is enough.\n\n"
    "{rep}\n"
)
_SUBJECT_AGAIN = N_("I tried to reach you")
_BODY_AGAIN = N_(
    "Hello {name},\n\n"
    "I tried to reach you a few days ago, without luck. When would it suit you to talk? If you"
    " would rather read, tell me about what, and I will send it to you.\n\n"
    "One line in answer to this email is enough.\n\n"
    "{rep}\n"
)
_SUBJECT_WROTE = N_("I wrote to you a few days ago")
_BODY_WROTE = N_(
    "Hello {name},\n\n"
    "I wrote to you a few days ago. When would it suit you to talk? If you would rather read, tell"
    " me about what, and I will send it to you.\n\n"
    "One line in answer to this email is enough.\n\n"
    "{rep}\n"
)
_SUBJECT_TRYING = N_("I have been trying to reach you")
_BODY_TRYING = N_(
    "Hello {name},\n\n"
    "I have been trying to reach you and know how full the days are. There is no hurry: a line"
    " is enough, also to tell me when it suits you better, or whom I should ask instead.\n\n"
    "{rep}\n"
)
_SUBJECT_CLOSING = N_("The door stays open")
_BODY_CLOSING = N_(
    "Hello {name},\n\n"
    "I have tried to reach you a few times; this may not be the moment, and I will not be a"
    " nuisance. This is my last message for now.\n\n"
    "The door stays open: if you need something, today or in a year, write or call and I will be"
    " glad to help.\n\n"
    "All the best,\n"
    "{rep}\n"
)
STEPS = (
    Letter(
        "first", N_("The first step of a cadence: who you are."), Text(_SUBJECT_FIRST, _BODY_FIRST)
    ),
    Letter("again", N_("The second step: when it suits them."), Text(_SUBJECT_AGAIN, _BODY_AGAIN)),
    Letter(
        "trying", N_("The third step: a friendly reminder."), Text(_SUBJECT_TRYING, _BODY_TRYING)
    ),
    Letter(
        "closing",
        N_("The last step: the door stays open."),
        Text(_SUBJECT_CLOSING, _BODY_CLOSING),
    ),
)
WROTE = Letter(
    "wrote",
    N_("The second step, where the first was an email."),
    Text(_SUBJECT_WROTE, _BODY_WROTE),
)


def step_letter(
    contact: Contact, step: int, *, config: Config, after_email: bool = False
) -> Message:
    """What to write at a step of the cadence, 1 to 4, in the contact's language. ``after_email``
    tells that the attempt before was an email: nobody was called in vain."""
    letter = STEPS[min(max(step, 1), LAST_STEP) - 1]
    return writing.write(WROTE if after_email and step == 2 else letter, contact, config)
