"""What the domain asks of a closet: the stores of its parts, in one."""

from typing import Protocol

from wardrobe.ports.changes import ChangeLog
from wardrobe.ports.day_photos import DayPhotoStore
from wardrobe.ports.days import DayStore
from wardrobe.ports.garments import FurtherPhotos, GarmentStore, PictureStore, WishList
from wardrobe.ports.occasions import OccasionStore
from wardrobe.ports.similarity import EmbeddingStore
from wardrobe.ports.taste import EventLog, TasteStore


class Closet(
    GarmentStore,
    PictureStore,
    FurtherPhotos,
    WishList,
    EmbeddingStore,
    EventLog,
    TasteStore,
    OccasionStore,
    DayStore,
    DayPhotoStore,
    ChangeLog,
    Protocol,
):
    """Keeps garments, their pictures, the event log and the taste, and plans.

    Every method is one transaction, safe to call from any thread. It raises
    `ClosetUnusable` when the file cannot be read or written, `UnknownGarment` for an
    id that no garment has, and `InvalidValue` for another number that nothing has.
    """
