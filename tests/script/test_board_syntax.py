"""Storyboards as Markdown and as Fountain screenplays."""

import pytest
from fountain_tools.fountain import ElementType
from fountain_tools.parser import Parser

from soracli.errors import InputError
from soracli.script.board import read_board
from soracli.script.board.fountain import read_elements
from soracli.script.board.part import Page
from soracli.story.storyboard import Shot, Storyboard, Title, Transition

MARKDOWN = """\
---
schema: storyboard/1
style: noir
world:
  characters:
    mara: woman in a yellow raincoat
    keeper: {look: old man with a white beard, name: Old Tom}
  places: {pier: wooden pier}
---
# The Lighthouse

<!-- a note
## that is no shot -->
## Arrival
- place: pier
- camera: {framing: wide, on: mara}
* time: dusk

Mara walks to the end
of the *pier*.

She stops.

> OLD TOM (cold): You should not
> have come back.
> MARA: (warm) I know: all of it.

**Mara:** Really.
**The Keeper** (loud): Go!

## Arrival
mood: tense
camera:
  lens: 50

```yaml
seconds: 3
transition: {dissolve: 1}
```
# not a heading in here? it is one
She turns round.
"""

FOUNTAIN = """\
Title:
    _**The Lighthouse**_
Credit: written by
Author: Somebody
Style: noir

FADE IN:

EXT. PIER - DUSK - RAIN #1A#

Waves. MARA (30s, short black hair, yellow raincoat) walks along the
pier. [[a note]] She stops.

The KEEPER (60s, white beard, navy sweater) waits.

KEEPER
(cold)
You should not have come back.
(beat)
Go home.

MARA (CONT'D)
I *know*.

OLD TOM ^
What?

/* cut this

scene */

# A section

= A synopsis

DISSOLVE TO:

INT. LIGHTHOUSE - NIGHT

.UNDER THE LAMP

@élodie
Bonjour.

MARA (V.O.)
(to Keeper)
It was long ago.

!CUT TO be forced as action

EXT. PIER - LATER

LITTLE GIRL
Look!

> THE END <

FADE OUT.
"""


def markdown(text: str = MARKDOWN) -> Storyboard:
    return read_board(text, "film.md", None).storyboard


def fountain(text: str = FOUNTAIN) -> Storyboard:
    return read_board(text, "film.fountain", None).storyboard


def said(shot: Shot) -> list[tuple[str, str, str]]:
    return [(line.who, line.say, line.mood) for line in shot.lines]


def test_headings_are_shots() -> None:
    film = markdown(MARKDOWN.replace("# not a heading in here? it is one\n", ""))
    assert film.title == "The Lighthouse" and film.style == "noir"
    first, second = film.shots
    assert (first.id, second.id) == ("arrival", "arrival-2")
    assert (first.place, first.time, first.camera.on) == ("pier", "dusk", "mara")
    assert first.action == "Mara walks to the end of the pier. She stops."
    assert said(first) == [
        ("keeper", "You should not have come back.", "cold"),
        ("mara", "I know: all of it.", "warm"),
        ("mara", "Really.", ""),
        ("keeper", "Go!", "loud"),
    ]
    assert (second.action, second.seconds) == ("She turns round.", 3)
    assert (second.mood, second.camera.lens) == ("tense", 50)
    assert second.transition == Transition(dissolve=1)


@pytest.mark.parametrize(
    ("old", "new", "fault", "place"),
    [
        ("- place: pier", "- place: peir", 'there is no place "peir"', "film.md:15:10"),
        ("- place: pier", "- plaec: pier", 'unknown key "plaec"', "film.md:15:3"),
        ("seconds: 3", "seconds: long", '"seconds" takes a number', "film.md:37:10"),
        ("> OLD TOM", "> OLD TIM", 'there is no character "old-tim"', "film.md:24:1"),
        ("style: noir", "stile: noir", 'unknown key "stile"', "film.md:3:1"),
        ("schema: storyboard/1\n", "", '"schema" is missing here', "film.md:2:1"),
        ("mood: tense", "moood: tense", 'unknown key "moood"', "film.md:32:1"),
        ("- place: pier", "- place: pier\n- place: pier", "said twice", "film.md:16:3"),
        ("- place: pier", "- just words", "holds fields", "film.md:15:3"),
        ("---\n# The", "---\nwords\n# The", "before the first shot", "film.md:10:1"),
        ("```yaml", "```python", "no YAML", "film.md:36:1"),
        ("She turns round.", "## Empty", "nothing happens", "film.md:41:1"),
    ],
)
def test_faults_in_markdown_are_told_where_they_are(
    old: str, new: str, fault: str, place: str
) -> None:
    with pytest.raises(InputError) as told:
        markdown(MARKDOWN.replace(old, new))
    assert fault in told.value.message
    assert told.value.place == place
    assert told.value.hint


def test_a_screenplay_is_a_storyboard() -> None:
    film = fountain()
    assert (film.title, film.style) == ("The Lighthouse", "noir")
    assert {name: one.look for name, one in film.world.places.items()} == {
        "pier": "pier, outdoors",
        "lighthouse": "lighthouse, indoors",
        "under-the-lamp": "under the lamp",
    }
    assert {name: (one.look, one.name) for name, one in film.world.characters.items()} == {
        "mara": ("woman in her thirties wearing yellow raincoat, short black hair", ""),
        "keeper": ("old keeper in his sixties wearing navy sweater, white beard", ""),
        "old-tom": ("man", "Old Tom"),
        "elodie": ("person", "Élodie"),
        "little-girl": ("little girl", "Little Girl"),
    }
    assert film.ending == Transition(fade=1)
    assert [(shot.id, shot.place, shot.time) for shot in film.shots] == [
        ("scene-1a-1", "pier", "dusk"),
        ("scene-1a-2", "pier", "dusk"),
        ("scene-1a-3", "pier", "dusk"),
        ("scene-1a-4", "pier", "dusk"),
        ("bonjour", "under-the-lamp", None),
        ("it-was-long-ago", "under-the-lamp", None),
        ("cut-to-be-forced-as-action", "under-the-lamp", None),
        ("look", "pier", None),
    ]


def test_a_screenplay_names_its_music_on_the_title_page() -> None:
    film = fountain("Title: A\nMusic: *tender* piano\n\nINT. ROOM - DAY\n\nShe waits.\n")
    assert film.music == "tender piano"
    assert fountain().music == ""


def test_action_and_dialogue_of_a_screenplay() -> None:
    first, second, third, both, bonjour, voice, forced, last = fountain().shots
    assert first.action == "Waves. MARA walks along the pier. She stops."
    assert (first.weather, first.transition) == ("rain", Transition(fade=1))
    assert second.action == "The KEEPER waits."
    assert said(third) == [
        ("keeper", "You should not have come back.", "cold"),
        ("keeper", "Go home.", ""),
    ]
    assert (third.camera.framing, third.camera.on) == ("close-up", "keeper")
    assert said(both) == [("mara", "I know.", ""), ("old-tom", "What?", "")]
    assert [line.at for line in both.lines] == [0, 0] and both.camera.framing == "two-shot"
    assert bonjour.transition == Transition(dissolve=1)
    assert (voice.lines[0].to, voice.camera.on) == ("keeper", "")
    assert forced.action == "CUT TO be forced as action"
    assert last.titles == (Title(text="THE END"),)


@pytest.mark.parametrize(
    ("words", "way"),
    [
        ("CUT TO:", Transition()),
        ("SMASH CUT TO:", Transition()),
        ("MATCH CUT TO:", Transition(match=True)),
        ("FADE TO BLACK.", Transition(fade=1)),
        ("FADE TO WHITE.", Transition(fade=1, color="#ffffff")),
        ("> Wipe across to", Transition(wipe=0.5)),
    ],
)
def test_transitions_of_a_screenplay(words: str, way: Transition) -> None:
    film = fountain(f"INT. ROOM - DAY\n\nShe waits.\n\n{words}\n\nHe waits.\n")
    assert film.shots[1].transition == way
    assert film.shots[1].action == "He waits."


@pytest.mark.parametrize(
    ("description", "look"),
    [
        ("30s, a scar", "woman in her thirties, a scar"),
        ("34", "woman in her thirties"),
        ("8", "little girl"),
        ("17, red dress", "young woman wearing red dress"),
        ("late 60s", "old woman in her sixties"),
        ("a tall robot", "a tall robot"),
        ("30s, a woman in a red coat", "a woman in a red coat, in her thirties"),
    ],
)
def test_people_are_described_when_they_come_in(description: str, look: str) -> None:
    film = fountain(f"INT. ROOM - DAY\n\nMARA ({description}) waits.\n")
    assert film.world.characters["mara"].look == look
    assert film.shots[0].action == "MARA waits."


def test_a_screenplay_without_anything_is_told_so() -> None:
    with pytest.raises(InputError, match='"shots" is empty'):
        fountain("Title: Nothing\n\nINT. ROOM - DAY\n\n[[ only a note ]]\n")


PLAIN = FOUNTAIN.replace("/* cut this\n\nscene */\n", "").replace("[[a note]] ", "")


def test_another_parser_finds_the_same() -> None:
    """fountain-tools, on a screenplay without what it reads otherwise (notes, the boneyard)."""
    kinds = {
        ElementType.HEADING: "heading",
        ElementType.ACTION: "action",
        ElementType.CHARACTER: "cue",
        ElementType.DIALOGUE: "speech",
        ElementType.PARENTHETICAL: "parenthetical",
        ElementType.TRANSITION: "transition",
    }
    parser = Parser()
    parser.mergeActions = False
    parser.add_text(PLAIN.replace("FADE IN:\n\n", "").replace("FADE OUT.\n", ""))
    theirs = [
        (kinds[one.type], (one.name if one.type is ElementType.CHARACTER else one.text).strip())
        for one in parser.script.elements
        if one.type in kinds and not getattr(one, "centered", False)
    ]
    theirs = [one for one in theirs if one[1]]
    ours = [
        (one.kind, one.text)
        for one in read_elements(Page("a.fountain", PLAIN))
        if one.kind in kinds.values() and not one.text.startswith("FADE")
    ]
    joined = " ".join(text for kind, text in theirs if kind == "action")
    assert [one for one in ours if one[0] != "action"] == [
        one for one in theirs if one[0] != "action"
    ]
    assert " ".join(text for kind, text in ours if kind == "action") == joined
