"""The files that are not records: the closed lists, and the explainer itself; the mechanism is in pictures.py."""

from itertools import pairwise
from typing import Annotated, Literal, Self

from pydantic import Field, field_validator, model_validator

from .fields import FREE, UNORDERED, WORDING, Date, Id, Model, SiteUrl, Text, Url
from .maps import Bounds, Maps
from .notices import Report, Review
from .numeric import Count, Positive
from .pictures import Ladder

# By these, in English, a statement is known for a denial; another language has its own.
DENIALS = ["no", "not", "never", "none", "nobody", "nothing", "neither", "nor", "denies", "denied", "rejects", "rejected", "baseless",
           "unfounded", "untrue", "false"]  # fmt: skip


class Entry(Model):
    """One word of a closed list."""

    label: Text = Field(description="the word as readers see it")
    meaning: Annotated[Text, WORDING] = Field(description="one line saying what it means")
    shape: Text | None = Field(None, description="the sign that goes with it")
    short: Text | None = Field(None, description="the label where there is little room")
    one: Annotated[Text | None, WORDING] = Field(
        None, description="of a group: what one of them is called, where the label speaks of several"
    )
    stance: Literal["with", "against", "between"] | None = Field(None, description="of a tie: the sign that is drawn for it")
    apart: bool = Field(
        False, description="true: counted apart; of a group: never joined into one range; of an occupation: speaks for a party or a body"
    )
    hollow: Annotated[bool, FREE] = Field(
        False, description="true: counts of this group stand left of the line, drawn hollow on maps; the others right of it"
    )
    person: Annotated[bool, FREE] = Field(
        False, description="true: an actor of this kind is one human being; lists name people last, by name"
    )
    unit: Annotated[bool, FREE] = Field(
        False, description="true: this measure is a unit, and is told with the number where a figure says what it counts"
    )
    verdicts: dict[str, Text] = Field(
        {}, description="of a kind of forecast: its own words for the verdicts, where a promise is kept or not"
    )


class Attribution(Model):
    """The words that turn a mention into an attribution."""

    strong: list[Text] = Field(min_length=1, description="stand alone beside the claimant, before it or after it: says, denies")
    weak: dict[Text, list[Text]] = Field(
        {}, description="attribute with what follows them and not alone: found: [that]; '…' is up to a dozen words, '#' a number"
    )
    before: list[Text] = Field([], description="stand before the claimant: according to; or around it, where '…' is: by …'s count")
    voices: list[Text] = Field([], description="who or what speaks for a party: its minister, a report by it")
    never: list[Text] = Field([], description="hold such a word and attribute nothing: called off")


class Vocab(Model):
    """The closed lists of vocab.yml, by name."""

    lists: dict[str, dict[str, Entry]] = Field(description="closed lists: word to label and meaning")
    attribution: Annotated[Attribution, FREE] = Field(description="words of attribution")
    denials: Annotated[list[Text], FREE] = Field(
        DENIALS, description="words that show a statement to be a denial; absent: those of English"
    )
    counted: Annotated[list[Text], FREE] = Field([], description="nouns that a number word counts as a fact: people, attacks, dollars")
    doubt: Annotated[list[Text], FREE] = Field([], description="words by which a reading of ours says that what it rests on is disputed")


class Side(Model):
    """One side of the story, as balance is counted."""

    label: Text = Field(description="the side's name as readers see it")
    short: Text | None = Field(None, description="the name where there is little room")

    @property
    def brief(self) -> str:
        """Its name where there is little room."""
        return self.short or self.label


class Span(Model):
    """A stretch of the story, as ties and the scale of time are cut by it."""

    label: Text = Field(description="the stretch as readers see it")
    since: Date | None = Field(None, description="its first day; absent: since ever")
    until: Date | None = Field(None, description="the day it ends, which is the next one's first; absent: it goes on")


class Agreement(Model):
    """How often two readers, each alone, assigned the same positions to a view."""

    agreed: Count = Field(description="how many views both read alike")
    of: Positive = Field(description="how many both read")

    @model_validator(mode="after")
    def _part_of_all(self) -> Self:
        if self.agreed > self.of:
            raise ValueError(f"{self.agreed} is more than 'of', {self.of}")
        return self


class Licences(Model):
    """Who may do what with it."""

    code: Text = Field(description="licence of the machine")
    content: Text = Field(description="licence of the text and data")
    content_url: Url = Field(description="where that licence can be read")
    excluded: Text = Field(description="what the licences leave out")


class Explainer(Model):
    """This explainer: its name, its dates, its sides, its licences."""

    title: Text = Field(description="the site's name")
    tagline: Annotated[Text, WORDING] = Field(description="one line under it")
    authors: Text = Field(description="who signs it, as a citation names them")
    as_of: Annotated[Date, FREE] = Field(description="the last date the record speaks of")
    reviewed: Annotated[Date, FREE] = Field(description="when the record was last reviewed")
    next_review: Annotated[Date, FREE] = Field(description="when it is due to be reviewed again")
    url: Annotated[SiteUrl | None, FREE] = Field(None, description="where it is published; absent: not yet known")
    contact: Annotated[Text, WORDING] = Field(description="how to report an error")
    report: Annotated[Report | None, FREE] = Field(None, description="where to report an error; absent: no address is known yet")
    review: Review | None = Field(None, description="how far the record was reviewed, as a line on every page")
    sides: dict[Id, Side] = Field(min_length=1, description="the sides, in the order they are shown")
    spans: dict[Id, Span] = Field(min_length=1, description="the stretches of the story, in order, without gaps")
    positions_agreement: Agreement | None = Field(None, description="how often two readers assigned the same positions to a view")
    ladder: Ladder | None = Field(None, description="what stands where on the ladder of time; absent: none is drawn")
    shared_ids: Annotated[list[Id], UNORDERED] = Field(
        [], description="ids that stood in two kinds before that was refused; no more are added"
    )
    licences: Licences
    bounds: Annotated[Bounds, FREE]
    maps: Annotated[Maps, FREE] = Field(Maps(), description="the parts of the world that have a map of their own; whose outlines they are")
    page_holds: Annotated[Positive, FREE] = Field(300, description="how many claims one page lists at most")

    @model_validator(mode="after")
    def _maps_within_bounds(self) -> Self:
        for id_, extent in self.maps.extents.items():
            if not self.bounds.holds(extent):
                raise ValueError(f"maps.extents.{id_} reaches beyond 'bounds': make these wider, or it smaller")
        return self

    @field_validator("spans")
    @classmethod
    def _one_after_another(cls, spans: dict[str, Span]) -> dict[str, Span]:
        if any(before.until is None or before.until != after.since for before, after in pairwise(spans.values())):
            raise ValueError("each span but the first has to begin ('since') where the one before it ends ('until')")
        return spans
