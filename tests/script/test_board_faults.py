"""Every fault of a storyboard: its place, what is said, what to do, what the caret is under."""

import pytest

from soracli.errors import InputError
from soracli.script.board import read_board

HEAD = "schema: storyboard/1\n"
WORLD = """\
world:
  characters: {mara: {look: a woman}, keeper: {look: a man}}
  places: {pier: {look: a pier}, room: {look: a room}}
  props: {lantern: {look: a lantern}}
"""
SHOT = """\
shots:
  - action: Mara waits.
"""
BOMB = (
    HEAD
    + "a: &a [x, x, x, x, x, x, x, x, x]\n"
    + "".join(
        f"{name}: &{name} [{', '.join([f'*{before}'] * 9)}]\n"
        for before, name in zip("abcdefgh", "bcdefghi", strict=True)
    )
    + SHOT
)
LONG = f"{HEAD}shots:\n  - action: {'a' * 2001}\n"
MANY = HEAD + "shots:\n" + "  - action: x\n" * 1001
CASES: dict[str, tuple[str, str, str, str, str]] = {
    "no version": (
        SHOT,
        ":1:1",
        '"schema" is missing here',
        "shots:",
        "Write schema: storyboard/1",
    ),
    "old version": (
        "schema: storyboard/0\n" + SHOT,
        ":1:9",
        "there never was a storyboard/0",
        "storyboard/0",
        "Write schema: storyboard/1, and run sora check.",
    ),
    "new version": (
        "schema: storyboard/7\n" + SHOT,
        ":1:9",
        "this storyboard is storyboard/7, and this soracli reads up to storyboard/1",
        "storyboard/7",
        "Update soracli, or save the storyboard for the older version.",
    ),
    "unknown key": (
        HEAD + "titel: x\n" + SHOT,
        ":2:1",
        'unknown key "titel"',
        "titel: x",
        "Did you mean title?",
    ),
    "an endless key": (
        HEAD + "x" * 900 + ": 1\n" + SHOT,
        ":2:1",
        'unknown key "' + "x" * 60 + '"',
        "xxxx",
        "Known keys: schema, title, style, model, quality, conditioning, sound_models, music, seed,"
        " noise, delivery, world, shots, ending.",
    ),
    "unknown key in shot": (
        HEAD + SHOT + "    camra: wide\n",
        ":4:5",
        'unknown key "camra"',
        "camra: wide",
        "Did you mean camera?",
    ),
    "unknown key in camera": (
        HEAD + SHOT + "    camera: {framming: wide}\n",
        ":4:14",
        'unknown key "framming"',
        "framming: wi",
        "Did you mean framing?",
    ),
    "no shots": (HEAD, ":1:1", '"shots" is missing here', "schema: stor", "Write shots: …"),
    "empty shots": (
        HEAD + "shots: []\n",
        ":2:8",
        '"shots" is empty',
        "[]",
        "Write something in it.",
    ),
    "shots mapping": (
        HEAD + "shots: 12\n",
        ":2:8",
        'each of "shots" takes key: value lines',
        "12",
        "This says '12'.",
    ),
    "time": (
        HEAD + SHOT + "    time: dusck\n",
        ":4:11",
        '"dusck" is no time',
        "dusck",
        "Did you mean dusk?",
    ),
    "time2": (
        HEAD + SHOT + "    time: half past nine\n",
        ":4:11",
        '"half past nine" is no time',
        "half past ni",
        "Known: dawn, morning, day, golden hour, sunset, dusk, blue hour, night.",
    ),
    "seconds": (
        HEAD + SHOT + "    seconds: long\n",
        ":4:14",
        '"seconds" takes a number',
        "long",
        "This says 'long'.",
    ),
    "seconds2": (
        HEAD + SHOT + "    seconds: -3\n",
        ":4:14",
        '"seconds" should be greater than 0',
        "-3",
        "This says '-3'.",
    ),
    "fps": (
        HEAD + "delivery: {fps: 24.5}\n" + SHOT,
        ":2:17",
        '"fps" takes a whole number',
        "24.5}",
        "This says '24.5'.",
    ),
    "lens": (
        HEAD + SHOT + "    camera: {lens: wide}\n",
        ":4:20",
        '"wide" is no lens',
        "wide}",
        "Write its focal length in millimetres, from 8 to 600: 35mm.",
    ),
    "camera list": (
        HEAD + SHOT + "    camera: [wide]\n",
        ":4:13",
        '"camera" takes key: value lines',
        "[wide]",
        "This says ['wide'].",
    ),
    "color": (
        HEAD + SHOT + "    transition: {fade: 1, color: blurple}\n",
        ":4:34",
        '"blurple" is no color',
        "blurple}",
        "Did you mean purple? #rrggbb in quotes will do, too.",
    ),
    "transition": (
        HEAD + SHOT + "    transition: disolve\n",
        ":4:17",
        '"disolve" is no transition',
        "disolve",
        "Did you mean dissolve?",
    ),
    "two transitions": (
        HEAD + SHOT + "  - action: x\n    transition: {fade: 1, dissolve: 1}\n",
        ":5:18",
        "a transition is a dissolve or a fade, not both",
        "fade: 1, dis",
        "Keep one of them.",
    ),
    "dissolve first": (
        HEAD + SHOT + "    transition: dissolve\n",
        ":4:17",
        "there is no shot before the first to come from",
        "dissolve",
        "Write transition: {fade: 1}.",
    ),
    "continue first": (
        HEAD + SHOT + "    continue: yes\n",
        ":4:15",
        "there is no shot before the first to continue",
        "yes",
        "Take it out.",
    ),
    "place": (
        HEAD + WORLD + SHOT + "    place: peir\n",
        ":8:12",
        'there is no place "peir"',
        "peir",
        "Did you mean pier?",
    ),
    "who": (
        HEAD + WORLD + SHOT + "    lines: [{who: maria, say: Hello}]\n",
        ":8:19",
        'there is no character "maria"',
        "maria, say: ",
        "Did you mean mara?",
    ),
    "who3": (
        HEAD + SHOT + "    lines: [{who: maria, say: Hello}]\n",
        ":4:19",
        'there is no character "maria"',
        "maria, say: ",
        "Write maria: {look: …} under world: characters:.",
    ),
    "line": (
        HEAD + WORLD + SHOT + "    lines: [{who: mara}]\n",
        ":8:13",
        '"say" is missing here',
        "{who: mara}]",
        "Write say: …",
    ),
    "changes": (
        HEAD + WORLD + SHOT + "    changes: {lanten: {state: lost}}\n",
        ":8:15",
        'nothing in this world is called "lanten"',
        "lanten: {sta",
        "Did you mean lantern?",
    ),
    "changes2": (
        HEAD + WORLD + SHOT + "    changes: {mara: {state: lost}}\n",
        ":8:22",
        '"mara" is one of the characters, which have no "state"',
        "state: lost}",
        "They can change: at, holds, look, wears.",
    ),
    "changes3": (
        HEAD + WORLD + SHOT + "    changes: {mara: {at: peer}}\n",
        ":8:26",
        'there is no place "peer"',
        "peer}}",
        "Did you mean pier?",
    ),
    "changes4": (
        HEAD + WORLD + SHOT + "    changes: {lantern: {held_by: pier}}\n",
        ":8:34",
        'there is no character "pier"',
        "pier}}",
        "Did you mean keeper?",
    ),
    "change null": (
        HEAD + WORLD + SHOT + "    changes: {lantern: }\n",
        ":8:15",
        'nothing is written under "lantern"',
        "lantern: }",
        "Write something after it, or take it out.",
    ),
    "empty shot": (
        HEAD + "shots:\n  - {time: dusk}\n",
        ":3:5",
        "nothing happens in this shot",
        "{time: dusk}",
        "Write action: or lines: in it.",
    ),
    "twice id": (
        HEAD + "shots:\n  - {id: a, action: x}\n  - {id: a, action: y}\n",
        ":4:10",
        'shot 1 is called "a" too',
        "a, action: y",
        "Give it another id.",
    ),
    "bad id": (
        HEAD + "shots:\n  - {id: '3-5', action: x}\n",
        ":3:10",
        '"3-5" cannot be an id',
        "'3-5', actio",
        "Write small letters, digits, - and _, with one letter at least: harbour-2.",
    ),
    "bad name": (
        HEAD + "world: {characters: {Old Tom: {look: a man}}}\n" + SHOT,
        ":2:22",
        '"Old Tom" cannot be a name',
        "Old Tom: {lo",
        "Names are small letters, digits, - and _, and begin with a letter. Write old-tom.",
    ),
    "name twice": (
        HEAD + "world: {characters: {pier: a man}, places: {pier: a pier}}\n" + SHOT,
        ":2:45",
        '"pier" is already one of the characters',
        "pier: a pier",
        "Give it another name.",
    ),
    "empty look": (
        HEAD + "world: {characters: {mara: {look: ''}}}\n" + SHOT,
        ":2:35",
        'the look of "mara" is empty',
        "''}}}",
        "Say in one sentence how it looks.",
    ),
    "null character": (
        HEAD + "world:\n  characters:\n    mara:\n" + SHOT,
        ":4:5",
        'nothing is written under "mara"',
        "mara:",
        "Write something after it, or take it out.",
    ),
    "no look": (
        HEAD + "world:\n  characters:\n    mara: {voice: low}\n" + SHOT,
        ":4:11",
        '"look" is missing here',
        "{voice: low}",
        "Write look: …",
    ),
    "dup key": (
        HEAD + SHOT + "    action: again\n",
        ":4:5",
        '"action" is there twice',
        "action: agai",
        "Keep one of them.",
    ),
    "tag": (
        HEAD + "title: !!python/object:os.system x\n" + SHOT,
        ":2:8",
        "the tag !!python/object:os.system means nothing here",
        "!!python/obj",
        "Leave the tag out.",
    ),
    "broken": (
        HEAD + "shots: [\n",
        ":3:1",
        "this is not YAML: did not find expected node content",
        "",
        "Check the indentation, and put quotes around text with a colon in it.",
    ),
    "control": (
        HEAD + 'title: "a\\0b"\n' + SHOT,
        ":2:8",
        "there are control characters in this text",
        '"a\\0b"',
        "Write it without \\x escapes.",
    ),
    "bomb": (BOMB, ":7:4", "the aliases in this file never end", "", "Write the values out."),
    "recursive": (
        HEAD + "shots: &a\n  - *a\n",
        ":2:8",
        "the aliases in this file never end",
        "",
        "Write the values out.",
    ),
    "merge": (
        HEAD + "shots:\n  - <<: hello\n    action: x\n",
        ":3:9",
        "<< takes a mapping",
        "hello",
        "Write <<: *name, with an anchor &name.",
    ),
    "too long action": (
        LONG,
        ":3:13",
        '"action" has more than 2,000 characters',
        "aaaaaaaaaaaa",
        "Say it shorter.",
    ),
    "ending": (
        HEAD + SHOT + "ending: dissolve\n",
        ":4:9",
        "a film ends with a cut or a fade",
        "dissolve",
        "Write ending: {fade: 1}.",
    ),
    "prop both": (
        HEAD
        + "world: {characters: {mara: a woman}, places: {pier: a pier},\n"
        + "  props: {key: {look: a key, at: pier, held_by: mara}}}\n"
        + SHOT,
        ":3:49",
        '"key" lies somewhere and is held at once',
        "mara}}}",
        "Keep at or held_by.",
    ),
    "shots 1001": (
        MANY,
        ":3:3",
        "1,001 shots are too many; at most 1,000 are",
        "- action: x",
        "Make two films of it.",
    ),
    "continue elsewhere": (
        HEAD + WORLD + "shots:\n  - {place: pier, action: x}\n  - {place: room, continue: true}\n",
        ":8:13",
        'this shot continues the one before, which is in "pier"',
        "room, contin",
        "Take continue or place out.",
    ),
    "present": (
        HEAD + SHOT + "    present: mara\n",
        ":4:5",
        'unknown key "present"',
        "present: mar",
        "Did you mean with?",
    ),
    "title": (
        HEAD + SHOT + "    titles: {text: ''}\n",
        ":4:20",
        '"text" is empty',
        "''}",
        "Write something in it.",
    ),
}
"""By the kind of fault: the file, its place, the message, what the caret is under, the hint."""


@pytest.mark.parametrize("name", CASES)
def test_a_fault_is_told_at_its_place(name: str) -> None:
    text, place, message, under, hint = CASES[name]
    with pytest.raises(InputError) as told:
        read_board(text, "film.yaml", None)
    fault = told.value
    assert (fault.place, fault.message) == (f"film.yaml{place}", message)
    assert fault.hint == hint
    if under:
        line, caret = fault.snippet.splitlines()
        assert line[caret.index("^") :].startswith(under)
    else:
        assert not fault.snippet
