"""What the lexicon files may say, section by section: words, and what they mean."""

from typing import Annotated, Literal

from pydantic import BeforeValidator, Field

from soracli.story.scene import Direction, Spatial, Trait
from soracli.story.value import Value


def _split(words: object) -> object:
    if words is None:
        return ()
    return (
        tuple(w.strip() for w in words.split(",") if w.strip()) if isinstance(words, str) else words
    )


WordList = Annotated[tuple[str, ...], BeforeValidator(_split)]


class NounOverride(Value):
    """What one noun adds to its kind ("basketball player" to person)."""

    size: float = Field(default=1.0, gt=0, le=100)
    traits: dict[str, Trait] = Field(default_factory=dict)
    wears: dict[str, str | None] = Field(default_factory=dict)
    brings: tuple[str, ...] = ()
    place: str = ""
    color: str | None = Field(default=None, pattern=r"^#[0-9a-fA-F]{6}$")
    material: str | None = None


class Likeness(NounOverride):
    """Nouns that look like another one, and what is different about them."""

    words: WordList


class VerbGroup(Value):
    """Verbs that are shown alike, and what they add to the motion."""

    words: WordList
    speed: float = 1.0
    direction: Direction | None = None
    turns: int = 0
    brings_target: str = ""
    brings: WordList = ()


class TableWork(Value):
    """What is done at a table though nobody says so: by which `motions`, and if told, by which
    `verbs`, to which `kinds` of things ("-" for nothing), in which `places`.

    Who is `seated` gets a chair at the `table` (a noun), anybody else stands behind it. `place` is
    where the scene is then, if nothing tells. `anywhere`: out of doors and on the moon as well.
    """

    motions: WordList
    verbs: WordList = ()
    kinds: WordList = ()
    places: WordList = ()
    table: str
    seated: bool = False
    anywhere: bool = False
    place: str = ""


class DoneTo(Value):
    """The `motion` that `verbs` mean where they are done to one of the `things`: nouns, what looks
    like them, or families. With `held` it is in the hand; `brings` comes along."""

    verbs: WordList
    things: WordList
    motion: str
    held: bool = False
    brings: WordList = ()


class Brought(Value):
    """What comes along where somebody does one of the `verbs` to nothing: what each of them
    `holds`, and the thing that they `use` together (nouns), the `place`, if nothing tells, and the
    `motion` that it takes with that."""

    verbs: WordList
    holds: str = ""
    uses: str = ""
    place: str = ""
    motion: str = ""


class Embodied(Value):
    """Nouns for what is mostly part of the sky, of the set or of another thing, and a body of its
    own where something is done by it, to it or beside it.

    `shining` ones are lights of an hour of the day, which do what lights do without a body;
    `drifting` ones are weather or water; `marked` ones are this only where one of them is told of
    as of a thing ("a pink caravan"). With `among`, they mean this wherever one of these nouns, or
    one of that kind, is there. With `preps`, keys of prepositions, they are this behind those
    alone, be they one or many; `still` ones never where they only do something themselves.
    `placed` ones tell the place as well ("on the harbor wall"), and `elsewhere` ones are the place
    itself unless other words have told where it is ("a fence, and a hen on the roof"). `borne` ones
    are this only where somebody carries them ("a turtle with a village on its back"), `new` ones
    where they are named as something new ("a shadow appears"). With `verbs`, first words of verbs,
    they are this only as who does one of these ("water sprays up").
    """

    words: WordList
    shining: bool = False
    drifting: bool = False
    marked: bool = False
    among: WordList = ()
    preps: WordList = ()
    still: bool = False
    placed: bool = False
    elsewhere: bool = False
    borne: bool = False
    new: bool = False
    verbs: WordList = ()


class Folding(Value):
    """A verb that tells how another one ended."""

    motion: str
    outcome: str


class Group(Value):
    """A noun for many: how many, how they stand, and of what if nothing is said."""

    count: int = Field(ge=1, le=100)
    arrangement: str = ""
    of: str = ""


class Preposition(Value):
    """A family of prepositions: where it puts something, and which way it moves it."""

    words: WordList
    relation: Spatial | None = None
    direction: Direction | None = None


class CameraVerb(Value):
    """What a camera does by a verb: a move by default, another with a word of direction."""

    words: WordList
    default: str
    by: dict[str, str] = Field(default_factory=dict)


Aspect = Literal["color", "size", "melt", "vanish", "appear", "brightness", "time", "weather"]


class Change(Value):
    """What words make of a thing: which aspect of it ends how (see `Becoming`).

    `of` is "thing" if nobody alive does this, "no person" if beasts do it too, "dough" if it is
    what `doughs` do in an oven, "magic" if somebody alive does it by magic only.
    With `into` the words mean it only after "to" or "into". `part` is the part that changes color.
    """

    words: WordList = ()
    aspect: Aspect
    to: str = ""
    factor: float = Field(default=1.0, ge=0, le=100)
    sudden: bool = False
    of: Literal["", "thing", "no person", "dough", "magic"] = ""
    into: bool = False
    part: str = ""


class SettingChange(Value):
    """What becomes of the place when one of the subjects does one of the verbs."""

    subjects: WordList
    verbs: WordList
    aspect: Literal["time", "weather", "brightness"]
    start: str = ""
    to: str = ""
    factor: float = Field(default=1.0, ge=0, le=100)


def _as_group(group: object) -> object:
    return {"words": group} if isinstance(group, str) else group


def _as_groups(groups: object) -> object:
    return [groups] if isinstance(groups, str | dict) else groups


Bodies = dict[str, Annotated[Embodied, BeforeValidator(_as_group)]]
Likenesses = tuple[Annotated[Likeness, BeforeValidator(_as_group)], ...]
VerbGroups = list[Annotated[VerbGroup, BeforeValidator(_as_group)]]
WordTable = dict[str, WordList]
NumberTable = dict[float, WordList]


class Words(Value):
    """Every section a lexicon file may have. A word list is written as words with commas."""

    motions: dict[str, VerbGroups] = {}
    likenesses: dict[str, Annotated[Likenesses, BeforeValidator(_as_groups)]] = {}
    lasting: WordList = ()
    moving: WordList = ()
    occupying: WordList = ()
    halting: WordList = ()
    arriving: WordList = ()
    slopes: WordList = ()
    heights: WordTable = {}
    ground_of_heights: WordTable = {}
    slope_of_place: dict[str, str] = {}
    climbed_as: dict[str, str] = {}
    passed_as: dict[str, str] = {}
    passed_by_small: dict[str, str] = {}
    passed_by_balls: dict[str, str] = {}
    small_passers: WordList = ()
    gaps: WordList = ()
    hoists: WordTable = {}
    sinking: WordList = ()
    perceiving: WordList = ()
    feathery: WordList = ()
    lines: WordList = ()
    flat_ways: WordList = ()
    let_down: WordList = ()
    traces: WordList = ()
    seats: WordList = ()
    landscapes: WordList = ()
    young: WordList = ()
    elders: WordList = ()
    part_doings: WordList = ()
    potted: dict[str, str] = {}
    ways_of: dict[str, str] = {}
    liquids: WordTable = {}
    liquid_colors: WordTable = {}
    holding: dict[str, str] = {}
    footed: WordList = ()
    vessels: dict[str, str] = {}
    handled: WordList = ()
    living: WordList = ()
    mutual: WordList = ()
    shared: WordList = ()
    causing: WordList = ()
    ballistic: WordList = ()
    riding: dict[str, str | None] = {}
    carriers: dict[str, tuple[str, str]] = {}
    folding: dict[str, Folding] = {}
    instruments: WordTable = {}
    musicians: WordList = ()
    ensemble: WordList = ()
    seats_at: WordTable = {}
    seats_in: WordTable = {}
    strikers: WordTable = {}
    struck: dict[str, str] = {}
    goals_of: dict[str, str] = {}
    trades: WordTable = {}
    arts: WordTable = {}
    work_at: WordTable = {}
    table_work: tuple[TableWork, ...] = ()
    done_to: tuple[DoneTo, ...] = ()
    brought: tuple[Brought, ...] = ()
    wearing: WordList = ()
    sounding: WordList = ()
    unstaged: WordList = ()
    note_heads: WordList = ()
    note_genres: WordList = ()
    note_qualities: WordList = ()
    note_makers: WordList = ()
    note_openers: WordList = ()
    helpers: WordList = ()
    light: WordList = ()
    events: WordTable = {}
    changes: dict[str, Change] = {}
    changing: WordList = ()
    transforming: WordList = ()
    coloring: WordList = ()
    recoloring: WordList = ()
    change_goals: dict[str, Change] = {}
    change_fillers: WordList = ()
    sudden: WordList = ()
    colored_parts: WordTable = {}
    lit_parts: WordList = ()
    seeds: WordList = ()
    remains: WordList = ()
    conjurers: WordList = ()
    bursts: WordList = ()
    ripening: WordList = ()
    doughs: WordList = ()
    setting_changes: tuple[SettingChange, ...] = ()
    setting_comes: WordList = ()
    setting_ways: WordList = ()
    setting_beats: WordList = ()
    setting_turns: WordList = ()
    setting_spans: WordList = ()
    sky_colors: WordTable = {}
    determiners: WordTable = {}
    pronouns: WordTable = {}
    conjunctions: WordTable = {}
    auxiliaries: WordList = ()
    negations: WordList = ()
    existential: WordList = ()
    empty: WordList = ()
    prepositions: dict[str, Preposition] = {}
    directions: WordTable = {}
    spots: WordList = ()
    speeds: NumberTable = {}
    manners: WordList = ()
    voiced: WordList = ()
    numbers: NumberTable = {}
    turns: NumberTable = {}
    groups: dict[str, Group] = {}
    paired: WordList = ()
    many: int = 3
    colors: WordTable = {}
    shades: NumberTable = {}
    multicolored: WordList = ()
    rainbow: WordList = ()
    part_colors: WordTable = {}
    patterns: WordTable = {}
    materials: WordTable = {}
    natural_colors: WordTable = {}
    sizes: NumberTable = {}
    traits: WordTable = {}
    adjectives: WordList = ()
    garments: WordTable = {}
    garment_colors: WordTable = {}
    worn_handled: WordList = ()
    slots: list[WordList] = []
    undressed: WordList = ()
    places: WordTable = {}
    gazetteer: WordTable = {}
    set_has: WordTable = {}
    place_clues: WordTable = {}
    waters: WordList = ()
    water_places: WordList = ()
    floors: WordTable = {}
    city_landmarks: WordTable = {}
    grounds: WordList = ()
    times: WordTable = {}
    sunlit: WordList = ()
    weathers: WordTable = {}
    weather_fillers: WordList = ()
    moods: WordList = ()
    mood_nouns: WordList = ()
    seasons: WordList = ()
    styles: WordTable = {}
    style_nouns: WordList = ()
    unshown_styles: WordList = ()
    paces: NumberTable = {}
    camera_nouns: WordList = ()
    shot_nouns: WordList = ()
    framings: WordTable = {}
    angles: WordTable = {}
    lens_words: NumberTable = {}
    moves: WordTable = {}
    camera_verbs: dict[str, CameraVerb] = {}
    camera_shows: WordList = ()
    camera_pace: NumberTable = {}
    camera_by: WordList = ()
    camera_empty: WordList = ()
    music_nouns: WordList = ()
    sound_nouns: WordList = ()
    sound_sources: WordList = ()
    sound_doings: WordList = ()
    sound_fillers: WordList = ()
    parts: dict[str, str] = {}
    body_parts: WordList = ()
    hair_parts: WordList = ()
    families: WordTable = {}
    doers: dict[str, str] = {}
    namesakes: dict[str, str] = {}
    machines: dict[str, str] = {}
    stand_ins: dict[str, str] = {}
    unshown: WordList = ()
    bodies: Bodies = {}
    abstract: WordList = ()
    things: WordList = ()
    irregular: WordTable = {}
    names: WordTable = {}
