"""Every page of a built site through the Nu HTML checker: `python tests/bench/nu.py SITE JAR`; 1 where it finds errors.

It needs Java, and the checker from npm: `npm install vnu-jar` puts it at node_modules/vnu-jar/build/dist/vnu.jar.
"""

from __future__ import annotations

import json
import subprocess
import sys
from collections import Counter
from pathlib import Path


def main(site: Path, jar: Path) -> int:
    """Print each error once, with how often it stands and where first; then how many pages were read."""
    pages = list(site.rglob("*.html"))
    command = ["java", "-jar", str(jar), "--errors-only", "--skip-non-html", "--format", "json", str(site)]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    found = [message for message in json.loads(done.stderr)["messages"] if message["type"] != "info"]
    first = {message["message"]: message for message in reversed(found)}
    for text, times in Counter(message["message"] for message in found).most_common():
        where = first[text]
        print(f"{times:5}  {text}\n       {where.get('url')}:{where.get('lastLine')}: {' '.join(where.get('extract', '').split())}")
    print(f"{len(pages)} pages, {len(found)} errors")
    return int(bool(found) or not pages)


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1]), Path(sys.argv[2])))
