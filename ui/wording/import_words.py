"""What came in from a folder or a table, in sentences."""

from collections import Counter
from collections.abc import Sequence

from ui.wording.dates import whole_day
from wardrobe.language.texts import _, n_, noted
from wardrobe.language.texts import number as said
from wardrobe.transfer.import_csv import RowChange, RowOutcome
from wardrobe.transfer.import_days import DayImport
from wardrobe.transfer.import_folder import FolderImport

_CHANGES = {
    RowChange.ADDED: noted("{count} added"),
    RowChange.CHANGED: noted("{count} changed"),
    RowChange.SAME: noted("{count} unchanged"),
    RowChange.FAILED: noted("{count} failed"),
}
_CHANGE_OF_ROW = {
    RowChange.ADDED: noted("new in the closet"),
    RowChange.CHANGED: noted("will be changed"),
    RowChange.SAME: noted("stays as it is"),
    RowChange.FAILED: noted("left out"),
}
# Of rows that fail; the first tell what is the matter.
_MOST_SAID = 4


def folder_sentences(report: FolderImport) -> str:
    """Return what a folder held, one sentence each."""
    said = [
        n_("{count} garment imported.", "{count} garments imported.", len(report.added))
    ]
    if count := len(report.occasions):
        said.append(
            n_("{count} occasion imported.", "{count} occasions imported.", count)
        )
    if count := len(report.events):
        said.append(n_("{count} choice imported.", "{count} choices imported.", count))
    said += _day_sentences(report.days)
    if count := len(report.known):
        said.append(
            n_(
                "{count} garment was already here.",
                "{count} garments were already here.",
                count,
            )
        )
    if count := len(report.failed):
        said.append(
            n_(
                "{count} couldn't be read: {reason}.",
                "{count} couldn't be read; the first: {reason}.",
                count,
                reason=report.failed[0].reason,
            )
        )
    if report.was_cancelled:
        said.append(_("The rest was skipped, as you asked."))
    return " ".join(said)


def _day_sentences(days: DayImport) -> list[str]:
    said = []
    if count := len(days.plans):
        said.append(n_("{count} plan imported.", "{count} plans imported.", count))
    if count := len(days.looks):
        said.append(n_("{count} look imported.", "{count} looks imported.", count))
    if count := len(days.trips):
        said.append(n_("{count} trip imported.", "{count} trips imported.", count))
    if count := len(days.photos):
        said.append(
            n_(
                "{count} photo of a day imported.",
                "{count} photos of days imported.",
                count,
            )
        )
    return said


def table_sentence(outcomes: Sequence[RowOutcome]) -> str:
    """Return in words what becomes, or would become, of the rows."""
    counts = Counter(each.change for each in outcomes)
    said = ", ".join(
        _(words, count=counts[change])
        for change, words in _CHANGES.items()
        if counts[change]
    )
    wrong = [
        (each.row, each.words) for each in outcomes if each.change is RowChange.FAILED
    ]
    wrong += [(each.row, problem) for each in outcomes for problem in each.problems]
    lines = [
        _("Row {number}: {words}", number=str(row), words=words)
        for row, words in sorted(wrong)[:_MOST_SAID]
    ]
    nothing = _("no rows")
    return "\n".join((f"{said or nothing}.", *lines))


def row_words(outcome: RowOutcome) -> str:
    """Return a row as the garment that it would be, or why it can't be one."""
    garment, facts = outcome.garment, [outcome.words]
    if garment is not None:
        cents, day = garment.price_cents, garment.bought_on
        facts += [garment.brand, garment.size]
        facts += [said(cents / 100, 2)] if cents is not None else []
        facts += [whole_day(day)] if day else []
        facts.append(garment.place)
    return _(
        "Row {number}: {words}",
        number=str(outcome.row),
        words=", ".join(filter(None, facts)),
    )


def change_words(outcome: RowOutcome) -> str:
    """Return what would become of a row, in a word or two."""
    return _(_CHANGE_OF_ROW[outcome.change])
