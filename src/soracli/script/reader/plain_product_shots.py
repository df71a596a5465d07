"""Product shots: what a bottle stands on "on black marble" is a slab and no marble, a ring "on
red velvet" lies on a cushion, and light that sweeps across the glass has no glass of its own.
"""

import re

from soracli.script.reader.unspoken import LONGEST, unspoken

_HOW = (
    r"(?:(?:polished|glossy|wet|dark|pale|smooth|rough|cracked|veined|reflective|shiny|matte|deep|"
    r"crumpled|draped|flowing|soft|luxurious|rich) )?"
    r"(?P<color>(?:black|white|grey|gray|green|blue|red|gold|golden|pink|beige|brown|dark|"
    r"emerald|crimson|purple|navy|ivory|cream|burgundy|champagne)(?: and (?:white|gold|black))? )?"
)
_STONES = (
    r"marble|slate|granite|onyx|obsidian|travertine|limestone|sandstone|basalt|quartz|terrazzo"
)
_CLOTHS = r"velvet|silk|satin|suede|velour"
_ENDS = r"(?=\s*(?:[,.;]|$|(?:in|with|under|while|as|at|against|and|beside|next|surrounded)\b))"
_ON_STONE = re.compile(
    rf"\b(?P<on>on|upon|onto|atop|on top of) {_HOW}(?P<stuff>{_STONES})"
    rf"(?: (?:surface|background|base|stone))?{_ENDS}",
    re.IGNORECASE,
)
_ON_CLOTH = re.compile(
    rf"\b(?P<on>on|upon|onto|atop|on top of) {_HOW}(?P<stuff>{_CLOTHS})"
    rf"(?: (?:surface|fabric|cloth|sheets?))?{_ENDS}",
    re.IGNORECASE,
)
_GLINTS = re.compile(
    r"(?:,|, with| with| as| while| and) (?:(?:an?|the|soft|warm|cold|cool|golden|bright|subtle|"
    r"studio|rim|white|blue|pink|neon|dramatic|beams? of|rays? of|morning|sun) ){0,4}"
    r"(?:light|lights|sunlight|reflections?|highlights?|glints?|rays|beam) "
    r"(?:is |are )?(?:sweep|glid|danc|play|glint|reflect|refract|shin|mov|slid|slide|travel|pass|"
    r"catch|roll|ripple|rippl|run|spark|glow|bounc|flicker|shimmer|trac)[a-z]* "
    r"(?:across|over|through|off|on|along|around|in|up|down|from) (?:the|its) "
    r"(?:[a-z]+ )?(?:glass|bottle|surface|metal|liquid|label|edges?|facets?|curves?|case|body|"
    r"dial|crystal|contours?|cap|packaging|logo|chrome|paint|hood)(?=[,.;]|$)",
    re.IGNORECASE,
)


def plain_product_shots(text: str) -> str:
    """The text with the slabs and cushions that wares lie on. What is spoken stays."""
    if len(text) > LONGEST:
        return text

    def slab(said: re.Match[str]) -> str:
        return f"{said['on']} a {said['color'] or ''}{said['stuff']} slab"

    def cushion(said: re.Match[str]) -> str:
        return f"{said['on']} a {said['color'] or ''}cushion"

    return unspoken(
        text, lambda part: _ON_CLOTH.sub(cushion, _ON_STONE.sub(slab, _GLINTS.sub("", part)))
    )
