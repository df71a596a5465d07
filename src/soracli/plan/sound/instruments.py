"""The parts and instruments of the embedded composer, and the words people use for them.

A part of a mood is written "role instrument" or "role instrument: manner" ("lead flute",
"arpeggio harp: wave 8"). What an instrument sounds like is the business of the composer's engine.
"""

from typing import NamedTuple

ROLES = ("lead", "counter", "chords", "arpeggio", "bass", "drums")
"""What a part does: the tune, a second voice, harmony, motion, ground, percussion."""


class Instrument(NamedTuple):
    """Something to play on: the roles it can take, best first, its other names, and the mood that
    music is of when nothing but this instrument is wished for."""

    roles: tuple[str, ...]
    words: tuple[str, ...] = ()
    home: str = "calm"


_KEYS = ("lead", "arpeggio", "chords", "bass")
_TUNE = ("lead", "counter")
_BELL = ("lead", "arpeggio")
_HELD = ("chords", "lead", "bass")
INSTRUMENTS: dict[str, Instrument] = {
    "piano": Instrument(_KEYS, ("pianos", "grand piano", "keys"), "calm"),
    "felt piano": Instrument(_KEYS, ("upright piano", "muted piano"), "tender"),
    "electric piano": Instrument(_KEYS, ("rhodes", "e piano", "wurlitzer"), "lofi"),
    "harpsichord": Instrument(_KEYS, ("cembalo",), "playful"),
    "organ": Instrument(_HELD, ("church organ", "pipe organ"), "mysterious"),
    "accordion": Instrument(("lead", "chords"), ("bandoneon", "musette"), "romantic"),
    "celesta": Instrument(_BELL, ("celeste", "bells"), "magical"),
    "music box": Instrument(_BELL, ("musical box",), "lullaby"),
    "glockenspiel": Instrument(_BELL, ("chimes", "xylophone"), "joyful"),
    "vibraphone": Instrument(("lead", "chords", "arpeggio"), ("vibes",), "noir"),
    "marimba": Instrument(("arpeggio", "lead"), ("kalimba", "mallets"), "playful"),
    "harp": Instrument(("arpeggio", "lead", "chords"), ("lyre",), "tender"),
    "guitar": Instrument(
        ("arpeggio", "chords", "lead"),
        ("acoustic guitar", "classical guitar", "guitars", "ukulele", "lute"),
        "tender",
    ),
    "twang": Instrument(("lead", "arpeggio"), ("electric guitar", "twangy guitar"), "western"),
    "banjo": Instrument(("arpeggio", "lead"), ("bluegrass", "mandolin"), "western"),
    "pizzicato": Instrument(("chords", "arpeggio", "bass", "lead"), ("pizzicato strings",)),
    "strings": Instrument(
        ("chords", "lead", "counter"), ("string section", "string ensemble"), "tender"
    ),
    "tremolo": Instrument(("chords",), ("tremolo strings",), "suspense"),
    "violin": Instrument(_TUNE, ("violins", "fiddle", "viola"), "romantic"),
    "cello": Instrument(("counter", "lead", "bass"), ("cellos", "celli"), "melancholy"),
    "flute": Instrument(_TUNE, ("flutes", "recorder", "pan flute", "woodwinds"), "calm"),
    "whistle": Instrument(("lead",), ("whistling", "tin whistle"), "western"),
    "clarinet": Instrument(_TUNE, ("clarinets", "bassoon"), "playful"),
    "oboe": Instrument(_TUNE, ("english horn", "oboes"), "melancholy"),
    "horn": Instrument(("counter", "lead", "chords"), ("french horn", "horns"), "heroic"),
    "trumpet": Instrument(_TUNE, ("trumpets", "muted trumpet"), "heroic"),
    "saxophone": Instrument(_TUNE, ("sax", "saxophones"), "noir"),
    "harmonica": Instrument(("lead",), ("mouth organ",), "western"),
    "brass": Instrument(("chords", "counter", "lead"), ("brass section", "trombones"), "epic"),
    "choir": Instrument(("chords", "lead", "counter"), ("chorus", "voices", "chant"), "epic"),
    "pad": Instrument(("chords",), ("synth pad", "pads", "drone"), "ambient"),
    "glass": Instrument(("chords",), ("glass harmonica", "glass pad"), "ambient"),
    "synth": Instrument(
        ("lead", "arpeggio", "bass"), ("synthesizer", "synths", "synthesiser"), "electronic"
    ),
    "pluck": Instrument(("arpeggio", "lead"), ("synth pluck",), "electronic"),
    "double bass": Instrument(("bass",), ("upright bass", "contrabass"), "noir"),
    "electric bass": Instrument(("bass",), ("bass guitar", "bass"), "upbeat"),
    "synth bass": Instrument(("bass",), (), "electronic"),
    "sub": Instrument(("bass",), ("sub bass",), "suspense"),
    "orchestral": Instrument(("drums",), ("timpani", "cymbals"), "epic"),
    "taiko": Instrument(("drums",), ("taikos", "war drums", "tribal drums"), "epic"),
    "kit": Instrument(("drums",), ("drum kit", "drums", "drum"), "upbeat"),
    "brushes": Instrument(("drums",), ("brushed drums",), "noir"),
    "electronic": Instrument(("drums",), ("drum machine", "electronic drums"), "electronic"),
    "percussion": Instrument(("drums",), ("shaker", "bongos", "hand drums", "congas"), "playful"),
}
ENSEMBLES: dict[str, tuple[str, ...]] = {
    "orchestra": (
        "lead flute",
        "counter horn",
        "chords strings",
        "arpeggio harp: wave 8",
        "bass cello",
        "drums orchestral",
    ),
    "string quartet": ("lead violin", "counter cello", "chords strings", "bass cello"),
    "band": ("lead twang", "chords guitar: strum", "bass electric bass: eighths", "drums kit"),
    "jazz band": (
        "lead saxophone",
        "chords piano: comp",
        "bass double bass: walking",
        "drums brushes",
    ),
    "brass band": (
        "lead trumpet",
        "counter horn",
        "chords brass",
        "bass cello",
        "drums kit: march",
    ),
}
ENSEMBLE_WORDS: dict[str, str] = {
    "orchestra": "orchestra",
    "orchestral": "orchestra",
    "symphonic": "orchestra",
    "symphony": "orchestra",
    "string quartet": "string quartet",
    "quartet": "string quartet",
    "band": "band",
    "jazz band": "jazz band",
    "jazz trio": "jazz band",
    "big band": "jazz band",
    "brass band": "brass band",
    "marching band": "brass band",
}
"""Several instruments by one word: their parts replace those of the mood."""
INSTRUMENT_WORDS: dict[str, str] = {
    word: name for name, one in INSTRUMENTS.items() for word in (name, *one.words)
}
