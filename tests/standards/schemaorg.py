"""Writes schemaorg.json: the classes of schema.org we use, out of the npm package schema-dts.

npm pack schema-dts && tar xf schema-dts-*.tgz
python tests/standards/schemaorg.py package/dist/schema.d.ts
"""

from __future__ import annotations

import json
import re
import sys
from pathlib import Path

USED = [
    "BackgroundNewsArticle", "CorrectionComment", "CreativeWork", "DataDownload", "Dataset", "DefinedTerm", "DefinedTermSet",
    "GeoShape", "Organization", "Place", "WebPage", "WebSite",
]  # fmt: skip
INTERFACE = re.compile(r"^(?:export )?interface (\w+?)Base extends ([^{]+)\{(.*?)^\}", re.MULTILINE | re.DOTALL)
LEAF = re.compile(r"^export interface (\w+?)Leaf extends (\w+?)Base\b", re.MULTILINE)
PROPERTY = re.compile(r'^    "(\w+)"\?: SchemaValue<(.*?), "\w+">;', re.MULTILINE | re.DOTALL)


def vocabulary(text: str) -> dict[str, dict[str, object]]:
    """Each class in use and its parents: `parents`, and `properties` with the types each may hold."""
    found = {}
    for name, parents, body in INTERFACE.findall(text):
        above = re.findall(r"(\w+?)Base\b", parents)
        properties = {prop: sorted(set(re.findall(r"\w+", types)) - {"IdReference"}) for prop, types in PROPERTY.findall(body)}
        found[name] = {"parents": above, "properties": properties}
    for name, above in LEAF.findall(text):
        found.setdefault(name, {"parents": [above], "properties": {}})
    wanted, todo = {}, list(USED)
    while todo:
        name = todo.pop()
        if name not in wanted:
            wanted[name] = found.get(name, {"parents": [], "properties": {}})
            todo += wanted[name]["parents"]
    return dict(sorted(wanted.items()))


if __name__ == "__main__":
    classes = vocabulary(Path(sys.argv[1]).read_text(encoding="utf-8"))
    Path(__file__).with_suffix(".json").write_text(json.dumps(classes, indent=0, sort_keys=True) + "\n", encoding="utf-8")
