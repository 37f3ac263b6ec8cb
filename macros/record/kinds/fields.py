"""What the kinds are written with: texts, ids, dates, references, words of a closed list."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from typing import Annotated, ClassVar, Literal, get_args

from pydantic import AfterValidator, BaseModel, BeforeValidator, ConfigDict, Field, PlainSerializer, StringConstraints, WithJsonSchema
from pydantic.fields import FieldInfo

from ..dates import PartialDate
from ..urls import site_address, web_address

ID_SHAPE = r"^[a-z0-9]+(-[a-z0-9]+)*$"


@dataclass(frozen=True)
class Ref:
    """Marks a text as the id of a record of another kind."""

    kind: str


@dataclass(frozen=True)
class Names:
    """Marks a text as words that stand for a record of another kind where readers see it: one of its names."""

    kind: str


@dataclass(frozen=True)
class Word:
    """Marks a text as a word of one of the closed lists in vocab.yml."""

    list: str


@dataclass(frozen=True)
class Kept:
    """How the ledger keeps a field; what is not marked is substance, and its order means something.

    `substance`: what it says changes only with an entry of the log. `wording`: our own words, which may be bettered
    by an entry of that kind. `free`: for finding, drawing and keeping a record; it changes unasked.
    """

    how: Literal["substance", "wording", "free"] = "substance"
    ordered: bool = True


FREE, WORDING, UNORDERED = Kept("free"), Kept("wording"), Kept(ordered=False)


def _date(value: object) -> PartialDate:
    return value if isinstance(value, PartialDate) else _parsed(str(value))


_parsed = lru_cache(maxsize=8192)(PartialDate.parse)  # most days are many records' day


Text = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1)]
Id = Annotated[str, StringConstraints(pattern=ID_SHAPE, max_length=80)]
Url = Annotated[str, StringConstraints(pattern=r"^https?://[^\s<>\"]+$"), AfterValidator(web_address)]
SiteUrl = Annotated[str, StringConstraints(pattern=r"^https?://[^\s<>\"]+$"), AfterValidator(site_address)]
Language = Annotated[str, StringConstraints(pattern=r"^[a-z]{2,3}(-[A-Z][A-Za-z]+)?$")]
Date = Annotated[
    PartialDate,
    BeforeValidator(_date),
    PlainSerializer(str),
    WithJsonSchema({"type": "string", "pattern": r"^\d{4}(-\d{2}(-\d{2})?)?$"}),
]
Clock = Annotated[str, StringConstraints(pattern=r"^([01]\d|2[0-3]):[0-5]\d$")]
Zone = Annotated[str, StringConstraints(pattern=r"^(UTC|[A-Z][A-Za-z_]+(/[A-Z][A-Za-z_-]+)+)$")]
Currency = Annotated[str, StringConstraints(pattern=r"^[A-Z]{3}$")]
ActorId = Annotated[str, Ref("actor")]
ClaimId = Annotated[str, Ref("claim")]
EventId = Annotated[str, Ref("event")]
PlaceId = Annotated[str, Ref("place")]
SourceId = Annotated[str, Ref("source")]


class Model(BaseModel):
    """What all records and their parts share: frozen, and no unknown key."""

    model_config = ConfigDict(extra="forbid", frozen=True, arbitrary_types_allowed=True, allow_inf_nan=False)


class Record(Model):
    """A record with an address of its own: `id` is its key in the YAML."""

    kind_name: ClassVar[str]
    folder: ClassVar[str]
    id: Id

    @property
    def leans_on(self) -> list[str]:
        """The ids of the claims the record is carried by."""
        values = (getattr(self, name) for name, info in type(self).model_fields.items() if info.description and _names_claims(info))
        return [id_ for value in values if value for id_ in (value if isinstance(value, list) else [value])]


def _names_claims(info: FieldInfo) -> bool:
    return Ref("claim") in info.metadata or any(Ref("claim") in getattr(arg, "__metadata__", ()) for arg in get_args(info.annotation))


class Time(Model):
    """An hour of the day, and where that hour was told."""

    at: Clock = Field(description="hour and minute of the 24-hour day, HH:MM")
    until: Clock | None = Field(None, description="hour and minute it ended; before 'at': on the next day")
    zone: Zone = Field(description="time zone by its name in the IANA database: Europe/Paris, UTC")


class Native(Model):
    """A name in its own script."""

    lang: Language = Field(description="language code: ur, ps, prs")
    text: Text = Field(description="the name as that language writes it")
