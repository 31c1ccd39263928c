"""Names are spelt in one way, and words are compared in one form."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wardrobe.language.spelling import folded, tidy, tidy_lines


@pytest.mark.parametrize(
    ("text", "word"),
    [
        (unicodedata.normalize("NFD", "été"), "été"),
        ("Jupe écrue", "jupe ecrue"),
        ("Müller", "muller"),
        ("WEIß", "weiss"),
        ("İpek gömlek", "ipek gomlek"),
        ("IŞIK", "ışık"),
        ("Løkke", "lokke"),
        ("Łódź", "lodz"),
        ("ﬁne", "fine"),
        ("Ｔ-shirt", "t-shirt"),
        ("Œuvre", "oeuvre"),
        ("Ἀθῆναι", "αθηναι"),
        ("Ёлка", "елка"),
    ],
)
def test_words_that_people_think_alike_are_alike(text: str, word: str) -> None:
    assert folded(text) == folded(word)


def test_other_letters_stay_apart() -> None:
    assert (
        len(
            {
                folded(each)
                for each in ["a", "e", "i", "o", "u", "n", "s", "ж", "衣", "ش"]
            }
        )
        == 10
    )


@given(st.text(st.characters(codec=None, categories=None), max_size=20))
def test_a_tidy_name_can_be_kept_and_stays(text: str) -> None:
    name = tidy(text)

    assert name.encode().decode() == name
    assert name.isprintable() or not any(each in name for each in "\n\r\x1b\x07\u2028")
    assert tidy(name) == name


def test_notes_keep_their_lines() -> None:
    assert tidy_lines("one\r\ntwo\x07\n\nthree") == "one\ntwo\n\nthree"


@pytest.mark.parametrize("name", ["\u200b", "\u2060 \u200d", "\ufeff", "\u202e\u00ad"])
def test_a_name_without_anything_to_see_is_none(name: str) -> None:
    assert tidy(name) == ""


def test_signs_that_join_others_stay() -> None:
    family = "\U0001f468\u200d\U0001f469\u200d\U0001f467"

    assert tidy(f" {family} ") == family
