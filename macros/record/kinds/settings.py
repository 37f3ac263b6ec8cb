"""The two files that are not records: the closed lists, and the explainer itself."""

from __future__ import annotations

from itertools import pairwise
from typing import Literal, Self

from pydantic import Field, field_validator, model_validator

from .fields import Date, Id, Model, Text, Url
from .notices import Report, Review


class Entry(Model):
    """One word of a closed list."""

    label: Text = Field(description="the word as readers see it")
    meaning: Text = Field(description="one line saying what it means")
    shape: Text | None = Field(None, description="the sign that goes with it")
    short: Text | None = Field(None, description="the label where there is little room")
    stance: Literal["with", "against", "between"] | None = Field(None, description="of a tie: the sign that is drawn for it")
    apart: bool = Field(
        False, description="true: counted apart; of a group: never joined into one range; of an occupation: speaks for a party or a body"
    )
    hollow: bool = Field(
        False, description="true: counts of this group stand left of the line, drawn hollow on maps; the others right of it"
    )
    person: bool = Field(False, description="true: an actor of this kind is one human being; lists name people last, by name")
    verdicts: dict[str, Text] = Field(
        {}, description="of a kind of forecast: its own words for the verdicts, where a promise is kept or not"
    )


class Attribution(Model):
    """The words that turn a mention into an attribution."""

    verbs: list[Text] = Field(min_length=1, description="stand beside the claimant: says, denies")
    before: list[Text] = Field(min_length=1, description="stand before the claimant: according to")


class Vocab(Model):
    """The closed lists of vocab.yml, by name."""

    lists: dict[str, dict[str, Entry]] = Field(description="closed lists: word to label and meaning")
    attribution: Attribution = Field(description="words of attribution")
    doubt: list[Text] = Field([], description="words by which a reading of ours says that what it rests on is disputed")


class Side(Model):
    """One side of the story, as balance is counted."""

    label: Text = Field(description="the side's name as readers see it")


class Span(Model):
    """A stretch of the story, as ties and the scale of time are cut by it."""

    label: Text = Field(description="the stretch as readers see it")
    since: Date | None = Field(None, description="its first day; absent: since ever")
    until: Date | None = Field(None, description="the day it ends, which is the next one's first; absent: it goes on")


class Agreement(Model):
    """How often two readers, each alone, assigned the same positions to a view."""

    agreed: int = Field(ge=0, description="how many views both read alike")
    of: int = Field(ge=1, description="how many both read")

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


class Bounds(Model):
    """The part of the world the explainer is about, in degrees."""

    west: float
    east: float
    south: float
    north: float


class Explainer(Model):
    """This explainer: its name, its dates, its sides, its licences."""

    title: Text = Field(description="the site's name")
    tagline: Text = Field(description="one line under it")
    authors: Text = Field(description="who signs it, as a citation names them")
    as_of: Date = Field(description="the last date the record speaks of")
    reviewed: Date = Field(description="when the record was last reviewed")
    next_review: Date = Field(description="when it is due to be reviewed again")
    url: Url | None = Field(None, description="where it is published; absent: not yet known")
    contact: Text = Field(description="how to report an error")
    report: Report | None = Field(None, description="where to report an error; absent: no address is known yet")
    review: Review | None = Field(None, description="how far the record was reviewed, as a line on every page")
    sides: dict[Id, Side] = Field(min_length=1, description="the sides, in the order they are shown")
    spans: dict[Id, Span] = Field(min_length=1, description="the stretches of the story, in order, without gaps")
    positions_agreement: Agreement | None = Field(None, description="how often two readers assigned the same positions to a view")
    licences: Licences
    bounds: Bounds
    page_holds: int = Field(300, ge=1, description="how many claims one page lists at most")

    @field_validator("spans")
    @classmethod
    def _one_after_another(cls, spans: dict[str, Span]) -> dict[str, Span]:
        if any(before.until is None or before.until != after.since for before, after in pairwise(spans.values())):
            raise ValueError("each span but the first has to begin ('since') where the one before it ends ('until')")
        return spans
