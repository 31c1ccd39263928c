"""What the gallery shows for a filter."""

import gettext
from collections.abc import Iterator

import pytest
from typing_extensions import override

from tests.ui.fakes import make_garment, make_garments
from ui.garments.garment_filter import (
    GarmentFilter,
    Narrowing,
    Sort,
    colour_counts,
    type_counts,
)
from ui.garments.search_words import SearchWords
from wardrobe.language.texts import Speech, speak, speech
from wardrobe.model.colour import Colour
from wardrobe.model.garment import GarmentType, Group


@pytest.mark.parametrize(
    ("words", "ids"),
    [
        ("", list(range(1, 14))),
        ("jeans", [5]),
        ("NAVY t-shirt", [2]),
        ("tshirt", [2]),
        ("white", [1, 8]),
        ("white sneak", [8]),
        ("purple", []),
        ("img_0007", [7]),
        ("black shoes", [10]),
        ("shirts", [1, 2]),
        ("dresses", [12]),
        ("hit", []),
    ],
)
def test_words_are_looked_for_in_names_and_titles(words: str, ids: list[int]) -> None:
    shown = GarmentFilter(words=words, sort=Sort.OLDEST).select(make_garments())

    assert [garment.id for garment in shown] == ids


def test_facets_narrow_together() -> None:
    wanted = GarmentFilter(
        group=Group.BOTTOM, colours=frozenset({Colour.BROWN, Colour.BLACK})
    )

    shown = wanted.select(make_garments())

    assert {garment.id for garment in shown} == {9, 10}


def test_only_unsure_shows_what_the_eyes_were_unsure_of() -> None:
    shown = GarmentFilter(only_unsure=True).select(make_garments())

    assert {garment.id for garment in shown} == {3, 4}


def test_counts_ignore_their_own_facet() -> None:
    wanted = GarmentFilter(
        group=Group.TOP,
        types=frozenset({GarmentType.SHIRT}),
        colours=frozenset({Colour.WHITE}),
    )

    assert type_counts(make_garments(), wanted) == {GarmentType.SHIRT: 1}
    assert colour_counts(make_garments(), wanted) == {Colour.WHITE: 1}


@pytest.mark.parametrize(
    ("sort", "ids"),
    [
        (Sort.NEWEST, [3, 2, 1]),
        (Sort.OLDEST, [1, 2, 3]),
        (Sort.NAME, [2, 3, 1]),
        (Sort.TYPE, [3, 1, 2]),
        (Sort.COLOUR, [2, 3, 1]),
    ],
)
def test_sorts(sort: Sort, ids: list[int]) -> None:
    garments = [
        make_garment(1, GarmentType.COAT, Colour.RED, name="zebra"),
        make_garment(2, GarmentType.BOOTS, Colour.BLACK, name="apple"),
        make_garment(3, GarmentType.POLO, Colour.WHITE, name="Mango"),
    ]

    shown = GarmentFilter(sort=sort).select(garments)

    assert [garment.id for garment in shown] == ids


def test_a_sort_alone_hides_nothing() -> None:
    assert not GarmentFilter(sort=Sort.NAME).is_narrow
    assert GarmentFilter(words="x").is_narrow


class GermanEndings(gettext.NullTranslations):
    """Has what a search asks of a language, as German is inflected."""

    @override
    def pgettext(self, context: str, message: str) -> str:
        endings = {
            "what plurals end with, for the search, with blanks between": "s n en e er",
            "what adjectives end with, for the search": "e er es en em",
        }
        return endings.get(context, message)


@pytest.fixture
def german_endings() -> Iterator[None]:
    before = speech()
    speak(Speech(catalogue=GermanEndings(), language="de"))
    yield
    speak(before)


@pytest.mark.usefixtures("german_endings")
@pytest.mark.parametrize(
    ("words", "found"),
    [
        ("blaues hemd", True),
        ("blaue hemden", True),
        ("BLAUEM Hemd", True),
        ("weißes t-shirt", False),
        ("blauer rock", False),
    ],
)
def test_adjectives_are_found_in_any_of_their_forms(words: str, found: bool) -> None:
    shirt = make_garment(1, name="Hemd in Blau")

    shown = GarmentFilter(words=words).select([shirt])

    assert bool(shown) is found


@pytest.mark.usefixtures("german_endings")
def test_a_white_shirt_is_found_by_its_placeholder() -> None:
    shirt = make_garment(1, GarmentType.T_SHIRT, name="T-Shirt in Weiß")

    assert GarmentFilter(words="weißes t-shirt").select([shirt]) == [shirt]


TYPED = ("black shoes", "dresses", "shirts navy", "shirt", "white white", "hit", "")


@pytest.mark.parametrize("words", TYPED)
@pytest.mark.usefixtures("german_endings")
def test_letter_by_letter_finds_what_the_whole_word_finds(words: str) -> None:
    garments = [
        *make_garments(),
        make_garment(20, name="dress"),
        make_garment(21, name="dresser"),
        make_garment(22, name="Shirt in White"),
    ]
    typing = SearchWords()

    # Forth and back again, as somebody who corrects a word.
    for end in (*range(len(words) + 1), *range(len(words), -1, -1)):
        found = typing.with_words(garments, words[:end])
        assert found == SearchWords().with_words(garments, words[:end])


def test_a_word_that_grows_looks_only_through_what_was_found() -> None:
    looked: list[int] = []

    class Text(str):
        __slots__ = ()

        @override
        def __contains__(self, part: object, /) -> bool:
            looked.append(len(looked))
            return super().__contains__(str(part))

    garments = make_garments()
    typing = SearchWords()
    found = typing.with_words(garments, "j")
    typing._found = typing._found._replace(texts=list(map(Text, typing._found.texts)))

    assert typing.with_words(garments, "je") == found[:1]
    assert len(looked) == len(found) < len(garments)


def test_narrowing_keeps_what_all_but_the_words_let_through() -> None:
    garments, narrowing = make_garments(), Narrowing()
    navy = GarmentFilter(colours=frozenset({Colour.NAVY}))

    for wanted in (GarmentFilter(words="n"), GarmentFilter(words="navy"), navy):
        assert list(narrowing.narrow(garments, wanted)) == wanted.narrow(garments)
    assert narrowing.narrow(garments, navy) is narrowing.narrow(garments, navy)
    fewer = garments[:3]
    assert list(narrowing.narrow(fewer, navy)) == navy.narrow(fewer)


@pytest.mark.parametrize("words", ["s", "es"])
def test_an_ending_alone_is_no_plural_of_nothing(words: str) -> None:
    hat = make_garment(1, GarmentType.HAT, name="Panama")
    scarf = make_garment(2, GarmentType.SCARF, name="Espresso")

    assert SearchWords().with_words([hat, scarf], words) == [scarf]
