"""The head of the page Today: the day, the weather, and what one dresses for."""

from datetime import datetime

from PySide6.QtCore import QSettings, Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from ui.theme.tokens import GRID
from ui.today.occasion_bar import OccasionBar, TemperatureField
from wardrobe.occasion import Occasion

_OCCASION_KEY, _TEMPERATURE_KEY = "today/occasion", "today/temperature"


class TodayHead(QWidget):
    """Lets the user choose the occasion and the temperature, and remembers both."""

    choice_changed = Signal()

    def __init__(self, today: datetime, settings: QSettings) -> None:
        """Show what was chosen the last time."""
        super().__init__()
        self.occasion = _saved_occasion(settings)
        self._settings = settings
        self._occasions = OccasionBar(self.occasion)
        self._occasions.occasion_chosen.connect(self._on_occasion)
        self.temperature = TemperatureField(_saved_temperature(settings))
        self.temperature.temperature_changed.connect(self._on_temperature)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(2 * GRID)
        column.addLayout(self._make_title(today))
        column.addWidget(self._occasions)

    @property
    def temperature_c(self) -> float | None:
        """The chosen temperature, None for any weather."""
        return self.temperature.temperature_c

    def _make_title(self, today: datetime) -> QHBoxLayout:
        title = QLabel("Today")
        title.setProperty("role", "title")
        day = QLabel(f"{today:%A}, {today.day} {today:%B}")
        day.setProperty("role", "soft")
        day.setContentsMargins(0, 0, 0, 5)
        row = QHBoxLayout()
        row.setSpacing(GRID + GRID // 2)
        row.addWidget(title)
        row.addWidget(day, 0, Qt.AlignmentFlag.AlignBottom)
        row.addStretch(1)
        row.addWidget(self.temperature)
        return row

    def _on_occasion(self, occasion: Occasion) -> None:
        self.occasion = occasion
        self._settings.setValue(_OCCASION_KEY, str(occasion))
        self.choice_changed.emit()

    def _on_temperature(self, temperature_c: float | None) -> None:
        saved = "" if temperature_c is None else str(temperature_c)
        self._settings.setValue(_TEMPERATURE_KEY, saved)
        self.choice_changed.emit()


def _saved_occasion(settings: QSettings) -> Occasion:
    saved = str(settings.value(_OCCASION_KEY, ""))
    return Occasion(saved) if saved in set(Occasion) else Occasion.CASUAL


def _saved_temperature(settings: QSettings) -> float | None:
    saved = str(settings.value(_TEMPERATURE_KEY, ""))
    try:
        return float(saved)
    except ValueError:
        return None
