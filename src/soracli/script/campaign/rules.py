"""What a template may say: a short list of what Jinja knows. All else is refused before it runs."""

import math
from inspect import signature

from jinja2 import nodes

from soracli.script.board.faults import near
from soracli.script.board.part import Part
from soracli.script.campaign.filters import FILTERS
from soracli.script.campaign.spots import spot_in

MOST_NODES = 1000
"""Pieces of one template; each is worth at most a text of MOST_CHARACTERS."""
MOST_DEPTH = 40
_ALLOWED: tuple[type[nodes.Node], ...] = (
    nodes.Template,
    nodes.Output,
    nodes.TemplateData,
    nodes.If,
    nodes.CondExpr,
    nodes.Name,
    nodes.Const,
    nodes.Compare,
    nodes.Operand,
    nodes.And,
    nodes.Or,
    nodes.Not,
    nodes.Neg,
    nodes.Concat,
    nodes.Filter,
    nodes.Keyword,
    nodes.Getitem,
    nodes.Dict,
    nodes.Pair,
    nodes.List,
    nodes.Tuple,
)
_REFUSED: tuple[tuple[type[nodes.Node], str], ...] = (
    (nodes.For, "loop"),
    (nodes.Call, "call"),
    (nodes.CallBlock, "call"),
    (nodes.Getattr, "reach into a value"),
    (nodes.Test, "test with is"),
    (nodes.BinExpr, "calculate"),
    (nodes.Assign, "set a variable"),
    (nodes.AssignBlock, "set a variable"),
    (nodes.Macro, "define anything"),
    (nodes.Include, "include"),
    (nodes.Import, "import"),
    (nodes.FromImport, "import"),
    (nodes.Extends, "extend another"),
)
WAYS = "Write {name}, {name|upper} or {% if name == 'x' %}…{% endif %}; a brace itself is {'{'}."


def variables_of(part: Part, tree: nodes.Template) -> tuple[tuple[str, ...], dict[str, int]]:
    """The variables of a template: all of them, and by offset those it needs.

    Raises InputError for everything that a template may not do.
    """
    found: list[tuple[int, str, bool]] = []
    spared: set[int] = set()
    waiting: list[tuple[nodes.Node, int]] = [(tree, 0)]
    seen = 0
    while waiting:
        node, depth = waiting.pop()
        seen += 1
        if seen > MOST_NODES or depth > MOST_DEPTH:
            raise part.refuse("this template is too long", "Make it simpler.")
        _refuse_others(part, node)
        if isinstance(node, nodes.Filter):
            _refuse_unknown(part, node)
            if node.name == "default" and isinstance(node.node, nodes.Name):
                spared.add(id(node.node))
        if isinstance(node, nodes.Name):
            found.append((node.lineno or 0, node.name, id(node) not in spared))
        waiting += [(child, depth + 1) for child in node.iter_child_nodes()]
    found.sort()
    names = dict.fromkeys(name for _, name, _ in found)
    # of several places of a name the first is told
    needed = {name: offset for offset, name, is_needed in reversed(found) if is_needed}
    return tuple(names), {name: needed[name] for name in names if name in needed}


def _refuse_others(part: Part, node: nodes.Node) -> None:
    number = node.value if isinstance(node, nodes.Const) else 0
    if isinstance(number, float) and not math.isfinite(number):
        raise spot_in(part, node.lineno or 0).refuse("this number is too large", "Write it out.")
    if type(node) in _ALLOWED:
        return
    doing = next((words for kind, words in _REFUSED if isinstance(node, kind)), "do that")
    spot = spot_in(part, node.lineno or 0)
    raise spot.refuse(f"a template cannot {doing}", WAYS)


def _refuse_unknown(part: Part, node: nodes.Filter) -> None:
    spot = spot_in(part, node.lineno or 0)
    if node.name in FILTERS and not (node.dyn_args or node.dyn_kwargs):
        named = {str(one.key): one.value for one in node.kwargs}
        takes = signature(FILTERS[node.name])
        try:
            takes.bind(node.node, *node.args, **named)
        except TypeError:
            wanted = ", ".join([*takes.parameters][1:]) or "nothing"
            raise spot.refuse(f'"|{node.name}" takes {wanted}', WAYS) from None
        return
    raise spot.refuse(f'a template knows no "|{node.name[:60]}"', near(node.name, FILTERS))
