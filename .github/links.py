"""Asks every source's address once and prints those that no longer answer, as a list in Markdown."""

from __future__ import annotations

import sys
import urllib.error
import urllib.request
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from urllib.parse import urlparse

import yaml

ROOT = Path(__file__).parent.parent
AGENT = "Mozilla/5.0 (compatible; source link check, once a week)"
GONE = {404, 410, 451}


def answer(url: str) -> str:
    """Why an address is taken for dead; empty when it answers, refuses or is only slow today."""
    request = urllib.request.Request(url, headers={"User-Agent": AGENT})
    try:
        with urllib.request.urlopen(request, timeout=30):
            return ""
    except urllib.error.HTTPError as error:
        return f"HTTP {error.code}" if error.code in GONE else ""
    except urllib.error.URLError as error:
        return "no such host" if "Name or service not known" in str(error.reason) else ""
    except (OSError, ValueError):
        return ""


def dead(sources: dict[str, str], refusals: dict[str, str], ask: Callable[[str], str]) -> list[str]:
    """One line for each source whose address is gone; hosts known to refuse programs are not asked."""
    asked = {id_: url for id_, url in sorted(sources.items()) if urlparse(url).netloc not in refusals}
    with ThreadPoolExecutor(8) as pool:
        answers = dict(zip(asked, pool.map(ask, asked.values()), strict=True))
    return [f"- [ ] `{id_}` <{asked[id_]}>: {why}" for id_, why in answers.items() if why]


def main() -> int:
    """Print the list; always 0, since a dead link blocks nothing."""
    sys.path.insert(0, str(ROOT))
    from macros.page.site import open_site

    sources = {source.id: source.url for source in open_site(ROOT).model.sources.values()}
    refusals = yaml.safe_load((ROOT / ".github" / "refusals.yml").read_text(encoding="utf-8"))
    print("\n".join(dead(sources, refusals, answer)))
    return 0


if __name__ == "__main__":
    sys.exit(main())
