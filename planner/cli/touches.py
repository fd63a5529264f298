"""Commands for a talk and whom it was with: marks, mood, preference, rests, skip, swap, refer."""

from argparse import Namespace

from planner.cli.answer import Answer
from planner.cli.faces import letter as letter_face
from planner.cli.invocation import Invocation
from planner.cli.parser import Commands, a_contact, contact_word, flag, one_of, phrase, words
from planner.cli.telling import applied, settle_first
from planner.locale import _
from planner.model.document import Channel, Mood
from planner.model.errors import Refused
from planner.model.touch import Mark, Outcome


def add_commands(commands: Commands) -> None:
    _add_talk(commands)
    prefer = commands.add("prefer", _("how and when they want to be reached"), _prefer)
    contact_word(prefer)
    words(prefer, "line", _("LINE"), _("such as: phone 10-12 every 30 days"))
    rest = commands.add("rest", _("leave a contact in peace until a day"), _rest)
    contact_word(rest)
    words(rest, "line", _("WHEN"), _("such as: +90d no budget this quarter"))
    wake = commands.add("wake", _("end a rest before its day"), _wake)
    words(wake, "who", _("WHO"), a_contact())
    commands.add("skip", _("pass over the contact of the moment in a block"), _skip)
    swap = commands.add("swap", _("another contact instead, for today"), _swap)
    words(swap, "who", _("WHO"), a_contact())
    letter = commands.add("letter", _("the letter that is due to a contact"), _letter)
    contact_word(letter)
    flag(letter, "--sent", _("it is on its way: log it"))
    refer = commands.add("refer", _("add whom a contact named"), _refer)
    phrase(refer, "who", _("WHO"), _("who named them"))
    words(refer, "line", _("NAME"), _("such as: Nora Sanz, Talleres Sanz"))


def _add_talk(commands: Commands) -> None:
    mark = commands.add("mark", _("mark what you did in a talk, or take it off"), _mark)
    contact_word(mark)
    one_of(mark, "mark", _("MARK"), Mark)
    mood = commands.add("mood", _("how a call or a request felt"), _mood)
    phrase(mood, "item", _("ID"), _("the id of a call made, or of a request"))
    one_of(mood, "mood", _("MOOD"), Mood)


def _contact(invocation: Invocation, who: str) -> str:
    from planner.method.contacts.finding import find_contact

    return find_contact(invocation.desk.state, who).id


def _mark(invocation: Invocation, given: Namespace) -> Answer:
    from planner.method.calls.marks import mark

    settle_first(invocation, watched=True)
    who = _contact(invocation, given.who)
    return applied(invocation, mark, who, Mark(given.mark))


def _mood(invocation: Invocation, given: Namespace) -> Answer:
    from planner.method.calls.mood import set_mood

    return applied(invocation, set_mood, given.item, Mood(given.mood))


def _prefer(invocation: Invocation, given: Namespace) -> Answer:
    from planner.method.persistence.preference import prefer, understand_preference

    who = _contact(invocation, given.who)
    preference = understand_preference(" ".join(given.line), invocation.config)
    return applied(invocation, prefer, who, preference)


def _letter(invocation: Invocation, given: Namespace) -> Answer:
    from planner.method.calls.touching import log_touch
    from planner.method.letters.due import due_letter

    desk = invocation.desk
    contact = desk.state.contacts[_contact(invocation, given.who)]
    mail, step, is_touch = due_letter(desk.state, contact, desk.now, desk.config)
    if given.sent and is_touch:
        return applied(invocation, log_touch, contact.id, Outcome.SENT, channel=Channel.EMAIL)
    if given.sent:
        raise Refused(_("It belongs to the call made today, which is logged already."))
    return Answer(lambda: letter_face.document(mail) | {"step": step}, letter_face.text(mail))


def _rest(invocation: Invocation, given: Namespace) -> Answer:
    from planner.method.one_line import understand
    from planner.method.persistence.resting import rest

    desk = invocation.desk
    who = _contact(invocation, given.who)
    understood = understand(" ".join(given.line), desk.now, desk.config)
    if understood.day is None:
        raise Refused(_("Say until which day, as in: +90d no budget this quarter."))
    return applied(invocation, rest, who, understood.day, understood.text)


def _wake(invocation: Invocation, given: Namespace) -> Answer:
    from planner.method.persistence.resting import wake

    who = _contact(invocation, " ".join(given.who))
    return applied(invocation, wake, who)


def _skip(invocation: Invocation, given: Namespace) -> Answer:
    from planner.method.calls.call_block import skip

    settle_first(invocation, watched=True)
    return applied(invocation, skip)


def _swap(invocation: Invocation, given: Namespace) -> Answer:
    from planner.method.calls.call_block import swap_pick

    settle_first(invocation, watched=True)
    who = _contact(invocation, " ".join(given.who))
    return applied(invocation, swap_pick, who)


def _refer(invocation: Invocation, given: Namespace) -> Answer:
    from planner.method.persistence.referral import referred

    who = _contact(invocation, given.who)
    return applied(invocation, referred, who, " ".join(given.line))
