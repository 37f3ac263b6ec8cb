"""What the kinds are written with: texts, ids, dates, references, words of a closed list."""

from dataclasses import dataclass
from functools import lru_cache
from typing import Annotated, ClassVar, Literal, get_args

from pydantic import (
    AfterValidator,
    BaseModel,
    BeforeValidator,
    ConfigDict,
    Field,
    GetJsonSchemaHandler,
    PlainSerializer,
    StringConstraints,
    WithJsonSchema,
)
from pydantic.fields import FieldInfo
from pydantic.json_schema import JsonSchemaValue
from pydantic_core import CoreSchema

from ..dates import PartialDate
from ..urls import site_address, web_address

ID_SHAPE = r"^[a-z0-9]+(-[a-z0-9]+)*$"


@dataclass(frozen=True)
class Ref:
    """Marks a text as the id of a record of another kind."""

    kind: str

    def __get_pydantic_json_schema__(self, core: CoreSchema, handler: GetJsonSchemaHandler) -> JsonSchemaValue:
        return handler(core) | _known(handler, self.kind)


@dataclass(frozen=True)
class Names:
    """Marks a text as words that stand for a record of another kind where readers see it: one of its names."""

    kind: str


@dataclass(frozen=True)
class Word:
    """Marks a text as a word of one of the closed lists in vocab.yml."""

    list: str

    def __get_pydantic_json_schema__(self, core: CoreSchema, handler: GetJsonSchemaHandler) -> JsonSchemaValue:
        return handler(core) | _known(handler, f"list-{self.list}")


KNOWN = "x-known"  # in a schema for editors: where it finds what there is to choose from


def _known(handler: GetJsonSchemaHandler, name: str) -> JsonSchemaValue:
    return {KNOWN: name} if handler.mode == "validation" else {}


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


DATE = {"type": "string", "pattern": r"^\d{4}(-\d{2}(-\d{2})?)?$"}
ADDRESS = r"^https?://[^\s<>\"]+$"
LANGUAGE = r"^[a-z]{2,3}(-[A-Z][A-Za-z]+)?$"
CLOCK = r"^([01]\d|2[0-3]):[0-5]\d$"
ZONE = r"^(UTC|[A-Z][A-Za-z_]+(/[A-Z][A-Za-z_-]+)+)$"
CURRENCY = r"^[A-Z]{3}$"
FORMS = {  # what each pattern asks for, in words
    ID_SHAPE: "an id is lower-case letters, digits and single hyphens, 80 characters at most",
    ADDRESS: "expected a web address: http:// or https://, then no spaces, quotation marks, < or >",
    LANGUAGE: "expected the code of a language: en, ps, zh-Hans",
    CLOCK: "expected an hour of the day: 07:05, 23:40",
    ZONE: "expected a time zone: UTC, Europe/Paris",
    CURRENCY: "expected the code of a currency: USD, EUR",
}

Text = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1)]
Id = Annotated[str, StringConstraints(pattern=ID_SHAPE, max_length=80)]
Url = Annotated[str, StringConstraints(pattern=ADDRESS), AfterValidator(web_address)]
SiteUrl = Annotated[str, StringConstraints(pattern=ADDRESS), AfterValidator(site_address)]
Language = Annotated[str, StringConstraints(pattern=LANGUAGE)]
Date = Annotated[
    PartialDate,
    BeforeValidator(_date),
    PlainSerializer(str),
    WithJsonSchema(DATE, mode="serialization"),
    WithJsonSchema(DATE | {"type": ["string", "integer"], "minimum": 1, "maximum": 9999}, mode="validation"),  # a year alone
]
Clock = Annotated[str, StringConstraints(pattern=CLOCK)]
Zone = Annotated[str, StringConstraints(pattern=ZONE)]
Currency = Annotated[str, StringConstraints(pattern=CURRENCY)]
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
