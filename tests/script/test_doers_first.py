"""Who does what is told where a pronoun, a stray verb or a swallowed clause could hide them."""

import pytest

from soracli.script.presets import Presets
from soracli.script.reader import read

TOLD = {
    "After washing her hands, the surgeon picks up a scalpel.": ["wash", "pick_up"],
    "After putting on her hat, the witch flies away.": ["dress", "fly"],
    "Before leaving his hut, the shepherd yawns.": ["yawn", "leave"],
    "A nurse waves; the patient then looks into a mirror.": ["wave", "look"],
    "A squid takes on the blue of the rock it is sitting on.": ["sit"],
    "A nun reads as, next to a well, a monk feeds hens.": ["read", "feed"],
    "The fluff drifts up.": ["float"],
    "A jug falls off a wall and shatters into a thousand tiny pieces.": ["fall"],
    "A hare bounces away from the camera.": ["hop"],
    "A barge sails away from the camera and disappears into the mist.": ["sail"],
    "A shrew munches a pea pod, the pod getting smaller and smaller.": ["eat"],
}


@pytest.mark.parametrize("sentence", TOLD)
def test_everybody_does_what_is_told_of_them(sentence: str, presets: Presets) -> None:
    scene = read(sentence, presets)
    done = sorted(scene.actions, key=lambda one: one.order)
    assert [one.motion for one in done] == TOLD[sentence]
    assert all(one.agents for one in done)


def test_nobody_comes_along_by_a_pronoun(presets: Presets) -> None:
    scene = read("After rubbing his eyes, the sailor yawns.", presets)
    assert [one.noun for one in scene.entities] == ["sailor"]
