"""Everyday doings in plain words: what is cut "into pieces" is cut, who gives a dog a bath washes
it, who unloads things from a car takes them out, and a camera in somebody's hands films nothing."""

import re
from collections.abc import Callable

from soracli.script.reader.participles import in_the_form_of
from soracli.script.reader.unspoken import LONGEST, unspoken

_END = r"(?=\s*[.,;!?]|\s+(?:with|while|in|on|at|and|as|before|after|using|for|together)\b|\s*$)"
_PORTIONS = (
    r"(?:pieces|slices|sticks|cubes|halves|half|chunks|strips|bits|wedges|quarters|rounds|rings|"
    r"segments|portions|matchsticks|dice|squares|triangles|smithereens|splinters|shreds|shards|"
    r"fragments|crumbs|rubble|two|three|four)"
    r"(?: of (?:glass|wood|stone|ice|rock|wax|porcelain|clay))?"
)
_SOMEBODY = r"(?P<who>(?:an?|the|his|her|their|its)(?: [\w-]+){1,3}?|each other|him|her|it|them)"
_FOODS = (
    r"(?:bread|toast|bagels?|crackers?|pancakes?|waffles?|sandwich|slices? of (?:bread|toast)|bun)"
)
Words = Callable[[re.Match[str]], str]


def _form(verb: str, rest: str = "") -> Words:
    """The verb in the form in which the first group stands, and what follows it."""

    def plain(found: re.Match[str]) -> str:
        said = found.groupdict()
        words = rest.format(**{key: value or "" for key, value in said.items()})
        return f"{in_the_form_of(found['verb'], verb)}{words}"

    return plain


_GIVES = r"\b(?P<verb>giv(?:e|es|ing))"
_WRITTEN: tuple[tuple[str, Words | str], ...] = (
    (rf"\b(?P<verb>(?:fall|fly|go|burst|crash|smash)(?:es|s|ing)?)(?: apart)? (?:in|into) "
     rf"(?:[\w-]+ ){{0,3}}?(?:pieces|bits|shards|fragments|smithereens|splinters){_END}",
     _form("shatter")),
    (rf"\b(?P<cut>(?:cut|slic|chop|break|tear|rip|snap|saw|split|carv|dic|divid|crack|shatter|smash|"
     rf"burst|splinter|crumbl|explod)\w*(?: [^.,;:!?]*?)?) (?:in|into|to) "
     rf"(?:(?:an? )?(?:[\w-]+ ){{0,2}}?(?:equal )?)?{_PORTIONS}{_END}", r"\g<cut>"),
    (r"\b(?P<reads>(?:read|hold|open|clos|flip|leaf|thumb|clutch)(?:s|es|ing|e)?(?: through)?) "
     r"(?P<det>an?|the|his|her|their|its) comic\b(?! book| strip)",
     r"\g<reads> \g<det> comic book"),
    (r"\b(?P<prep>in|into|on|onto|above|over|from) (?P<whose>his|her|its|their|one|the|an? "
     r"[a-z]+['\u2019]s) (?:open |outstretched |cupped )?palms?\b(?! tree| leaf| frond)",
     r"\g<prep> \g<whose> hand"),
    (r"\b(?P<does>(?:squirt|spray|splash|shower|hos|pour|drizzl|ladl)(?:s|es|ing)? "
     r"(?:[\w-]+ ){1,3}?)over (?=an?\b|the\b|his\b|her\b|its\b|each\b|pancakes\b|waffles\b)"
     r"(?!(?:his|her|its|their) (?:own )?(?:head|face|shoulders?)\b)", r"\g<does>onto "),
    (r"\b(?P<verb>unscrew|twist off|tighten|screw on|pry off)(?P<form>s|ing)? (?:the|its) "
     r"(?:lid|cap|top|stopper|cork) (?:of|off|from) ", r"\g<verb>\g<form> "),
    (r"\b(?P<verb>shin(?:e|es|ing)|shone) (?P<lamp>(?:an?|the|his|her|their|its|two|three) "
     r"(?:[\w-]+ )?(?:flashlight|torch|lamp|lantern|light|spotlight|headlamp|beam)s?) "
     r"(?:on|onto|upon|at|over|across|into) (?!and\b)", _form("point", " {lamp} at ")),
    (rf"{_GIVES} {_SOMEBODY} an? (?:[\w-]+ ){{0,2}}?(?:bath|wash|shower|scrub|shampoo){_END}",
     _form("wash", " {who}")),
    (rf"{_GIVES} {_SOMEBODY} an? (?:[\w-]+ ){{0,2}}?(?:haircut|trim){_END}",
     _form("cut", " {who}'s hair")),
    (rf"{_GIVES} {_SOMEBODY} (?:an? )?(?:[\w-]+ ){{0,2}}?high[- ]fives?{_END}",
     _form("high-five", " {who}")),
    (rf"{_GIVES} {_SOMEBODY} an? (?:[\w-]+ )?piggyback(?: ride)?{_END}",
     _form("carry", " {who} on the back")),
    (rf"{_GIVES} {_SOMEBODY} an? (?:[\w-]+ ){{0,2}}?(?:massage|back rub|rub){_END}",
     _form("massage", " {who}")),
    (rf"\b(?P<verb>ha(?:ve|s|ving)|enjoy(?:s|ing)?|play(?:s|ing)?|engag(?:e|es|ing) in|"
     rf"start(?:s|ing)?) an? (?:[\w-]+ ){{0,2}}?(?P<what>snowball|water balloon|tomato|egg|cake|"
     rf"pie|mud) (?:fight|battle|war){_END}", lambda found: f"{_throwing(found)} at each other"),
    (rf"\b(?P<verb>ha(?:ve|s|ving)|hold(?:s|ing)?|enjoy(?:s|ing)?|host(?:s|ing)?) "
     rf"(?:an? |their )?(?:[\w-]+ ){{0,2}}?tea party{_END}",
     _form("sit", " at a table. A teapot and two cups stand on the table")),
    (rf"\b(?P<verb>collaborat(?:e|es|ing)|work(?:s|ing)? together) on (?:an? |the |their )?"
     rf"(?:[\w-]+ )?(?:project|assignment|homework|report|essay|plan|design|story|script|idea|"
     rf"poster|presentation){_END}", _form("write")),
    (rf"\b(?P<verb>play(?:s|ing)?|engag(?:e|es|ing) in|enjoy(?:s|ing)?) (?:an? )?(?:[\w-]+ )?"
     rf"(?:game of )?(?:jump[- ]rope|skipping rope|double dutch){_END}", _form("jump", " rope")),
    (r"\b(?P<verb>play(?:s|ing)?|hav(?:e|ing)|has|compet(?:e|es|ing) in|engag(?:e|es|ing) in) "
     r"(?:an? )?(?:[\w-]+ )?(?:game of )?tug[ -]of[ -]war(?: (?:with|using|over) "
     r"(?P<what>(?:an?|the|their) (?:[\w-]+ ){0,2}?[\w-]+))?" + _END,
     lambda found: f"{in_the_form_of(found['verb'], 'pull')} {found['what'] or 'a rope'}"),
    (r"\b(?P<verb>(?:swoop|div|plung|dart|descend|pounc)(?:e|es|s|ing))(?P<way> (?:down|in|low))? "
     r"to (?P<does>grab|catch|snatch|seize|pluck|scoop)\b",
     lambda found: f"{found['verb']}{found['way'] or ''} and "
                   f"{in_the_form_of(found['verb'], found['does'])}"),
    (r"\b(?P<verb>put(?:s|ting)?) up (?P<what>(?:[\w-]+ ){0,2}?(?:decorations|lights|ornaments|"
     r"posters?|pictures?|signs?|curtains|streamers|lanterns|bunting|banners?|wallpaper|shelves|"
     r"garlands?|flyers?))\b", _form("hang", " {what}")),
    (r"\b(?P<what>(?:car|bus|truck|van|taxi|lorry|jeep|suv|tram|scooter|motorbike|motorcycle|"
     r"tractor|vehicle|bicycle|bike|pickup|ambulance|limousine)s?) (?P<verb>splash(?:es|ing)?|"
     r"plow(?:s|ing)?|plough(?:s|ing)?) (?=through|across|over|along|past)",
     lambda found: f"{found['what']} {in_the_form_of(found['verb'], 'drive')} "),
    (r"\b(?:an? |the )?(?:flurry|shower|cascade|whirl|swirl|burst|rain|hail) of "
     r"(?=(?:[\w-]+ )?(?:leaves|petals|feathers|confetti|sparks|papers|blossoms|"
     r"butterflies|birds|coins|cards)\b)", "many "),
    (rf"\b(?P<verb>clear(?:s|ing)?) (?P<what>(?:a|the|their) (?:[\w-]+ )?table){_END}",
     _form("wipe", " {what}")),
    (r"\b(?P<verb>unload(?:s|ing)?) (?P<what>[^.,;:!?]+?) (?:from|off) (?=an?|the|his|her|their)",
     _form("take", " {what} out of ")),
    (rf"\b(?P<what>(?:chang|replac)\w+ an? (?:flat |punctured )?(?:tire|tyre|wheel)) (?:on|of) "
     rf"(?=(?:an?|the|his|her|their) [\w-]+{_END})", r"\g<what> beside "),
    (rf"\b(?P<verb>pack(?:s|ing)?) (?P<what>(?:an?|the|his|her|their) (?:[\w-]+ )?(?:suitcase|bag|"
     rf"backpack|trunk|duffel bag|travel bag)){_END}", _form("put", " clothes into {what}")),
    (rf"\b(?P<verb>spread(?:s|ing)?) (?:some |the )?(?P<what>[\w-]+(?: [\w-]+)?) "
     rf"(?:on|onto|over|across) (?P<food>(?:(?:an?|the|his|her) )?(?:[\w-]+ )?{_FOODS})\b",
     _form("spread", " {food} with a knife")),
    (r"\b(?P<lead>(?:carr|unload|tak|pack|put|hold|bring|lift|load|deliver|lug|fetch)\w*"
     r"(?: (?:away|in|out|down|up|home))?) (?:the |some |their |his |her |heavy )?groceries\b",
     r"\g<lead> grocery bags"),
    (r"\b(?P<lead>(?:hand|hold|giv|pass|pick|lend|rais|lift|show|carr|aim|adjust|clean|drop|us)\w*"
     r"(?: (?:up|out|over|down))?(?: (?:another|him|her|(?:an?|the|his|her) [\w-]+))?) "
     r"(?P<which>an?|the|his|her|their) (?P<how>(?:(?!video|film|movie|security|tv|surveillance)"
     r"[\w-]+ ){0,2})camera\b"
     r"(?!man|woman| (?:move|pan|zoom|follow|track|dolly|tilt|orbit|man|crew))",
     r"\g<lead> \g<which> \g<how>photo camera"),
)  # fmt: skip


def _throwing(found: re.Match[str]) -> str:
    what = {"cake": "cakes", "tomato": "tomatoes"}.get(found["what"].lower(), f"{found['what']}s")
    what = "mud balls" if found["what"].lower() == "mud" else what
    return f"{in_the_form_of(found['verb'], 'throw')} {what}"


_PLAINER = tuple((re.compile(one, re.IGNORECASE), words) for one, words in _WRITTEN)


def plain_handiwork(text: str) -> str:
    """The text with everyday doings in plain words. What is spoken stays."""
    return text if len(text) > LONGEST else unspoken(text, _plain)


def _plain(text: str) -> str:
    for pattern, words in _PLAINER:
        text = pattern.sub(words, text)
    return text
