"""The parts of a prompt in a family's order, no longer than it reads."""

from collections.abc import Mapping, Sequence

from soracli.story.diffusion import Part, PromptStyle
from soracli.story.value import Value

IMPORTANCE: tuple[Part, ...] = (
    "action",
    "who",
    "speech",
    "place",
    "style",
    "camera",
    "light",
    "mood",
)
"""What is left out last to first where a prompt would be too long; what happens never is."""


ENDS = '.!?…"”»。！？'
"""What a sentence may end with."""


class Prompt(Value):
    """A prompt, and what had to be left out of it, in words."""

    text: str
    left_out: tuple[str, ...] = ()


def fitted(style: PromptStyle, parts: Mapping[Part, Sequence[str]], opening: str = "") -> Prompt:
    """The sentences of all parts that the style has, in its order, and its closing.

    `opening` goes before all of it, word for word. Where that is too long, whole sentences go: the
    last of the least important part first. What happens is always told whole.
    """
    told = {
        part: [_ended(one) for one in parts.get(part, ()) if one.strip()] for part in style.order
    }
    told.setdefault("action", [_ended(one) for one in parts.get("action", ()) if one.strip()])
    left: list[str] = []
    for part in reversed(IMPORTANCE[1:]):
        while told.get(part) and len(_joined(style, told, opening).split()) > style.words:
            left.append(told[part].pop())
    return Prompt(text=_joined(style, told, opening), left_out=tuple(reversed(left)))


def _joined(style: PromptStyle, told: Mapping[Part, Sequence[str]], opening: str) -> str:
    order = style.order if "action" in style.order else ("action", *style.order)
    sentences = [one for part in order for one in told.get(part, ())]
    sentences += [style.closing] if style.closing else []
    if opening and sentences:
        opening = opening if opening[-1] in ENDS else f"{opening}."
    return " ".join([opening, *sentences] if opening else sentences)


def _ended(sentence: str) -> str:
    """A sentence with a capital letter and an end."""
    plain = " ".join(sentence.split())
    plain = plain[:1].upper() + plain[1:]
    return plain if plain[-1:] in ENDS else f"{plain}."
