"""Asks the next morning what became of yesterday's plans, one after the other."""

from PySide6.QtCore import QObject, Signal

from ui.outfits.worn_question import WornQuestion
from ui.planning.planning_parts import PlanningParts
from ui.undo.day_changes import take_plans_back
from wardrobe.days.plans import PlannedOutfit


class YesterdayAsker(QObject):
    """Fills a page's question, and does what is answered."""

    other_asked = Signal(object)  # the plan in whose place something else was worn

    def __init__(self, parts: PlanningParts, question: WornQuestion) -> None:
        super().__init__(question)
        self._parts, self._question = parts, question
        question.worn.connect(parts.plans.wear)
        question.not_worn.connect(self._take_back)
        question.other_worn.connect(self.other_asked)
        parts.plans.plans_changed.connect(self._ask)

    def _ask(self) -> None:
        parts = self._parts
        plans = parts.plans.to_ask()
        if not plans:
            self._question.ask(None, (), "")
            return
        garments = parts.worn.garments_of(sorted(plans[0].garment_ids))
        self._question.ask(plans[0], garments, parts.occasion(plans[0].occasion).phrase)

    def _take_back(self, plan: PlannedOutfit) -> None:
        self._parts.history.make(take_plans_back(self._parts.days, [plan]))
