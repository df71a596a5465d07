"""Words that ways across the picture, nearer and away are told with, and what stands for the ways
while a text is gone through."""

import re
from collections.abc import Callable

RIGHT, LEFT, NEARER, AWAY = "\ue000", "\ue001", "\ue002", "\ue003"
"""What stands for the ways while a text is gone through, so that none is read twice, and..."""
SAID = {RIGHT: "from left to right", LEFT: "from right to left",
        NEARER: "toward the camera", AWAY: "away from the camera"}  # fmt: skip
"""... the words for them."""
Words = Callable[[re.Match[str]], str]
Rule = tuple[str, Words | str]
"""A pattern of what is written, and what it says in plain words."""
FRAME = r"(?:frame|picture|screen|shot|image|view|scene|camera|stage|video|composition)"
"""What is seen."""
_MOVES = (
    r"walk|stroll|step|stride|strid|pace|pac|march|trudge|trudg|hike|hik|wander|amble|ambl|saunter|"
    r"jog|run|runn|ran|sprint|dash|race|rac|rush|hurr|dart|bolt|charge|charg|gallop|trot|canter|"
    r"hop|hopp|skip|skipp|leap|bound|crawl|creep|slither|scuttle|scuttl|scurr|waddle|waddl|swim|"
    r"swimm|paddle|paddl|row|sail|drift|float|fly|fli|flew|glide|glid|soar|swoop|drive|driv|drove|"
    r"roll|ride|rid|rode|cycle|cycl|pedal|skate|skat|ski|slide|slid|speed|sped|zoom|cruise|cruis|"
    r"head|go|goe|went|come|com|came|move|mov|travel|travell|roar|thunder|rumble|rumbl|chug|steam|"
    r"rattle|rattl|hover|tumble|tumbl|bounce|bounc|bob|blow|blew|lumber|plod|shuffle|shuffl|limp|"
    r"stagger|sneak|tiptoe|tiptoe|stalk|advance|advanc|inch|edge|edg|crunch|barrel|hurtle|hurtl|"
    r"whizz|zip|zipp|stream|prance|pranc|dance|danc|wobble|wobbl|wheel|bicycl|motor|taxi|trundle|"
    r"tear|tore|jet|jett|streak|blast|whip|whipp|hare|har|shoot|shot|burst|whirl|lurch|weave|weav|"
    r"wind|snake|snak|strut|strutt|swagger|toddle|toddl|potter|clatter|clank|whoosh|scoot|peel|"
    r"thread|squelch|wade|wad|slog|slogg|stump|hobble|hobbl|totter|reel|career|pelt|scamper|"
    r"scramble|scrambl|slip|slipp|sweep|swept|surge|surg|puff|purr|splash|sputter|growl|carve|carv|"
    r"trundl|jump|lope|lop|pad|padd|push|pull|lead|led|migrat|migrate|parade|parad|sidle|sidl"
)
GOES = rf"(?:{_MOVES})(?:s|es|ies|ing|ed|d|ying)?"
"""A verb of going, in any form."""
US = (
    rf"(?:us|(?:the |our |your )?(?:camera(?: lens)?|lens|viewers?|audience|spectators?|cameraman|"
    rf"camera ?woman|camera operator|photographer|screen|foreground|front of (?:the )?{FRAME})|"
    r"our (?:position|side|faces))"
)
"""Who looks on: the camera, and all behind it."""


def verb_as(found: re.Match[str], stem: str) -> str:
    """A plain verb, one of come, exit, go and move (`stem`), in the form of the `verb` found."""
    said = found["verb"].lower()
    ending = next((one for one in ("ing", "ed", "s") if said.endswith(one)), "")
    if said in ("left", "drew", "came", "got", "grew"):
        ending = "ed"
    forms = {
        "come": ("coming", "came", "comes", "come"),
        "exit": ("exiting", "exited", "exits", "exit"),
        "go": ("going", "went", "goes", "go"),
        "move": ("moving", "moved", "moves", "move"),
    }
    return forms[stem][("ing", "ed", "s", "").index(ending)]
