"""All that the taste's section shows, read off the closet in one go."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from ui.wording.taxonomy_words import readable
from wardrobe.closet.prediction_report import PredictionReport, prediction_report
from wardrobe.language.texts import _
from wardrobe.model.event import Event
from wardrobe.model.garment import Garment
from wardrobe.model.occasion import OccasionKey, OwnKey, OwnOccasion
from wardrobe.ports.closet import Closet
from wardrobe.taste.choices import ChoiceLog
from wardrobe.taste.evidence import said_aloud
from wardrobe.taste.learned_features import LearnedFeature, learned_by_node
from wardrobe.taste.learning import Learner, of_occasion
from wardrobe.taste.taste import Node, Taste, TasteVersion


@dataclass(frozen=True, slots=True, kw_only=True)
class TasteSummary:
    """What was done, what was learned from it, and how well that foretells.

    Attributes:
        events: Those that count, the oldest first.
        forgotten: Those that do not.
        versions: The newest first.
        garments: All that there are or were, by id.
        learned: What the taste has learned for all occasions (None) and for each, as
            far as there is evidence enough to say it.
    """

    taste: Taste
    prediction: PredictionReport
    events: Sequence[Event]
    forgotten: Sequence[Event]
    versions: Sequence[TasteVersion]
    garments: Mapping[int, Garment]
    learned: Mapping[Node, Sequence[LearnedFeature]]
    occasions: Sequence[OwnOccasion]

    def activity(self) -> list[tuple[Event, bool]]:
        """Return all events and whether they count, the newest first."""
        marked = [(event, True) for event in self.events]
        marked += [(event, False) for event in self.forgotten]
        return sorted(marked, key=lambda entry: (entry[0].at, entry[0].number))[::-1]

    def count_garments(self, event: Event) -> list[Garment]:
        """Return the garments of an event, in its order."""
        known = self.garments
        return [known[each] for each in event.garment_ids if each in known]

    def event(self, number: int | None) -> Event | None:
        """Return an event by its number, whether it counts or not."""
        both = (*self.events, *self.forgotten)
        return next((each for each in both if each.number == number), None)

    def name_of(self, occasion: OccasionKey) -> str:
        """Return an occasion's name; one of the user's own that is gone has none."""
        if not isinstance(occasion, OwnKey):
            return readable(occasion)
        own = (each.name for each in self.occasions if each.key == occasion)
        return next(own, _("{occasion} (your own)", occasion=readable(occasion.base)))

    def word_for(self, occasion: OccasionKey) -> str:
        """Return an occasion's name as it stands within a line."""
        if isinstance(occasion, OwnKey):
            return self.name_of(occasion)
        return occasion.words

    def phrase_for(self, occasion: OccasionKey) -> str:
        """Return what one dresses for, after `for`."""
        if isinstance(occasion, OwnKey):
            return self.name_of(occasion)
        return occasion.phrase

    def by_occasion(self) -> list[tuple[OccasionKey, list[int]]]:
        """Return the occasions with the numbers of their events, most events first."""
        log = ChoiceLog(events=self.events)
        occasions = {event.occasion: None for event in self.events}
        found = [(each, of_occasion(log, each)) for each in occasions]
        return sorted(found, key=lambda pair: -len(pair[1]))


def read_taste_summary(closet: Closet, learner: Learner) -> TasteSummary:
    """Read it, and replay the log; takes up to a second."""
    log, taste = closet.evidence(), closet.taste()
    owned, gone = closet.garments(), closet.trash()
    nodes = dict.fromkeys([None, *(event.occasion for event in log.events)])
    learned = learned_by_node(taste, nodes, owned)
    return TasteSummary(
        taste=taste,
        prediction=prediction_report(log, taste, learner),
        events=log.events,
        forgotten=closet.forgotten(),
        versions=closet.taste_versions(),
        garments={garment.id: garment for garment in (*gone, *owned)},
        learned={n: said_aloud(each, log, n) for n, each in learned.items()},
        occasions=closet.occasions(),
    )
