"""A packing list on paper: boxes to tick, and what to wear on which day."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from html import escape

from PySide6.QtGui import QTextDocument
from PySide6.QtPrintSupport import QPrintDialog, QPrinter
from PySide6.QtWidgets import QDialog, QWidget

from ui.wording.dates import weekday_and_day
from ui.wording.taxonomy_words import as_sentence, group_name, name_of, names_of
from wardrobe.days.plans import PlannedOutfit
from wardrobe.language.texts import _
from wardrobe.model.garment import Garment, Group
from wardrobe.model.occasion import OccasionKey

_BOX = "\N{BALLOT BOX}"


@dataclass(frozen=True, slots=True, kw_only=True)
class PackingList:
    """What is printed.

    Attributes:
        names: Of occasions.
    """

    title: str
    span: str
    garments: Sequence[Garment]
    plans: Sequence[PlannedOutfit]
    names: Mapping[OccasionKey, str]

    def html(self) -> str:
        """Return it as a page: the pieces by group, then the days."""
        parts = [f"<h1>{escape(self.title)}</h1><p>{escape(self.span)}</p>"]
        for group in Group:
            pieces = [each for each in self.garments if each.type.group is group]
            if pieces:
                parts.append(f"<h3>{escape(group_name(group))}</h3>")
                parts += [f"<p>{_BOX} {escape(name_of(each))}</p>" for each in pieces]
        if self.plans:
            title = escape(_("What to wear"))
            parts.append(f"<h3>{title}</h3>")
            parts += [f"<p>{self._line(each)}</p>" for each in self.plans]
        return "".join(parts)

    def _line(self, plan: PlannedOutfit) -> str:
        worn = [e for e in self.garments if e.id in plan.garment_ids]
        words = as_sentence(self.names.get(plan.occasion, plan.occasion.base.words))
        names = names_of(worn)
        day = weekday_and_day(plan.day)
        return f"<b>{escape(day)}</b>, {escape(words)}: {escape(names)}"


def ask_print(packing: PackingList, parent: QWidget) -> None:
    """Let the user choose a printer, or a file, and print."""
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    dialog = QPrintDialog(printer, parent)
    if dialog.exec() == QDialog.DialogCode.Accepted:
        print_list(packing, printer)


def print_list(packing: PackingList, printer: QPrinter) -> None:
    """Print a packing list."""
    document = QTextDocument()
    document.setHtml(packing.html())
    document.print_(printer)
