"""What a sound model is told, from presets: plain words, as such models were taught."""

from soracli.plan.sound.specs import BedSpec, MusicSpec
from soracli.story.sound_preset import CuePreset, MusicMood


def cue_prompt(preset: CuePreset) -> str:
    """The words for an effect: its own prompt, else all its names."""
    return preset.prompt or ", ".join(dict.fromkeys([_plain(preset.name), *preset.words]))


def bed_prompt(spec: BedSpec) -> str:
    """The words for an ambience: what is heard, the loudest first, then where and when it is."""
    layers = sorted(spec.layers, key=lambda layer: -layer.gain)
    told = [str(layer.settings.get("sound", layer.maker)) for layer in layers]
    where = f"ambience of a {_plain(spec.set)} at {_plain(spec.time)}, {_plain(spec.weather)}"
    return ", ".join([*dict.fromkeys(map(_plain, told)), where, "field recording, stereo"])


def music_prompt(spec: MusicSpec) -> str:
    """The words for a piece of music: its moods in order, with the second each begins."""
    begun = [
        (section.start, mood_prompt(section.mood))
        for at, section in enumerate(spec.sections)
        if at == 0 or section.mood != spec.sections[at - 1].mood
    ]
    told = [words if at == 0 else f"from {start:.0f} s {words}"
            for at, (start, words) in enumerate(begun)]  # fmt: skip
    return "; ".join([*told, "instrumental film score"])


def mood_prompt(mood: MusicMood) -> str:
    """The words for a mood of music: its own prompt, else its name and who plays."""
    return mood.prompt or f"{_plain(mood.name)} music, {', '.join(map(_plain, mood.instruments))}"


def _plain(name: str) -> str:
    return name.replace("_", " ").replace("-", " ")
