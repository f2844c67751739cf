"""What html-validate says of every page: HTML as the standard has it, and the habits it recommends."""

from __future__ import annotations

import json
import subprocess
from pathlib import Path
from typing import Final

from tests.audit import tools
from tests.audit.fault import Fault, Missing
from tests.audit.sites import Site

CONFIGURATION: Final = Path(__file__).parent / "html-validate.cjs"
"""Each rule that is left out has its reason there."""


def validate(site: Site, told: Path) -> list[Fault]:
    """Return what is wrong with any page of a site; ``told`` is the file in which the tool says so."""
    told.parent.mkdir(parents=True, exist_ok=True)
    options = ["--config", str(CONFIGURATION), "--formatter", f"json={told}"]
    command = [*tools.of_npm("html-validate"), *options, f"{site.folder}/**/*.html"]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    if not told.is_file():
        raise Missing(f"html-validate không chạy được:\n{done.stdout}{done.stderr}")
    results = json.loads(told.read_text(encoding="utf-8"))
    return [
        Fault(
            f"{site.name}/{Path(page['filePath']).relative_to(site.folder)}:{each['line']}:{each['column']}",
            f"{each['ruleId']}: {each['message']}",
        )
        for page in results
        for each in page["messages"]
    ]
