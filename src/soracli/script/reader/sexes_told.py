"""Which of both somebody is said to be: a queen is a "she", a wizard a "he", a doctor either."""

from soracli.script.reader.member import Member

_TOLD = frozenset(
    ("man", "woman", "boy", "girl", "lady", "gentleman", "guy", "lad", "king", "queen", "prince",
     "princess", "father", "mother", "son", "daughter", "brother", "sister", "husband", "wife",
     "grandfather", "grandmother", "uncle", "aunt", "bride", "groom", "nun", "monk", "witch",
     "wizard", "nephew", "niece", "grandpa", "grandma", "mermaid", "cowboy", "cowgirl", "knight",
     "emperor", "empress", "duke", "duchess", "grandson", "granddaughter", "dad", "mom", "mum")
)  # fmt: skip
"""Nouns that say which of both somebody is."""
_FEMALE = frozenset(
    ("woman", "girl", "lady", "queen", "princess", "mother", "daughter", "sister", "wife",
     "grandmother", "aunt", "bride", "nun", "witch", "niece", "grandma", "mermaid", "cowgirl",
     "mom", "mum")
)  # fmt: skip
_FEMALE_ENDINGS = ("woman", "girl", "ess", "ette", "mother", "daughter")
_ENDINGS = ("man", "woman", "boy", "girl", "ess", "ette", "father", "mother")
_NEITHER = ("human", "german", "talisman")


def is_open(one: Member) -> bool:
    """Whether no word says if somebody is a man or a woman."""
    last = one.noun.split()[-1] if one.noun else ""
    return bool(last) and (last in _NEITHER or not (last in _TOLD or last.endswith(_ENDINGS)))


def told_sex(one: Member) -> str:
    """ "male" or "female" where the noun or what is known of somebody says so, else ""."""
    if one.family != "person":
        return ""
    if "sex" in one.traits:
        return str(one.traits["sex"])
    last = one.noun.split()[-1] if one.noun else ""
    if not last or is_open(one):
        return ""
    return "female" if last in _FEMALE or last.endswith(_FEMALE_ENDINGS) else "male"
