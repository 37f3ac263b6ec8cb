"""Every page of a built site through Lighthouse, on a phone and on a desk: `python tests/bench/lighthouse.py SITE MODULES [PAGE ...]`.

MODULES is the node_modules folder after `npm install lighthouse@13`. Lighthouse 13 needs Node 22.19 or later;
`npm install node@22` puts one there, where there is none. Chromium is found as in the tests. Close what else
is at work on the machine: performance is a time measured. The exit is 1 where a score is below 100.
"""

from __future__ import annotations

import gzip
import json
import os
import subprocess
import sys
import threading
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).parent.parent))
import find_chromium

FORMS = {"mobile": [], "desktop": ["--preset=desktop"]}


class Plain(SimpleHTTPRequestHandler):
    """A plain static server: compresses, and keeps what has a hash in its name."""

    protocol_version = "HTTP/1.1"

    def do_GET(self) -> None:
        path = Path(self.translate_path(self.path))
        path = path / "index.html" if path.is_dir() else path
        if not path.is_file():
            self.send_error(404)
            return
        body = gzip.compress(path.read_bytes())
        self.send_response(200)
        self.send_header("Content-Type", self.guess_type(str(path)))
        self.send_header("Content-Encoding", "gzip")
        self.send_header("Content-Length", str(len(body)))
        self.send_header("Cache-Control", "max-age=31536000, immutable" if path.suffix in (".css", ".js") else "max-age=0")
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, format: str, *args: object) -> None:
        pass


def audit(modules: Path, url: str, form: str) -> Any:
    """One report of Lighthouse."""
    own = modules / "node" / "bin" / "node"
    command = [str(own if own.exists() else "node"), str(modules / "lighthouse" / "cli" / "index.js"), url, "--output=json", "--quiet"]
    environment = {**os.environ, "CHROME_PATH": os.environ.get("CHROME_PATH") or find_chromium.find() or ""}
    flags = ["--chrome-flags=--headless=new --no-sandbox", *FORMS[form]]
    done = subprocess.run([*command, *flags], env=environment, capture_output=True, text=True, check=True)
    return json.loads(done.stdout)


def faults(report: Any) -> list[str]:
    """The audits that took something from a score, or stand in the category of agents and did not pass."""
    found = []
    for name, category in report["categories"].items():
        for ref in category["auditRefs"]:
            one = report["audits"][ref["id"]]
            counts = ref["weight"] > 0 or name == "agentic-browsing"
            if counts and one["score"] is not None and one["score"] < (0.9 if name == "performance" else 1):
                found.append(f"{ref['id']} {one.get('displayValue', '')}".strip())
    return found


def main(site: Path, modules: Path, pages: list[str]) -> int:
    """Print the scores of each page, and what keeps one from 100; 0 where nothing does."""
    paths = pages or sorted(path.parent.relative_to(site).as_posix().replace(".", "") for path in site.rglob("index.html"))
    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(Plain, directory=str(site)))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    below = 0
    for path in paths:
        for form in FORMS:
            report = audit(modules, f"http://127.0.0.1:{server.server_port}/{path.strip('/')}{'/' if path.strip('/') else ''}", form)
            scores = {name: round(100 * (category["score"] or 0)) for name, category in report["categories"].items()}
            below += any(score < 100 for score in scores.values())
            shift = report["audits"]["cumulative-layout-shift"]["numericValue"]
            row = [*(f"{score:4}" for score in scores.values()), f"{shift:7.4f}", f"{form:8}", path or "home"]
            print(" ".join(row), *faults(report), sep="  ", flush=True)
    print(f"{', '.join(scores)}, layout shift: Lighthouse {report['lighthouseVersion']}")
    print(f"{below} of {len(FORMS) * len(paths)} reports below 100")
    server.shutdown()
    return int(below > 0)


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1]), Path(sys.argv[2]), sys.argv[3:]))
