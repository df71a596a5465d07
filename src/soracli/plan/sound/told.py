"""A score told to a person: who speaks how, which effects, what is heard around, which music."""

from soracli.plan.sound.score import Score, ScoredLine, ScoredShot
from soracli.plan.sound.scoring import Unheard

NARRATOR = "narrator"
CALLED = {"cue": "effect", "sound": "effect", "ambience": "ambience", "music": "music"}
EXAMPLES = {
    "cue": ("thunder", "door slam", "applause"),
    "sound": ("thunder", "door slam", "applause"),
    "ambience": ("wind", "city traffic", "crickets"),
    "music": ("dramatic", "tender", "playful"),
}
"""Names that there are, for who asked for something that there is not."""
FROM_TAKE = "effects, ambience and speech: as the model makes them with the picture"
SHOWN = 120
"""Characters of a line that are told; the rest is in the script."""


def voices_told(score: Score) -> tuple[str, ...]:
    """Everybody who speaks, once, with their voice: "mara: low-warm (en-us)"."""
    told = {}
    for shot in score.shots:
        for line in shot.lines:
            voice = line.voice.voice
            told[line.name or NARRATOR] = f"{voice.name} ({line.voice.language})"
    return tuple(f"{who}: {how}" for who, how in told.items())


def spoken_told(line: ScoredLine) -> str:
    """One line: who says it, in which voice and mood, and when."""
    how = [line.voice.voice.name, *([line.voice.mood.name] if line.voice.mood.words else [])]
    source = "a recording" if line.voice.recording else ", ".join(how)
    said = " ".join(line.say.split())
    said = said if len(said) <= SHOWN else f"{said[:SHOWN]}..."
    return f'{line.name or NARRATOR} ({source}): "{said}" at {line.start:g} s'


def effects_told(shot: ScoredShot) -> tuple[str, ...]:
    """The named effects of a shot; those of what happens in it come by themselves."""
    return tuple(f"{cue.cue.preset.name} at {cue.at:g} s" for cue in shot.cues)


def ambience_told(score: Score) -> tuple[str, ...]:
    """What is heard around, in order, each place once."""
    found = (", ".join(dict.fromkeys(one.bed for one in bed.bed.layers)) for bed in score.beds)
    return tuple(dict.fromkeys(found))


def music_told(score: Score) -> tuple[str, ...]:
    """The music, piece by piece: its moods, or that it is the user's own."""
    told = []
    for piece in score.music:
        moods = dict.fromkeys(section.mood.name for section in piece.music.sections)
        words = "your own piece" if piece.music.track else ", then ".join(moods)
        told.append(f"{words}, from {piece.start:g} s for {round(piece.music.seconds, 2):g} s")
    return tuple(told)


def told(score: Score) -> tuple[str, ...]:
    """All of it, one thing a line."""
    return (
        *(spoken_told(line) for shot in score.shots for line in shot.lines),
        *(effect for shot in score.shots for effect in effects_told(shot)),
        *(f"around: {words}" for words in ambience_told(score)),
        *((FROM_TAKE,) if any(shot.from_take for shot in score.shots) else ()),
        *(f"music: {words}" for words in music_told(score)),
        *(f"muted: {stem}" for stem in score.mute),
    )


def unheard_words(one: Unheard) -> str:
    """What will not be heard, for a person."""
    if one.what == "hit":
        return f"no music is heard {one.words} s into the shot: nothing marks that moment"
    return f'there is no {CALLED[one.what]} for "{one.words[:60]}": it will not be heard'


def unheard_hint(one: Unheard) -> str:
    """What to do about it."""
    if one.what == "hit":
        return "Ask for music here or in a shot before (music: tense), or take the hit out."
    if one.near:
        return f"Did you mean {' or '.join(one.near)}?"
    *names, last = EXAMPLES[one.what]
    return f"Say it in other words: there is {', '.join(names)} or {last}, and much more."
