"""What the gate found of a film, as text for people."""

from soracli.cli.report import counted, row
from soracli.studio.gate import Finding, Gate


def gate_lines(gate: Gate) -> list[str]:
    """Every check on a line of its own, what to do about it below, and the whole at the end."""
    lines = []
    for finding in gate.findings:
        lines.append(row(finding.check, _words(finding)))
        if finding.hint and finding.level != "ok":
            lines.append(row("", finding.hint))
    return [*lines, f"{gate.path}: {_whole(gate)}"]


def _words(finding: Finding) -> str:
    return finding.message if finding.level == "ok" else f"{finding.level}: {finding.message}"


def _whole(gate: Gate) -> str:
    levels = [finding.level for finding in gate.findings]
    wrong = [counted(levels.count(level), level) for level in ("fault", "warning")]
    told = [words for words in wrong if not words.startswith("0 ")]
    return ", ".join(told) or "nothing is wrong with it"
