"""The presets of the sound department as values, each folder read only where it is asked for."""

import functools
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, TypeVar

from soracli.script.presets import entries, load_models
from soracli.script.shipped import built_in
from soracli.story.preset import Model
from soracli.story.sound_preset import BedPreset, CuePreset, MusicMood, SpeechMood, VoicePreset

Entry = TypeVar("Entry")


class Folder(Mapping[str, Entry]):
    """The entries of a folder by name, read when the first of them is looked for.

    Raises InputError then, where a file in it is wrong.
    """

    def __init__(self, read: Callable[[], dict[str, Entry]]) -> None:
        self._read = functools.cache(read)

    def __getitem__(self, name: str) -> Entry:
        return self._read()[name]

    def __iter__(self) -> Iterator[str]:
        return iter(self._read())

    def __len__(self) -> int:
        return len(self._read())


@dataclass(frozen=True)
class SoundPresets:
    """Everything the presets folders say about sound, by name."""

    voices: Mapping[str, VoicePreset]
    moods: Mapping[str, SpeechMood]
    cues: Mapping[str, CuePreset]
    beds: Mapping[str, BedPreset]
    music: Mapping[str, MusicMood]
    models: Mapping[str, Model]


@functools.cache
def load_sound_presets(extra: Path | None = None) -> SoundPresets:
    """All presets of sound, the user's own (`extra`) over the built-in ones. Read once."""
    roots = [built_in()] if extra is None else [built_in(), extra]

    def folder(name: str, kind: Any) -> Folder[Any]:
        return Folder(lambda: dict(entries(roots, name, kind)))

    return SoundPresets(
        voices=folder("voices", VoicePreset),
        moods=folder("speech", SpeechMood),
        cues=folder("cues", CuePreset),
        beds=folder("beds", BedPreset),
        music=folder("music", MusicMood),
        models=Folder(lambda: _sounding(extra)),
    )


def _sounding(extra: Path | None) -> dict[str, Model]:
    """The models that make sound."""
    models = load_models(extra)
    return {name: model for name, model in models.items() if model.makes != "picture"}
