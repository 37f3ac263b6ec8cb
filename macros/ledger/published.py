"""The record as last accepted: data/published.json, written by `accept`, never by hand."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any
from uuid import UUID

from pydantic import Field, ValidationError, field_validator
from pydantic_core import from_json

from ..record.kinds.fields import Date, Model
from ..record.problems import Location, Problems
from .earlier import converted

FILE = "published.json"
OPEN = {"records": 5}  # levels of a section that stand on lines of their own
ELSE = 3


class Step(Model):
    """One field of a published record, changed: what it was, what it became, by which entry of the log."""

    date: Date
    change: str
    field: str
    old: Any = None
    new: Any = None


class AcceptedRecord(Model):
    """A record as last accepted: its substance, and what changed before."""

    came: Date = Field(description="when it was first accepted")
    accepted: Date = Field(description="when this state was accepted")
    page: str = Field("", description="of a claim: its ledger page below docs/, for good")
    state: dict[str, Any] = Field(description="its substance; of a withdrawn record, its last")
    withdrawn: str | None = Field(None, description="the entry that withdrew it")
    history: list[Step] = Field([], description="what changed in it since it was first accepted")


class AcceptedState(Model):
    """How a claim stood when a reading of it was accepted."""

    status: str = Field(description="its status")
    digest: str = Field(description="a hash of its substance")


class AcceptedReading(Model):
    """A reading as last accepted or confirmed."""

    text: str = Field(description="the sentence as readers see it")
    claims: dict[str, AcceptedState] = Field(description="the claims it rests on, as they stood")


class Published(Model):
    """What was published: every record that ever stood, by kind and id; the entries of the log; the fields known."""

    urn: UUID | None = Field(None, description="the name that feeds derive their ids from, for good")
    changes: dict[str, dict[str, Any]] = Field({}, description="the log as accepted")
    since: dict[str, dict[str, Date]] = Field({}, description="since when the ledger keeps each field, by kind")
    records: dict[str, dict[str, AcceptedRecord]] = Field({}, description="every record that ever stood, by kind and id")
    readings: dict[str, list[AcceptedReading]] = Field({}, description="our readings by page, with the claims they rest on as they stood")

    @field_validator("records")
    @classmethod
    def _of_claims(cls, records: dict[str, dict[str, AcceptedRecord]]) -> dict[str, dict[str, AcceptedRecord]]:
        for id_, kept in records.get("claims", {}).items():
            state = kept.state
            texts = [state.get("statement"), state.get("by", ""), *(state["sources"] if isinstance(state.get("sources"), list) else [None])]
            if not kept.page or not all(isinstance(text, str) for text in texts):
                raise ValueError(f"'{id_}' is not what a claim says")
        return records

    @property
    def empty(self) -> bool:
        """Whether nothing was ever accepted."""
        return not (self.urn or self.records)

    def of(self, folder: str) -> dict[str, AcceptedRecord]:
        """Every record of a kind that ever stood, by its id."""
        return self.records.get(folder, {})

    def covers(self, folder: str) -> bool:
        """Whether the ledger answers for a kind: it does from its first acceptance on."""
        return folder in self.since


def read_published(path: Path, file: str, problems: Problems) -> Published | None:
    """The file as it stands; nothing published where there is none; None, with a fault, where it is broken."""
    place = Location(file)
    if path.is_symlink():
        problems.add(place, "", "is a link: the file itself lies in data/")
        return None
    try:
        return Published.model_validate(converted(from_json(path.read_bytes(), allow_inf_nan=False)))
    except FileNotFoundError:
        return Published()
    except ValidationError as error:
        first = error.errors(include_url=False)[0]
        problems.add(place, ".".join(map(str, first["loc"])), _restore(first["msg"]))
    except ValueError as error:
        problems.add(place, "", _restore(f"not JSON: {error}"))
    except OSError as error:
        problems.add(place, "", f"cannot be read: {error.strerror}")
    except (AttributeError, KeyError, TypeError):
        problems.add(place, "", _restore("holds what nobody accepts"))
    return None


def _restore(what: str) -> str:
    return f"{what}: this file is written by `accept`: restore its last version"


def as_text(published: Published) -> str:
    """The file's text: sorted, a field a line, so that a difference reads as what changed."""
    sections = published.model_dump(mode="json", exclude_defaults=True)
    texts = [f"\n {json.dumps(name)}: {_lines(sections[name], 1, OPEN.get(name, ELSE))}" for name in sorted(sections)]
    return "{" + ",".join(texts) + "\n}\n"


def _lines(value: Any, depth: int, most: int) -> str:
    if depth == most or not value or not isinstance(value, dict | list):
        return json.dumps(value, ensure_ascii=False, sort_keys=True)
    pad, end = "\n" + " " * (depth + 1), "\n" + " " * depth
    if isinstance(value, list):
        return "[" + ",".join(pad + _lines(item, depth + 1, most) for item in value) + end + "]"
    return "{" + ",".join(f"{pad}{json.dumps(key)}: {_lines(value[key], depth + 1, most)}" for key in sorted(value)) + end + "}"


def lines_of(path: Path) -> dict[tuple[str, str], int]:
    """The line of each record and each entry in the file, by kind and id; nothing where they cannot be told."""
    found, section, folder = dict[tuple[str, str], int](), "", ""
    try:
        lines = path.read_text(encoding="utf-8").splitlines()
    except (OSError, UnicodeDecodeError):
        return found
    for number, line in enumerate(lines, 1):
        key = line.partition('": ')[0].strip().removeprefix('"')
        if line.startswith(' "'):
            section = key
        elif line.startswith('  "') and section == "records":
            folder = key
        elif (line.startswith('   "') and section == "records") or (line.startswith('  "') and section == "changes"):
            found[folder if section == "records" else section, key] = number
    return found
