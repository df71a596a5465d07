"""A bridge in a landscape: who is on it is on the bridge, and the landscape tells which it is."""

BRIDGES = frozenset(("bridge", "viaduct", "stone bridge", "rope bridge", "footbridge"))
"""Sets on whose deck one is."""
_ROPES = frozenset(("jungle", "jungle waterfall", "bamboo forest"))
"""Landscapes in which a bridge of which no more is said hangs on ropes …"""
_PLANKS = frozenset(("garden", "park", "pond", "japanese garden", "swamp", "forest", "pine forest",
                     "autumn forest", "lake"))  # fmt: skip
"""… is of planks …"""
_STONE = frozenset(
    ("mountains", "valley", "canyon", "fjord", "hill", "meadow", "moor", "river", "village",
     "snowfield", "coast", "castle", "farm", "waterfall", "vineyard", "wheat field", "road",
     "trail", "desert", "savanna", "rice terrace", "quarry", "volcano", "ridge")
)  # fmt: skip
"""… or of stone. In a city it is the great one of a city."""


def bridge_in(bridge: str, land: str) -> str:
    """The set of a bridge (by its set) in another place; "" where it is no bridge in a landscape.

    >>> bridge_in("bridge", "jungle"), bridge_in("viaduct", "mountains"), bridge_in("room", "moor")
    ('rope bridge', 'viaduct', '')
    """
    if bridge not in BRIDGES or land in BRIDGES:
        return ""
    if land not in _ROPES | _PLANKS | _STONE:
        return ""
    if bridge != "bridge":
        return bridge
    return "rope bridge" if land in _ROPES else "footbridge" if land in _PLANKS else "stone bridge"
