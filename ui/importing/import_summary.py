"""What an import did, in one line for the toast."""

from ui.wording.taxonomy_words import as_sentence, is_unsure
from wardrobe.closet.adding import AddReport
from wardrobe.language.texts import _, n_
from wardrobe.model.garment import Garment


def unsure_ones(report: AddReport) -> list[Garment]:
    """Return the garments of which the eyes are unsure."""
    return [each.garment for each in report.added if is_unsure(each.garment)]


def summary(report: AddReport) -> str:
    """Return what an import did, in one line."""
    parts = []
    left_out = report.duplicates or report.failed or report.without_garment
    if report.added or not left_out:
        count = len(report.added)
        parts.append(n_("Added {count} garment", "Added {count} garments", count))
    if count := len(unsure_ones(report)):
        parts.append(n_("{count} wants a look", "{count} want a look", count))
    if report.duplicates:
        count = len(report.duplicates)
        parts.append(
            n_(
                "{count} photo already in the closet",
                "{count} photos already in the closet",
                count,
            )
        )
    if report.without_garment:
        count = len(report.without_garment)
        parts.append(
            n_(
                "no garment found on {count} photo",
                "no garment found on {count} photos",
                count,
            )
        )
    if report.failed:
        count = len(report.failed)
        parts.append(
            n_("{count} file couldn't be used", "{count} files couldn't be used", count)
        )
    if count := report.left_out.total():
        parts.append(
            n_("{count} other file left out", "{count} other files left out", count)
        )
    said = f"{as_sentence('; '.join(parts))}."
    return _("Stopped. {rest}", rest=said) if report.was_cancelled else said
