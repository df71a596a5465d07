"""The keys of takes, and of what was played before them on a set."""

import weakref
from collections.abc import Sequence
from typing import Any

from soracli.plan.content import canonical, content_key, digest
from soracli.plan.take import Earlier, TakeSpec

TAKE_TAG = "take/1"
CHAIN_TAG = "chain/1"
MODEL_FIELDS_IN_KEY = frozenset({"family", "recipe", "weights", "revision"})
"""What of a model changes the picture; its title, licence and limits do not."""

_texts: "dict[int, tuple[weakref.ref[Earlier], str]]" = {}
"""The texts of the parts that are alive, by identity: a part is frozen, but cannot be hashed."""


def take_key(spec: TakeSpec) -> str:
    """The key of a take. What was played before on its set enters as one digest."""
    apart = {"earlier", "continues", "set_seed", "voices", "generation", "safe"}
    recipe = spec.model_dump(mode="json", exclude=apart)
    recipe["model"] = {name: recipe["model"][name] for name in sorted(MODEL_FIELDS_IN_KEY)}
    if spec.earlier or spec.set_seed is not None:
        recipe["goes_on"] = [chain_key(spec.earlier), spec.continues, spec.set_seed]
    if any(spec.voices):
        recipe["voices"] = [voice.key if voice else None for voice in spec.voices]
    if spec.safe:
        recipe["safe"] = spec.safe.model_dump(mode="json")
    if spec.generation:
        unseen: Any = {"quality": True, "conditions": {"__all__": {"shot"}}}
        recipe["generation"] = spec.generation.model_dump(mode="json", exclude=unseen)
    return content_key(TAKE_TAG, recipe)


def chain_key(earlier: Sequence[Earlier]) -> str:
    """The key of what was played on a set so far, in order."""
    key = ""
    for part in earlier:
        key = digest(CHAIN_TAG, f'["{key}",{_text(part)}]')
    return key


def _text(part: Earlier) -> str:
    """The canonical text of a part. A chain of takes names each of its parts again and again."""
    known = _texts.get(id(part))
    if known is not None and known[0]() is part:
        return known[1]
    text = canonical(part.model_dump(mode="json"))
    name = id(part)
    _texts[name] = (weakref.ref(part, lambda _: _texts.pop(name, None)), text)
    return text
