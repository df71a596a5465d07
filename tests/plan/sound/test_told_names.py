"""What a person is told to say instead is there to be said."""

from soracli.plan.sound.ambience import bed_layers
from soracli.plan.sound.cues import find_cue
from soracli.plan.sound.music import find_mood
from soracli.plan.sound.told import EXAMPLES
from soracli.script.sound_presets import load_sound_presets


def test_every_name_that_is_offered_is_there() -> None:
    sounds = load_sound_presets()
    assert all(find_cue(name, sounds.cues) for name in (*EXAMPLES["cue"], *EXAMPLES["sound"]))
    assert all(find_mood(name, sounds.music) for name in EXAMPLES["music"])
    for name in EXAMPLES["ambience"]:
        layers, unknown = bed_layers("studio", "day", "clear", name, False, sounds.beds)
        assert layers and not unknown
