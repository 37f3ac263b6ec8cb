"""The page of a served site that tells what an edit changes: worked out beside the server, so that nobody waits for it."""

from __future__ import annotations

import logging
import re
import threading
from dataclasses import replace
from pathlib import Path

from markupsafe import Markup

from ..build.cache import Cache
from ..page.render import environment
from ..prose.sentences import Call
from ..record.kinds import KINDS
from ..record.schema import write_known
from .base import accepted
from .diff import Diff, compare
from .shown import Shown, shown
from .states import before

FOLDER = "_edit"  # of the served site; no page of docs/ can be called so, for pages that begin with a line are left out
ARTICLE = re.compile(r"(<article\b[^>]*>).*?(</article>)", re.DOTALL)
TITLE = re.compile(r"<title>.*?</title>", re.DOTALL)
log = logging.getLogger("mkdocs.plugins.macros")


class Beside:
    """Works out what the state that is served changes; the state it is compared with is read once."""

    def __init__(self) -> None:
        self._old: tuple[str, Shown, str] | None = None
        self._turn = 0
        self._one_at_a_time = threading.Lock()

    def start(self, project: Path, site: Path, address: str) -> None:
        """Write a page that waits, and have it replaced by what an edit changes as soon as that is known."""
        shell = site / "404.html"
        if not shell.is_file():
            return
        self._turn += 1
        page = Page(shell.read_bytes().decode(), site / FOLDER / "index.html")
        page.write(environment().get_template("edit/waiting.html.jinja").render(), again=True)
        log.info(f"What this changes for readers: {address}{FOLDER}/")
        threading.Thread(target=self._work, args=(project, page, self._turn), daemon=True).start()

    def _work(self, project: Path, page: Page, turn: int) -> None:
        with self._one_at_a_time:
            if turn == self._turn:
                try:
                    text = _markup(self._diff(project))
                except Exception as error:  # whatever goes wrong here is no reason to disturb whoever writes
                    text = environment().get_template("edit/faults.html.jinja").render(faults=[("", str(error))])
                if turn == self._turn:
                    page.write(text)

    def _diff(self, project: Path) -> Diff:
        last = accepted(project).id
        if self._old is None or self._old[0] != last:
            self._old = (last, *before(project))
        cache = Cache(project)

        def markup(path: str, call: Call) -> str:
            return cache.markup(path, False, call.name, call.args, call.kwargs)

        known = {folder: getattr(cache.site.model, folder) for folder in KINDS}
        write_known(project / "data", known, cache.site.model.explainer, cache.site.model.vocab)
        return compare(self._old[1], shown(project, cache.site, markup=markup), self._old[2])


class Page:
    """A page in the shell of the site's own."""

    def __init__(self, shell: str, path: Path) -> None:
        self._shell, self._path = shell, path

    def write(self, content: str, again: bool = False) -> None:
        """Write the page; `again`: it asks for itself anew until it is another."""
        text = ARTICLE.sub(lambda match: match[1] + content + match[2], self._shell, count=1)
        asks = '<meta http-equiv="refresh" content="2">' if again else ""
        text = TITLE.sub(f"<title>What this edit changes</title>{asks}", text, count=1)
        self._path.parent.mkdir(parents=True, exist_ok=True)
        self._path.write_bytes(text.encode())


def _markup(diff: Diff) -> str:
    """A comparison as markup; the pictures in it are our templates' own."""
    drawn = [(name, Markup(old), Markup(new)) for name, old, new in diff.pictures]
    return environment().get_template("edit/diff.html.jinja").render(diff=replace(diff, pictures=drawn))
