"""The weather as the window sees it: asked for in the background, if one wants it."""

from collections.abc import Callable, Sequence
from datetime import date, datetime, time, timedelta

from PySide6.QtCore import QObject, QTimer, Signal

from ui.jobs import Job, Jobs, Lane
from ui.weather.saved_weather import SavedWeather, WeatherAnswer
from wardrobe.errors import NoForecast
from wardrobe.model.season import Place, climate_near
from wardrobe.ports.conditions import Sky
from wardrobe.ports.weather import DayWeather, Forecast, WeatherService

# Forecasts are made anew every few hours; what failed is tried again sooner.
_ASK_AGAIN, _TRY_AGAIN = timedelta(hours=3), timedelta(minutes=20)
_LOOK_AGAIN_MS = 5 * 60 * 1000


class WeatherState(QObject):
    """Asks nobody until it is switched on and knows a place.

    Attributes:
        failure: Why the last question has no answer; None where it has one.
    """

    weather_changed = Signal()

    def __init__(
        self,
        saved: SavedWeather,
        service: WeatherService,
        jobs: Jobs,
        now: Callable[[], datetime],
        parent: QObject,
    ) -> None:
        super().__init__(parent)
        self._saved, self._service = saved, service
        self._jobs, self._now = jobs, now
        self._answer = saved.answer
        self._job: Job | None = None
        self.failure: NoForecast | None = None
        self._tried_at: datetime | None = None
        self._timer = QTimer(self, interval=_LOOK_AGAIN_MS)
        self._timer.timeout.connect(self.ask_if_due)

    def start(self) -> None:
        """Ask from now on, as far as it is switched on."""
        self._timer.start()
        self.ask_if_due()

    @property
    def is_on(self) -> bool:
        """Whether the service may be asked."""
        return self._saved.is_on

    @property
    def is_asking(self) -> bool:
        """Whether an answer is on its way."""
        return self._job is not None

    @property
    def place(self) -> Place | None:
        """Where the user lives, once they said so."""
        return self._saved.place

    @property
    def answer(self) -> WeatherAnswer | None:
        """The last answer about this place."""
        answer, place = self._answer, self.place
        if answer is None or place is None:
            return None
        return answer if answer.address == self._service.address(place) else None

    def switch(self, *, is_on: bool) -> None:
        """Ask the service from now on, or never; then its last answer is forgotten."""
        self._saved.is_on = is_on
        if not is_on:
            self._forget()
        self.weather_changed.emit()
        self.ask_if_due()

    def live_at(self, place: Place) -> None:
        """Ask about another place from now on."""
        self._saved.place = place
        self._forget()
        self.weather_changed.emit()
        self.ask_if_due()

    def weather_on(self, day: date) -> DayWeather | None:
        """Return what to dress for on a day; None while the weather is off.

        Without a forecast it is the usual warmth of the month, and says so.
        """
        place = self.place
        if not self.is_on or place is None:
            return None
        for each in self._foretold():
            if each.day == day:
                return DayWeather(each.warmest_c, each.sky, is_forecast=True)
        noon = datetime.combine(day, time(12), tzinfo=self._now().tzinfo)
        usual_c = climate_near(place).usual_c(noon)
        return DayWeather(usual_c, Sky.DRY, is_forecast=False)

    def ask_if_due(self) -> None:
        """Ask the service, unless it answered a short while ago."""
        if self.is_on and self.place is not None and self._is_due():
            self.ask()

    def ask(self) -> None:
        """Ask the service now, if it may be asked."""
        place, service, now = self.place, self._service, self._now
        if not self.is_on or place is None or self.is_asking:
            return
        self._tried_at = now()

        def work(_progress: object) -> WeatherAnswer:
            days = service.forecast(place)
            return WeatherAnswer(address=service.address(place), at=now(), days=days)

        job = self._jobs.run(
            self,
            work,
            lambda answer: self._on_answered(job, answer),
            lambda error: self._on_failed(job, error),
            lane=Lane.MODELS,
        )
        self._job = job
        self.weather_changed.emit()

    def _foretold(self) -> Sequence[Forecast]:
        return () if self.answer is None else self.answer.days

    def _is_due(self) -> bool:
        now, tried, answer = self._now(), self._tried_at, self.answer
        if tried is not None and abs(now - tried) < _TRY_AGAIN:
            return False
        # A clock that was set back makes an answer of the future.
        return answer is None or abs(now - answer.at) >= _ASK_AGAIN

    def _forget(self) -> None:
        """Have no answer, also not the one that may be on its way."""
        self._saved.answer = self._answer = None
        self._job = self._tried_at = self.failure = None

    def _on_answered(self, job: Job, answer: WeatherAnswer) -> None:
        if job is self._job:
            self._job = self.failure = None
            self._saved.answer = self._answer = answer
            self.weather_changed.emit()

    def _on_failed(self, job: Job, error: Exception) -> None:
        if job is not self._job:
            return
        self._job = None
        if not isinstance(error, NoForecast):
            self._jobs.on_error(error)
            return
        self.failure = error
        self.weather_changed.emit()
