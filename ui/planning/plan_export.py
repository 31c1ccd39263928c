"""Writes what is planned as a calendar, for other programs to show."""

from pathlib import Path

from PySide6.QtWidgets import QWidget

from ui.files.file_dialogs import ask_new_file
from ui.planning.planning_parts import PlanningParts
from ui.wording.taxonomy_words import as_sentence, name_of
from wardrobe.calendars.writing import PlanEntry, written_calendar
from wardrobe.days.plans import PlannedOutfit
from wardrobe.errors import InvalidValue, reason_of
from wardrobe.language.texts import _, n_
from wardrobe.ports.closet import Closet
from wardrobe.ranking.own_occasions import occasion_of

_SUFFIX = ".ics"


def ask_export(parts: PlanningParts, parent: QWidget) -> None:
    """Let the user name a file, and write all plans from today on into it."""
    start = Path.home() / (_("Outfits") + _SUFFIX)
    kind = _("Calendars")
    kinds = f"{kind} (*{_SUFFIX})"
    file = ask_new_file(parent, _("Save as a calendar"), start, kinds)
    if file is not None:
        export_plans(parts, file)


def export_plans(parts: PlanningParts, file: Path) -> None:
    """Write all plans from today on."""
    closet, today, now = parts.closet.closet, parts.worn.today, parts.now()

    def work() -> int:
        entries = [_entry(closet, each) for each in closet.plans(today)]
        _write(file, written_calendar(entries, now))
        return len(entries)

    def tell(count: int) -> None:
        parts.history.say(
            n_(
                "{count} plan is in {file}.",
                "{count} plans are in {file}.",
                count,
                file=file.name,
            )
        )

    parts.jobs.run(parts.plans, lambda _: work(), tell)


def _entry(closet: Closet, plan: PlannedOutfit) -> PlanEntry:
    names = [name_of(closet.garment(each)) for each in sorted(plan.garment_ids)]
    occasion = occasion_of(plan.occasion, closet.occasions())
    title = f"{as_sentence(occasion.words)}: {', '.join(names)}"
    return PlanEntry(plan.number, plan.day, title, "\n".join(names))


def _write(file: Path, text: str) -> None:
    if file.suffix.lower() != _SUFFIX:
        raise InvalidValue(_("a calendar's name must end in {suffix}", suffix=_SUFFIX))
    try:
        file.write_text(text, encoding="utf-8", newline="")
    except OSError as error:
        reason = reason_of(error)
        raise InvalidValue(
            _("{file} can't be written: {reason}", file=file.name, reason=reason)
        ) from error
