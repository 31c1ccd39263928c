"""What a trial comes to, in a headline and a sentence."""

from ui.wording.taxonomy_words import as_sentence, said_by_share, title_of
from wardrobe.language.texts import _, noted
from wardrobe.model.correction import SURE
from wardrobe.shopping.trying import Trial

# Of all good outfits that it brings, per occasion and at least, to be worth it.
_MANY_GOOD = 20
_SURENESS = (
    (0.9, noted("Quite sure of what it is")),
    (0.6, noted("Fairly sure of what it is")),
    (0.0, noted("What it is, is a guess")),
)
_BETTER = (
    (0.9, noted("better nearly always")),
    (0.6, noted("better in most outfits")),
    (0.0, noted("better in some outfits")),
)


def verdict(trial: Trial) -> tuple[str, str]:
    """Return a headline and a sentence that says more."""
    if trial.missing:
        return _("It doesn't make an outfit yet"), f"{as_sentence(trial.missing)}."
    good = sum(each.good for each in trial.occasions)
    best = max(trial.occasions, key=lambda each: (each.good, each.unlocked))
    brings = (
        _("Most of its good outfits are for {occasion}.", occasion=best.occasion.phrase)
        if good
        else _("Its outfits would be a stretch.")
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
    return _(said_by_share(trial.garment.confidence, _SURENESS))


def better_in(share: float) -> str:
    """Return in how many outfits one piece is better than another, in words."""
    return _(said_by_share(share, _BETTER))
