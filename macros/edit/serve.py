"""What `serve` shows and `build` does not: the faults of an edit as a page, and what stops a build beside the page it is on."""

from __future__ import annotations

import logging
import re
import socket
from pathlib import Path
from typing import Any

from ..page.render import environment

PLUGIN = "mkdocs.plugins.mkdocs_macros.util"
GENERATORS = ("mkdocs", "properdocs")
PLACE = re.compile(r"(?P<place>[^\s:]+(?::\d+)?): (?P<message>.*)")
ARTICLE = re.compile(r"<article\b[^>]*>")
POLICY = "script-src 'self'"  # the server puts a script into each page, which reloads it after a build


def quiet() -> None:
    """Have the plugin that calls us say nothing of how it goes about it, unless it is asked to tell all."""
    logger = logging.getLogger(PLUGIN)
    if not logger.filters:
        logger.addFilter(lambda record: record.levelno != logging.INFO)


def serving(env: Any) -> bool:
    """Whether the generator serves the site while it is edited: then the site's address is the server's."""
    conf = getattr(env, "conf", None)
    server = getattr(conf, "dev_addr", None)
    return bool(server) and str(getattr(conf, "site_url", "")).startswith(f"http://{server}/")


def taken(env: Any) -> str:
    """What to do where another program listens at the server's address; empty where none does."""
    host, port = env.conf.dev_addr
    with socket.socket(socket.AF_INET6 if ":" in host else socket.AF_INET) as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((host, port))
        except OSError as error:
            how = f"make serve PORT={port + 1}, or mkdocs serve --dev-addr {host}:{port + 1}"
            return f"{host}:{port} cannot be listened at ({error.strerror}): take another port: {how}"
    return ""


class Preview:
    """One build of a served site: its faults, if any, stand on every page in place of what cannot be shown."""

    def __init__(self) -> None:
        self.report = ""
        self._warnings = _Warnings()
        for name in GENERATORS:
            logger = logging.getLogger(name)
            for handler in list(logger.handlers):
                # What counts warnings would stop the server for good at the first dead link.
                if type(handler).__name__ in ("CountHandler", "_Warnings"):
                    logger.removeHandler(handler)
            logger.addHandler(self._warnings)

    def fail(self, report: str) -> None:
        """Take the faults of the record or the pages: from now on every page shows them."""
        if report != self.report:
            logging.getLogger("mkdocs.plugins.macros").error(f"\n{report}")
        self.report = report

    def page(self) -> str:
        """The faults as the Markdown of a page."""
        found = faults(self.report)
        title = "One fault to mend" if len(found) == 1 else f"{len(found)} faults to mend"
        return f"# {title}\n\n" + environment().get_template("edit/faults.html.jinja").render(faults=found)

    def finish(self, site: Path) -> None:
        """Let the served pages reload themselves, and show at their head what would stop a build, such as a dead link."""
        told = list(dict.fromkeys(self._warnings.messages)) if not self.report else []
        note = environment().get_template("edit/warnings.html.jinja").render(messages=told) if told else ""
        for path in site.rglob("*.html"):
            text = path.read_bytes().decode().replace(POLICY, f"{POLICY} 'unsafe-inline'", 1)
            path.write_bytes(ARTICLE.sub(lambda match: match[0] + note, text, count=1).encode())


def faults(report: str) -> list[tuple[str, str]]:
    """Each fault of a report: where it stands, and what is wrong."""
    found = ((PLACE.fullmatch(line), line) for line in report.splitlines() if line.strip())
    return [(match["place"], match["message"]) if match else ("", line) for match, line in found]


class _Warnings(logging.Handler):
    """Keeps what the generator warns of: a strict build stops at it."""

    def __init__(self) -> None:
        super().__init__(logging.WARNING)
        self.messages: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        if record.levelno == logging.WARNING:
            self.messages.append(record.getMessage())
