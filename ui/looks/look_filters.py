"""The chips over the looks: what is shown of them, and in which order."""

from collections import Counter
from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import replace
from typing import TypeVar

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from ui.looks.look_filter import SORT_WORDS, LookFilter, LookSort
from ui.theme.tokens import GRID
from ui.widgets.chips import Chip, PickerButton, PickerRow
from ui.widgets.flow import FlowLayout
from ui.widgets.icons import TextButton
from ui.widgets.layouts import column_of
from ui.widgets.overlay import Overlay, offer
from ui.widgets.scrolling import FittingScroll
from ui.wording.look_words import occasion_words
from ui.wording.taxonomy_words import as_sentence, readable
from wardrobe.days.plans import SavedLook
from wardrobe.language.spelling import folded
from wardrobe.language.texts import _, number
from wardrobe.model.occasion import OccasionKey
from wardrobe.model.season import Season

Key = TypeVar("Key")

_MOST_NAMED = 2  # of what is picked, on a button
_MOST_LETTERS = 24


class LookFilters(QWidget):
    """Has the filter; offers only what some look has."""

    filter_changed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.filter = LookFilter()
        self._looks: Sequence[SavedLook] = ()
        self._names: Mapping[OccasionKey, str] = {}
        self.occasions = PickerButton(_("Occasion"))
        self.seasons = PickerButton(_("Season"))
        self.tags = PickerButton(_("Tag"))
        self.broken = Chip(_("A piece is gone"), icon_name="warning")
        self.sort = PickerButton("", "sort")
        self.clear = TextButton(_("Clear"), role="link")
        self._connect()
        line = FlowLayout(self)
        for each in (self.occasions, self.seasons, self.tags, self.broken, self.clear):
            line.addWidget(each)
        line.end_with(self.sort)
        self._show()

    def show_looks(
        self,
        looks: Sequence[SavedLook],
        names: Mapping[OccasionKey, str],
        *,
        count_broken: int,
    ) -> None:
        """Offer what these looks have."""
        self._looks, self._names = looks, names
        words = _("A piece is gone")
        self.broken.set_words(f"{words}  {number(count_broken)}", words)
        self.broken.setVisible(bool(count_broken) or self.filter.only_broken)
        self._show()

    def set_words(self, words: str) -> None:
        """Look for words."""
        self._change(replace(self.filter, words=words))

    def show_everything(self) -> None:
        """Show all looks, in the same order."""
        self._change(LookFilter(sort=self.filter.sort))

    def _connect(self) -> None:
        self.occasions.clicked.connect(self._open_occasions)
        self.seasons.clicked.connect(self._open_seasons)
        self.tags.clicked.connect(self._open_tags)
        self.sort.clicked.connect(self._open_sorts)
        self.clear.clicked.connect(
            lambda: self._change(
                LookFilter(words=self.filter.words, sort=self.filter.sort)
            )
        )
        self.broken.clicked.connect(
            lambda: self._change(
                replace(self.filter, only_broken=self.broken.isChecked())
            )
        )

    def _change(self, wanted: LookFilter) -> None:
        if wanted != self.filter:
            self.filter = wanted
            self._show()
            self.filter_changed.emit()

    def _open_occasions(self) -> None:
        counts = Counter(each.occasion for each in self._looks if each.occasion)
        words = {each: occasion_words(each, self._names) for each in counts}
        chosen = self.filter.occasions
        _open(
            self.occasions,
            words,
            counts,
            chosen,
            lambda it: self._change(replace(self.filter, occasions=chosen ^ {it})),
        )

    def _open_seasons(self) -> None:
        counts = Counter(season for each in self._looks for season in each.seasons)
        words = {each: readable(each) for each in Season if counts[each]}
        chosen = self.filter.seasons
        _open(
            self.seasons,
            words,
            counts,
            chosen,
            lambda it: self._change(replace(self.filter, seasons=chosen ^ {it})),
        )

    def _open_tags(self) -> None:
        tags = self._tags()
        counts = Counter(folded(tag) for each in self._looks for tag in each.tags)
        chosen = self.filter.tags
        _open(
            self.tags,
            dict(sorted(tags.items())),
            counts,
            chosen,
            lambda it: self._change(replace(self.filter, tags=chosen ^ {it})),
        )

    def _open_sorts(self) -> None:
        rows = {each: PickerRow(as_sentence(_(SORT_WORDS[each]))) for each in LookSort}
        rows[self.filter.sort].setChecked(True)
        offer(self.sort, rows, lambda it: self._change(replace(self.filter, sort=it)))

    def _tags(self) -> dict[str, str]:
        """Return the tags by how they are compared, as the newest look writes them."""
        return {folded(tag): tag for look in reversed(self._looks) for tag in look.tags}

    def _show(self) -> None:
        shown, tags = self.filter, self._tags()
        has = {
            self.occasions: any(each.occasion for each in self._looks),
            self.seasons: any(each.seasons for each in self._looks),
            self.tags: bool(tags),
        }
        picked = {
            self.occasions: [occasion_words(e, self._names) for e in shown.occasions],
            self.seasons: [readable(each) for each in Season if each in shown.seasons],
            self.tags: [tags.get(each, each) for each in sorted(shown.tags)],
        }
        labels = {
            self.occasions: _("Occasion"),
            self.seasons: _("Season"),
            self.tags: _("Tag"),
        }
        for button, words in picked.items():
            _show_picked(button, labels[button], words)
            button.setVisible(has[button] or bool(words))
        self.broken.setChecked(shown.only_broken)
        order = _(SORT_WORDS[shown.sort])
        self.sort.set_words(as_sentence(order), _("Sorted {order}", order=order))
        self.sort.setVisible(len(self._looks) > 1)
        self.clear.setVisible(replace(shown, words="").is_narrow)


def _open(
    button: PickerButton,
    words: Mapping[Key, str],
    counts: Mapping[Key, int],
    chosen: Collection[Key],
    on_clicked: Callable[[Key], object],
) -> None:
    """Open rows below a button, of which any number may be on."""
    body = QWidget()
    rows = column_of(gap=2, inside=body)
    for key, name in words.items():
        row = PickerRow(_short(name), number(counts[key]))
        row.setChecked(key in chosen)
        row.setMinimumWidth(22 * GRID)
        row.clicked.connect(lambda _checked, it=key: on_clicked(it))
        rows.addWidget(row)
    overlay = Overlay(FittingScroll(body, button.accessibleName()), button)
    for row in body.findChildren(PickerRow):
        row.clicked.connect(overlay.dismiss)


def _show_picked(button: PickerButton, label: str, words: Sequence[str]) -> None:
    said = ", ".join(words)
    short = _short(said) if len(words) <= _MOST_NAMED else f"{label}: {len(words)}"
    nothing = _("any")
    button.set_words(short or label, f"{label}: {said or nothing}")
    button.set_picked(is_picked=bool(words))


def _short(words: str) -> str:
    return words if len(words) <= _MOST_LETTERS else f"{words[: _MOST_LETTERS - 1]}…"
