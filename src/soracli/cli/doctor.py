"""`sora doctor`."""

import shutil
from dataclasses import asdict

from soracli.cli import console, options
from soracli.cli.progress import can_move, can_picture
from soracli.cli.report import row
from soracli.studio.doctor import Finding, doctor

MARKS = {"good": "ok", "missing": "--", "broken": "!!"}


def command(as_json: options.AsJson = False) -> int:
    """Look at this machine, and say what is missing and how to mend it.

    The exit code is 1 if something is broken, not if something is merely missing.
    """
    findings = []
    for finding in doctor(console.home()):
        findings.append(finding)
        if not as_json:
            _say(finding)
    findings.append(_terminal())
    if as_json:
        listed = [asdict(finding) for finding in findings]
        console.result_json({"schema": "doctor/1", "findings": listed})
    else:
        _say(findings[-1])
    return 1 if any(finding.state == "broken" for finding in findings) else 0


def _say(finding: Finding) -> None:
    console.result(f"{MARKS[finding.state]}{row(finding.name, finding.words)}")
    if finding.mend:
        console.result(f"  {row('', finding.mend)}")


def _terminal() -> Finding:
    seen = console.talk()
    width = shutil.get_terminal_size().columns
    if not can_move(seen):
        return Finding("terminal", "good", "none: progress comes in plain lines")
    colors = seen.color_system or "no"
    picture = "live picture" if can_picture(seen) else "no live picture"
    return Finding("terminal", "good", f"{width} columns, {colors} colors, {picture}")
