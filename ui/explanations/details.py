"""The numbers behind a rating, hidden until somebody asks for details."""

from collections.abc import Iterable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from ui.outfits.waterfall import Waterfall
from ui.theme.tokens import GRID
from ui.widgets.icons import TextButton
from ui.widgets.labels import make_label
from ui.widgets.layouts import clear, column_of
from ui.wording.taxonomy_words import as_sentence, percent, place_among
from wardrobe.language.texts import _
from wardrobe.styling.explaining import Explanation

# Of the logit; what is less shows as nothing, and "wrong" would say too much.
_LEAST_SAID = 0.05


class Details(QWidget):
    """A button, and under it rank, rating, and what each part added."""

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("role", "clear")
        self.button = TextButton(_("Details"), icon_name="measure", role="link")
        self.button.clicked.connect(self._toggle)
        self.body = QWidget()
        self.body.setProperty("role", "clear")
        self.rank = make_label("caption")
        self._lines = column_of(gap=GRID // 2)
        column_of(self.rank, self._lines, gap=GRID // 2, inside=self.body)
        self.body.hide()
        left = (self.button, 0, Qt.AlignmentFlag.AlignLeft)
        column_of(left, self.body, gap=GRID // 2, inside=self)

    def show_look(self, look: Explanation) -> None:
        """Fill in what is known of an outfit."""
        clear(self._lines)
        rated = look.outfit.rated
        rank = _(
            "{place}, rated {percent}",
            place=place_among(look.outfit),
            percent=percent(rated.rating),
        )
        self.rank.setText(rank)
        self._lines.addWidget(Waterfall(rated.parts))
        self._say(
            look.parts[part]
            for part, value in rated.parts.items()
            if abs(value) >= _LEAST_SAID and part in look.parts
        )

    def _say(self, lines: Iterable[str]) -> None:
        for text in lines:
            label = make_label("caption", as_sentence(text), wraps=True)
            self._lines.addWidget(label)

    def _toggle(self) -> None:
        self.body.setVisible(self.body.isHidden())
