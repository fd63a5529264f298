"""The four steps when a conversation turns against the rep, and how it ends if they do not help."""

from typing import NamedTuple

from planner.locale import N_, _


class Step(NamedTuple):
    """One screen of the four. ``think`` is for the rep alone, ``say`` is said aloud. All are marked
    texts in English."""

    title: str
    think: tuple[str, ...]
    say: tuple[str, ...] = ()


STEPS = (
    Step(
        N_("Weigh it"),
        (
            N_("Breathe out before you answer."),
            N_("What exactly was said? Was it an insult, or is somebody under stress?"),
            N_("A loud voice is not an insult yet. An insult is one even in a low voice."),
        ),
        (N_("One moment, please. I want to be sure that I understand you."),),
    ),
    Step(
        N_("Separate it from yourself"),
        (
            N_("It is about the matter, or about their day. It is not about who you are."),
            N_("Turn to what can be solved."),
        ),
        (N_("I hear that you are angry. What do you need from me now?"),),
    ),
    Step(
        N_("Take the reins back"),
        (
            N_("Whoever asks, leads."),
            N_("Ask one calm question. Then be silent until it is answered."),
        ),
        (N_("Shall we look at what can be done today, or speak tomorrow?"),),
    ),
    Step(
        N_("Can it be turned round?"),
        (
            N_("Are they talking about the matter again? Then go on: calm is a good end."),
            N_("Does it go on? Then leave. No customer is worth your dignity."),
        ),
    ),
)
"""What to do when a conversation turns against the rep, in order."""

LEAVING = Step(
    N_("Leave with dignity"),
    (
        N_("Thank them for their time, and nothing more: no reproach, no explanation."),
        N_("Then the conversation is over."),
    ),
    (N_("Thank you for your time. I wish you a good day."),),
)
"""How a conversation ends that could not be turned round."""


def in_words(step: Step) -> Step:
    """The step in the language of the screen."""
    return Step(_(step.title), tuple(map(_, step.think)), tuple(map(_, step.say)))
