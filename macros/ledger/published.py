"""The claims as last accepted: data/published.json, written by `accept`, never by hand."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any
from uuid import UUID

from pydantic import Field, ValidationError, field_validator

from ..record.kinds import Claim, Record
from ..record.kinds.fields import Date, Model
from ..record.problems import Location, Problems

FILE = "published.json"
ASIDE = {"id", "about", "checked", "hold"}  # for finding and keeping a claim: not what it asserts
UNORDERED = ("sources", "disputes", "differs")
OPEN = 4  # levels of the file that stand on lines of their own


class Step(Model):
    """One field of a published claim, changed: what it was, what it became, by which entry of the log."""

    date: Date
    change: str
    field: str
    old: Any = None
    new: Any = None


class AcceptedClaim(Model):
    """A claim as last accepted: its address, its substance, and what changed before."""

    page: str = Field(description="its ledger page below docs/, for good")
    accepted: Date = Field(description="when this state was accepted")
    state: dict[str, Any] = Field(description="its substance; of a withdrawn claim, its last")
    withdrawn: str | None = Field(None, description="the entry that withdrew it")
    history: list[Step] = Field([], description="what changed in it since it was first accepted")

    @field_validator("state")
    @classmethod
    def _of_a_claim(cls, state: dict[str, Any]) -> dict[str, Any]:
        texts = [state.get("statement"), state.get("by", ""), *(state["sources"] if isinstance(state.get("sources"), list) else [None])]
        if not all(isinstance(text, str) for text in texts):
            raise ValueError("is not what a claim says")
        return state


class AcceptedState(Model):
    """How a claim stood when a reading of it was accepted."""

    status: str = Field(description="its status")
    digest: str = Field(description="a hash of its substance")


class AcceptedReading(Model):
    """A reading as last accepted or confirmed."""

    text: str = Field(description="the sentence as readers see it")
    claims: dict[str, AcceptedState] = Field(description="the claims it rests on, as they stood")


class Published(Model):
    """What was published: claims by id, the entries of the log, and when each event came in."""

    urn: UUID | None = Field(None, description="the name that feeds derive their ids from, for good")
    changes: dict[str, dict[str, Any]] = Field({}, description="the log as accepted")
    claims: dict[str, AcceptedClaim] = Field({}, description="every claim that ever stood")
    events: dict[str, Date] = Field({}, description="when each event came in")
    readings: dict[str, list[AcceptedReading]] = Field({}, description="our readings by page, with the claims they rest on as they stood")


def substance(record: Record) -> dict[str, Any]:
    """What a record says, as plain JSON values without defaults; lists whose order means nothing are sorted."""
    state = record.model_dump(mode="json", by_alias=True, exclude_defaults=True, exclude=ASIDE if isinstance(record, Claim) else {"id"})
    for name in UNORDERED:
        if len(state.get(name, ())) > 1:
            state[name] = sorted(state[name], key=str)
    return state


def read_published(data: Path, problems: Problems) -> Published:
    """The file as it stands; nothing published where there is none. A broken file is a fault."""
    path = data / FILE
    place = Location(f"{data.name}/{FILE}")
    if path.is_symlink():
        problems.add(place, "", "is a link: the file itself lies in data/")
        return Published()
    try:
        return Published.model_validate_json(path.read_bytes())
    except FileNotFoundError:
        return Published()
    except ValidationError as error:
        first = error.errors(include_url=False)[0]
        message = f"{first['msg']}: this file is written by `accept`: restore its last version"
        problems.add(place, ".".join(map(str, first["loc"])), message)
    except OSError as error:
        problems.add(place, "", f"cannot be read: {error.strerror}")
    return Published()


def as_text(published: Published) -> str:
    """The file's text: sorted, a field a line, so that a difference reads as what changed."""
    return _lines(published.model_dump(mode="json", exclude_defaults=True), 0) + "\n"


def _lines(value: Any, depth: int) -> str:
    if depth == OPEN or not value or not isinstance(value, dict | list):
        return json.dumps(value, ensure_ascii=False, sort_keys=True)
    pad, end = "\n" + " " * (depth + 1), "\n" + " " * depth
    if isinstance(value, list):
        return "[" + ",".join(pad + _lines(item, depth + 1) for item in value) + end + "]"
    return "{" + ",".join(f"{pad}{json.dumps(key)}: {_lines(value[key], depth + 1)}" for key in sorted(value)) + end + "}"


def line_of(data: Path, section: str, id_: str) -> int:
    """The line of a claim or an entry in the file; 0 where it cannot be told."""
    try:
        lines = (data / FILE).read_text(encoding="utf-8").splitlines()
    except OSError:
        return 0
    start = next((number for number, line in enumerate(lines) if line.startswith(f' "{section}": ')), len(lines))
    return next((number for number, line in enumerate(lines[start:], start + 1) if line.startswith(f'  "{id_}": ')), 0)
