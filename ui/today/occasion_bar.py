"""What one dresses for: the occasions as chips, and the temperature."""

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QLabel, QSlider, QWidget

from ui.theme.roles import set_role
from ui.theme.tokens import GRID
from ui.widgets.chips import Chip
from ui.widgets.flow import FlowLayout
from ui.words import readable
from wardrobe.occasion import Occasion

_COLDEST_C, _WARMEST_C, _MILD_C = -15, 40, 18
_SLIDING_MS = 200


class OccasionBar(QWidget):
    """One chip per occasion; exactly one is chosen."""

    occasion_chosen = Signal(object)

    def __init__(self, chosen: Occasion) -> None:
        """Show the occasions."""
        super().__init__()
        line = FlowLayout(self)
        buttons = QButtonGroup(self)
        for occasion in Occasion:
            chip = Chip(readable(occasion), icon_name=str(occasion))
            chip.setChecked(occasion is chosen)
            chip.clicked.connect(
                lambda _checked, it=occasion: self.occasion_chosen.emit(it)
            )
            buttons.addButton(chip)
            line.addWidget(chip)


class TemperatureField(QWidget):
    """A temperature in degrees Celsius, or any weather."""

    temperature_changed = Signal(object)

    def __init__(self, temperature_c: float | None) -> None:
        """Show a temperature; None is any weather."""
        super().__init__()
        self._any = Chip("Any weather", icon_name="thermometer")
        self._any.clicked.connect(self._on_any_clicked)
        self._slider = QSlider(Qt.Orientation.Horizontal)
        self._slider.setRange(_COLDEST_C, _WARMEST_C)
        self._slider.setFixedWidth(150)
        self._slider.setAccessibleName("Temperature in degrees Celsius")
        self._words = QLabel()
        self._words.setFixedWidth(52)
        self._timer = QTimer(self, singleShot=True, interval=_SLIDING_MS)
        self._timer.timeout.connect(self._tell)
        mild = _MILD_C if temperature_c is None else round(temperature_c)
        self._slider.setValue(mild)
        self._any.setChecked(temperature_c is None)
        self._slider.valueChanged.connect(self._on_slid)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(GRID + GRID // 2)
        for widget in (self._words, self._slider, self._any):
            row.addWidget(widget)
        self._words.setAlignment(
            Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
        )
        self._show()

    @property
    def temperature_c(self) -> float | None:
        """The chosen temperature, None for any weather."""
        return None if self._any.isChecked() else float(self._slider.value())

    def _on_any_clicked(self) -> None:
        self._show()
        self._tell()

    def _on_slid(self) -> None:
        self._any.setChecked(False)
        self._show()
        self._timer.start()

    def _show(self) -> None:
        is_any = self._any.isChecked()
        value = self._slider.value()
        set_role(self._slider, "idle" if is_any else "")
        self._words.setText("" if is_any else f"{value} °C".replace("-", "−"))

    def _tell(self) -> None:
        self._timer.stop()
        self.temperature_changed.emit(self.temperature_c)
