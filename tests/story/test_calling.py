"""Sounds that words name belong to somebody who is there, or to nobody."""

import pytest

from soracli.story.calling import caller_of, heard_elsewhere, voice_of
from soracli.story.scene import Entity, Scene

DOG = Entity(id="dog.1", noun="puppy", kind="dog")
MAN = Entity(id="man.1", noun="man", kind="person")
PHONE = Entity(id="phone.1", noun="phone", kind="phone")


def _scene(*sounds: str) -> Scene:
    return Scene(text="", entities=(DOG, MAN, PHONE), sounds=sounds)


@pytest.mark.parametrize("words", ["puppy barks", "dogs barking", "A puppy barked"])
def test_a_dog_on_the_set_barks_by_itself(words: str) -> None:
    found = caller_of(_scene(), words)
    assert found is not None
    assert found[0] == (DOG,) and found[1] == "bark"


def test_what_nobody_there_does_is_heard_from_elsewhere() -> None:
    scene = _scene("puppy barks", "cat meows", "thunder", "phone rings", "man whistles")
    assert heard_elsewhere(scene) == ("cat meows", "thunder", "phone rings")


def test_animals_that_call_do_it_in_their_own_voice() -> None:
    assert (voice := voice_of("call", "owl", False)) is not None and voice.sound == "hoot"
    assert (voice := voice_of("cry", "gull", False)) is not None and voice.sound == "cry"
    assert (voice := voice_of("cry", "person", True)) is not None and voice.seconds > 1
    assert voice_of("walk", "dog", False) is None
