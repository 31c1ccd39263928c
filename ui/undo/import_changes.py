"""What a folder or a table that was brought in changed, to be undone as one."""

from collections.abc import Iterator, Sequence

from ui.state.closet_state import ClosetState
from ui.state.day_state import DayState
from ui.state.taste_state import TasteState
from ui.undo.change import Change
from ui.undo.day_changes import plan_outfits
from ui.undo.day_photo_changes import bring_in_day_photos
from ui.undo.garment_changes import add_garments, bring_in_garments, edit_garments
from ui.undo.look_changes import keep_looks
from ui.undo.occasion_changes import add_occasion
from ui.undo.taste_changes import replace_events
from ui.undo.trip_changes import keep_trip
from wardrobe.transfer.import_csv import RowChange, RowOutcome
from wardrobe.transfer.import_folder import FolderImport


def folder_changes(
    closet: ClosetState, taste: TasteState, days: DayState, report: FolderImport
) -> Iterator[Change]:
    """Return what came with a folder: garments in use, occasions, events and days."""
    if garments := [each for each in report.added if each.id not in report.trashed]:
        yield bring_in_garments(closet, garments)
    for occasion in report.occasions:
        yield add_occasion(closet, occasion)
    if report.events:
        yield replace_events(taste, report.events, ())
    if report.days.plans:
        yield plan_outfits(days, report.days.plans)
    if report.days.looks:
        yield keep_looks(days, report.days.looks)
    for trip in report.days.trips:
        yield keep_trip(days, trip)
    if report.days.photos:
        yield bring_in_day_photos(days, report.days.photos)


def table_changes(
    closet: ClosetState, outcomes: Sequence[RowOutcome]
) -> Iterator[Change]:
    """Return what the rows of a table changed and added."""
    # A row may change what a row before it added or changed: the last one counts,
    # and what was there before the first.
    now = {each.garment.id: each.garment for each in outcomes if each.garment}
    before = {each.before.id: each.before for each in outcomes[::-1] if each.before}
    added = {
        each.garment.id
        for each in outcomes
        if each.garment and each.change is RowChange.ADDED
    }
    if changed := [each for each in before if each not in added]:
        sides = [before[each] for each in changed], [now[each] for each in changed]
        yield edit_garments(closet, *sides)
    if added:
        yield add_garments(closet, [now[each] for each in sorted(added)])
