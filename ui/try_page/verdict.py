"""What a trial comes to, in a headline and a sentence."""

from ui.wording.taxonomy_words import as_sentence, percent, title_of
from wardrobe.language.texts import _, n_
from wardrobe.model.correction import SURE
from wardrobe.shopping.trying import Trial

# Of all good outfits that it brings, per occasion and at least, to be worth it.
_MANY_GOOD = 20


def verdict(trial: Trial) -> tuple[str, str]:
    """Return a headline and a sentence with the numbers behind it."""
    if trial.missing:
        return _("It doesn't make an outfit yet"), f"{as_sentence(trial.missing)}."
    good = sum(each.good for each in trial.occasions)
    brings = n_(
        "It makes {count} good outfit; {better} rate better than "
        "half of yours, over all occasions.",
        "It makes {count} good outfits; {better} rate better than "
        "half of yours, over all occasions.",
        good,
        better=trial.unlocked,
    )
    if trial.doubles:
        owned = title_of(trial.doubles[0].garment)
        does = _("{garment} does the same job.", garment=owned)
        return _("You have one like it"), f"{does} {brings}"
    if good >= _MANY_GOOD:
        return _("It goes with a lot of what you own"), brings
    if good:
        return _("It goes with little of what you own"), brings
    return _("Nothing you own goes well with it"), brings


def sureness_of(trial: Trial) -> str:
    """Return how sure the eyes are of what it is, unless a person said it."""
    if trial.garment.confidence >= SURE:
        return _("You said what it is")
    said = percent(trial.garment.confidence)
    return _("{percent} sure of what it is", percent=said)
