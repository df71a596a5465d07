"""The recipe inside the file: JSON in the `comment` tag and, again, in an XMP box.

The tag survives a stream copy and most re-encodes; the box survives services that drop tags but
pass unknown boxes on. Either one is enough to make the clip again.
"""

import json
import re
from pathlib import Path
from typing import Any

from soracli.media.boxes import XMP_UUID, append_uuid, read_uuid

TAG = "comment"
SCHEMA = "recipe/1"
NAMESPACE = "urn:soracli:recipe:1"
_XMP = (
    '<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>'
    '<x:xmpmeta xmlns:x="adobe:ns:meta/">'
    '<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">'
    '<rdf:Description rdf:about="" xmlns:sora="{namespace}">'
    "<sora:recipe>{recipe}</sora:recipe>"
    "</rdf:Description></rdf:RDF></x:xmpmeta>"
    '<?xpacket end="r"?>'
)

Recipe = dict[str, Any]


def recipe_text(recipe: Recipe) -> str:
    """The recipe as one line of JSON, the same text for the same recipe."""
    return json.dumps(recipe, sort_keys=True, separators=(",", ":"), ensure_ascii=True)


def parse_recipe(text: str) -> Recipe | None:
    """The recipe in a text, or None where the text is something else."""
    try:
        found = json.loads(text)
    except (ValueError, RecursionError):
        return None
    if not isinstance(found, dict) or found.get("schema") != SCHEMA:
        return None
    return found


def add_xmp(path: Path, recipe: Recipe) -> None:
    """Append the recipe to a finished MP4 as an XMP box."""
    packet = _XMP.format(namespace=NAMESPACE, recipe=_escaped(recipe_text(recipe)))
    append_uuid(path, XMP_UUID, packet.encode())


def read_xmp(path: Path) -> Recipe | None:
    """The recipe in the XMP box of a file, or None."""
    packet = read_uuid(path, XMP_UUID)
    if packet is None:
        return None
    match = re.search(r"<sora:recipe>(.*?)</sora:recipe>", packet.decode("utf-8", "replace"), re.S)
    return parse_recipe(_unescaped(match[1])) if match else None


def _escaped(text: str) -> str:
    """Text as XML holds it. (xml.sax would do, and loads all of http.)"""
    return text.replace("&", "&amp;").replace(">", "&gt;").replace("<", "&lt;")


def _unescaped(text: str) -> str:
    return text.replace("&gt;", ">").replace("&lt;", "<").replace("&amp;", "&")
