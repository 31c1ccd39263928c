"""What a trial comes to, in a headline and a sentence."""

from ui.words import count_of, percent, title_of
from wardrobe.correction import SURE
from wardrobe.trying import Trial

# Of all good outfits that it brings, per occasion and at least, to be worth it.
_MANY_GOOD = 20


def verdict(trial: Trial) -> tuple[str, str]:
    """Return a headline and a sentence with the numbers behind it."""
    if trial.missing:
        return "It makes no outfit yet", f"{_upper(trial.missing)}."
    good = sum(each.good for each in trial.occasions)
    brings = (
        f"It makes {count_of(good, 'good outfit')}; "
        f"{trial.unlocked:,} are above the middle of yours, over all occasions."
    )
    if trial.doubles:
        owned = title_of(trial.doubles[0].garment)
        return "You have one like it", f"{owned} does for it. {brings}"
    if good >= _MANY_GOOD:
        return "It goes with much that you own", brings
    if good:
        return "It goes with little that you own", brings
    return "Nothing that you own goes well with it", brings


def sureness_of(trial: Trial) -> str:
    """Return how sure the eyes are of what it is, unless a person said it."""
    if trial.garment.confidence >= SURE:
        return "You said what it is"
    return f"{percent(trial.garment.confidence)} sure of what it is"


def _upper(text: str) -> str:
    return text[:1].upper() + text[1:]
