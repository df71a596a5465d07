"""How people and things deal with one another, in plain words: what one makes another do, whom one
helps or teaches, and what one does to what another wears."""

from soracli.script.lexicon import Lexicon
from soracli.script.reader.broadsides import plain_broadsides
from soracli.script.reader.causing import plain_causes
from soracli.script.reader.helping import plain_help
from soracli.script.reader.its_own_flame import plain_flames
from soracli.script.reader.of_others import plain_others
from soracli.script.reader.own_clothes import plain_clothes
from soracli.script.reader.plain_handiwork import plain_handiwork
from soracli.script.reader.struck import plain_blows
from soracli.script.reader.tools_in_hand import plain_tools
from soracli.script.reader.worn_by_somebody import worn_by_somebody


def plain_dealings(text: str, lexicon: Lexicon) -> str:
    """The text with all that one does to another in plain words. What is spoken stays."""
    text = plain_broadsides(worn_by_somebody(plain_flames(plain_clothes(text))))
    plain = plain_blows(plain_handiwork(plain_tools(text)), lexicon)
    plain = plain_help(plain_others(plain), lexicon)
    return plain_causes(plain, lexicon)
