"""The presets of the sound department as values, read only where something is heard."""

import functools
from dataclasses import dataclass
from pathlib import Path

from soracli.script.presets import entries
from soracli.script.shipped import built_in
from soracli.story.preset import Model
from soracli.story.sound_preset import BedPreset, CuePreset, MusicMood, SpeechMood, VoicePreset


@dataclass(frozen=True)
class SoundPresets:
    """Everything the presets folders say about sound, by name."""

    voices: dict[str, VoicePreset]
    moods: dict[str, SpeechMood]
    cues: dict[str, CuePreset]
    beds: dict[str, BedPreset]
    music: dict[str, MusicMood]
    models: dict[str, Model]


@functools.cache
def load_sound_presets(extra: Path | None = None) -> SoundPresets:
    """All presets of sound, the user's own (`extra`) over the built-in ones. Read once."""
    roots = [built_in()] if extra is None else [built_in(), extra]
    return SoundPresets(
        voices=dict(entries(roots, "voices", VoicePreset)),
        moods=dict(entries(roots, "speech", SpeechMood)),
        cues=dict(entries(roots, "cues", CuePreset)),
        beds=dict(entries(roots, "beds", BedPreset)),
        music=dict(entries(roots, "music", MusicMood)),
        models={
            name: model
            for name, model in entries(roots, "models", Model)
            if model.makes != "picture"
        },
    )
