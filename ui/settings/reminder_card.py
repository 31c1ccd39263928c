"""The setting of the reminder: off, or today's outfit at an hour of one's choice."""

from datetime import time

from PySide6.QtCore import Qt, QTime, Signal
from PySide6.QtWidgets import QButtonGroup, QTimeEdit, QWidget

from ui.reminder.reminder_setting import ReminderSetting
from ui.reminder.tray import has_tray
from ui.theme.tokens import GRID
from ui.widgets.chips import Chip
from ui.widgets.icons import TextButton
from ui.widgets.labels import make_label
from ui.widgets.layouts import card, column_of, line
from ui.widgets.scrolling import leave_wheel_to_page
from wardrobe.language.texts import _, noted, p_

_HOUR_PX = 10 * GRID
_ABOUT = noted("A quiet notification with today's outfit, unless you're dressed.")
_WITH_TRAY = noted(
    "Closing the window then leaves the program in the tray, where you quit it."
)
_WITHOUT_TRAY = noted(
    "This desktop has no tray, so the reminder comes while the window is open."
)


class ReminderCard(QWidget):
    """Chips for off and on, the hour, and a try."""

    setting_changed = Signal()
    trial_asked = Signal()

    def __init__(self, setting: ReminderSetting) -> None:
        super().__init__()
        self._setting = setting
        self.off, self.on = Chip(_("Off")), Chip(_("On"))
        group = QButtonGroup(self)
        for chip in (self.off, self.on):
            group.addButton(chip)
        self.hour = QTimeEdit()
        leave_wheel_to_page(self.hour)
        for part in (self.hour, self.hour.lineEdit()):
            part.setAccessibleName(_("Remind me at"))
        self.hour.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        self.hour.setFixedWidth(_HOUR_PX)
        self.hour.setDisplayFormat(p_("pattern of QLocale", "HH:mm"))
        self.hour.setTime(QTime(setting.at.hour, setting.at.minute))
        self.trial = TextButton(_("Try it"), role="link")
        self.note = make_label("soft", _(_WITH_TRAY), wraps=True)
        parts = (line(self.off, self.on, self.hour, self.trial), self.note)
        column_of(card(_("Reminder"), _(_ABOUT), *parts), inside=self)
        self.off.clicked.connect(lambda: self._switch(is_on=False))
        self.on.clicked.connect(lambda: self._switch(is_on=True))
        self.hour.timeChanged.connect(self._on_hour)
        self.trial.clicked.connect(self.trial_asked)
        self._show()

    def _switch(self, *, is_on: bool) -> None:
        self._setting.is_on = is_on
        self._show()
        self.setting_changed.emit()

    def _on_hour(self, chosen: QTime) -> None:
        self._setting.at = time(chosen.hour(), chosen.minute())
        self._setting.last = None  # today's may be to come yet
        self.setting_changed.emit()

    def _show(self) -> None:
        is_on = self._setting.is_on
        (self.on if is_on else self.off).setChecked(True)
        for part in (self.hour, self.trial, self.note):
            part.setVisible(is_on)
        if is_on:  # else the desktop is not even asked
            self.note.setText(_(_WITH_TRAY) if has_tray() else _(_WITHOUT_TRAY))
