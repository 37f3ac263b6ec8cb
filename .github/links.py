"""Asks every source's address once and prints those that no longer answer, as a list in Markdown; nothing when all is well."""

from __future__ import annotations

import socket
import sys
import urllib.error
import urllib.request
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from http.client import HTTPException
from pathlib import Path
from urllib.parse import quote, urlsplit, urlunsplit

import yaml

ROOT = Path(__file__).parent.parent
AGENT = "Mozilla/5.0 (compatible; source link check, once a week)"
GONE = {404, 410, 451}
KEPT = "!#$%&'()*+,/:;=?@[]~"  # what a browser leaves as it is in a path or a query
MOST = 0.5  # of the addresses: where more could not be asked, it is we who have no network
Answer = tuple[str, str]  # ALIVE, DEAD or UNASKED, and why
ALIVE, DEAD, UNASKED = "alive", "dead", "could not be asked"


def as_asked(url: str) -> str:
    """An address as a browser asks for it: the host in ASCII, other signs in per cent."""
    parts = urlsplit(url)
    host = (parts.hostname or "").encode("idna").decode()
    port = f":{parts.port}" if parts.port else ""
    return urlunsplit((parts.scheme, f"{host}{port}", quote(parts.path or "/", safe=KEPT), quote(parts.query, safe=KEPT), ""))


def answer(url: str) -> Answer:
    """Whether an address answers, is gone, or could not be asked; one that refuses or is only slow today is alive."""
    try:
        request = urllib.request.Request(as_asked(url), headers={"User-Agent": AGENT})
        with urllib.request.urlopen(request, timeout=30):
            return ALIVE, ""
    except urllib.error.HTTPError as error:
        return (DEAD, f"HTTP {error.code}") if error.code in GONE else (ALIVE, f"HTTP {error.code}")
    except urllib.error.URLError as error:
        return _unreached(url, error.reason)
    except (UnicodeError, ValueError) as error:
        return UNASKED, f"no address that can be asked: {_line(error)}"
    except (HTTPException, OSError) as error:
        return UNASKED, _line(error)


def _unreached(url: str, reason: object) -> Answer:
    """A host without a name is gone, unless it is the name of our own way out that nobody knows."""
    if not isinstance(reason, socket.gaierror) or reason.errno != socket.EAI_NONAME:
        return UNASKED, _line(reason)
    ours = urllib.request.getproxies().get(urlsplit(url).scheme)
    return (UNASKED, "our proxy has no address") if ours else (DEAD, "no such host")


def _line(reason: object) -> str:
    """A reason on one line, without what Markdown would read as a sign."""
    words = " ".join(f"{type(reason).__name__} {reason}".split())[:120]
    return "".join(char for char in words if char.isprintable() and char not in "<>`[]*_|")


def survey(sources: dict[str, str], refusals: dict[str, str], ask: Callable[[str], Answer]) -> dict[str, Answer]:
    """What each source's address answered; hosts known to refuse programs are not asked."""

    def safely(url: str) -> Answer:
        try:
            return ask(url)
        except Exception as error:  # whatever a stranger's server may send: one answer ends no list
            return UNASKED, _line(error)

    asked = {id_: url for id_, url in sorted(sources.items()) if urlsplit(url).netloc not in refusals}
    with ThreadPoolExecutor(8) as pool:
        return dict(zip(asked, pool.map(safely, asked.values()), strict=True))


def report(sources: dict[str, str], answers: dict[str, Answer]) -> str:
    """The list: first what is gone, then what could not be asked; empty where nothing is gone."""
    dead = [f"- [ ] `{id_}` <{sources[id_]}>: {why}" for id_, (how, why) in answers.items() if how == DEAD]
    unasked = [f"- `{id_}` <{sources[id_]}>: {why}" for id_, (how, why) in answers.items() if how == UNASKED]
    if not dead:
        return ""
    return "\n".join([*dead, *(["", "These could not be asked, which says nothing of them:", "", *unasked] if unasked else [])])


def main() -> int:
    """Print the list; 0 unless most addresses could not be asked, since a dead link blocks nothing."""
    sys.path.insert(0, str(ROOT))
    from macros.page.site import open_site
    from macros.record.problems import RecordError

    try:
        sources = {source.id: source.url for source in open_site(ROOT).model.sources.values() if source.url}
    except RecordError as error:
        print(error, file=sys.stderr)
        return 1
    refusals = yaml.safe_load((ROOT / ".github" / "refusals.yml").read_text(encoding="utf-8"))
    answers = survey(sources, refusals, answer)
    unasked = [why for how, why in answers.values() if how == UNASKED]
    if answers and len(unasked) > MOST * len(answers):
        print(f"{len(unasked)} of {len(answers)} addresses could not be asked: {unasked[0]}", file=sys.stderr)
        return 1
    if text := report(sources, answers):
        sys.stdout.buffer.write(f"{text}\n".encode())
    return 0


if __name__ == "__main__":
    sys.exit(main())
