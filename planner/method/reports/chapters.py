"""What the report says, in order: from the rep's own calls to what others cost."""

from planner.config import Config
from planner.locale import _
from planner.method.reports import others_chapters, own_chapters
from planner.method.reports.chapter import Chapter, Fact
from planner.method.reports.counting import Report
from planner.method.reports.wording import before_name, percent


def chapters(report: Report, config: Config) -> tuple[Chapter, ...]:
    """The chapters that have something to say."""
    found = (
        _in_short(report),
        own_chapters.calls(report, config),
        own_chapters.shares(report, config),
        own_chapters.rates(report),
        own_chapters.moods(report),
        own_chapters.marks(report),
        others_chapters.protected(report),
        others_chapters.interruptions(report),
        others_chapters.incoming(report),
        others_chapters.promises(report),
        others_chapters.tolls(report),
    )
    return tuple(chapter for chapter in found if chapter.bars or chapter.facts)


def _in_short(report: Report) -> Chapter:
    before, now = report.before, report.promises
    return Chapter(
        "short",
        _("In short"),
        facts=(
            Fact(_("proactive calls"), str(report.calls), str(before.calls)),
            Fact(_("requests that came in"), str(report.incoming), str(before.incoming)),
            Fact(_("proactive share"), percent(report.share), percent(before.share)),
            Fact(_("promises kept"), str(now.kept), str(before.promises.kept)),
            Fact(_("promises broken"), str(now.broken), str(before.promises.broken)),
        ),
        note=before_name(report),
    )
