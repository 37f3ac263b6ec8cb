"""The claim, and the words, figures and tolls it may carry."""

from typing import Annotated

from pydantic import Field

from .fields import (
    FREE,
    UNORDERED,
    WORDING,
    ActorId,
    ClaimId,
    Currency,
    Date,
    EventId,
    Language,
    Model,
    Native,
    Record,
    SourceId,
    Text,
    Time,
    Word,
)
from .numeric import Count, Number


class Quote(Model):
    """Somebody's own words."""

    text: Text = Field(description="verbatim, 30 words at most, without quotation marks")
    language: Language = Field("en", description="language the words are given in")
    translated_by: Text | None = Field(None, description="who put them into that language")
    original: Native | None = Field(None, description="the words as they were said, where the text is a translation")


class Amount(Model):
    """A number or a range; words where the source gives none."""

    value: Number | None = Field(None, description="the one number given")
    low: Number | None = Field(None, description="at least")
    high: Number | None = Field(None, description="at most")
    words: Text | None = Field(None, description="as the claimant put it: dozens, some 50")


class Figure(Amount):
    """A measured quantity other than a toll."""

    measure: Annotated[str, Word("measures")] = Field(description="what is measured")
    of: Text | None = Field(
        None, description="what is counted, where the measure alone does not say; figures of one body are compared only within it"
    )
    unit: Annotated[str, Word("units")] | None = Field(None, description="what one of it is, where the measure does not say")
    currency: Currency | None = Field(None, description="of a sum of money: its currency by ISO 4217, as USD")
    since: Date | None = Field(None, description="start of the time it covers")
    until: Date | None = Field(None, description="end of the time it covers")


class Toll(Model):
    """People harmed, as one claimant counts them."""

    group: Annotated[str, Word("groups")] = Field(description="who was harmed")
    harm: Annotated[str, Word("harms")] = Field(description="how")
    low: Count | None = Field(None, description="at least this many people")
    high: Count | None = Field(None, description="at most this many people")
    words: Text | None = Field(None, description="as the claimant put it, where no number was given")


class Damage(Model):
    """Harm other than to people, as one claimant counts it."""

    thing: Annotated[str, Word("things")] = Field(description="what was harmed: homes, schools, crossings")
    harm: Annotated[str, Word("damages")] = Field(description="how: destroyed, damaged, seized")
    low: Count | None = Field(None, description="at least so many")
    high: Count | None = Field(None, description="at most so many")
    words: Text | None = Field(None, description="as the claimant put it, where no number was given")


class Passage(Model):
    """Where in a source the support stands."""

    source: SourceId = Field(description="one of the claim's sources")
    at: Text = Field(
        description="page, paragraph, section or minute; paragraphs count from 1, without headings, captions and links to other articles"
    )


class Difference(Model):
    """Another figure that does not contradict this one but measures something else."""

    id: ClaimId = Field(description="the other claim")
    why: Annotated[Text, WORDING] = Field(description="what each measures, or how they cut time")


class Claim(Record):
    """One thing that can be denied alone, by one claimant or by several jointly."""

    kind_name, folder = "claim", "claims"
    statement: Annotated[Text, WORDING] = Field(description="the thing asserted, in our own words, without its claimant")
    by: ActorId | None = Field(None, description="the party that asserts it; absent: nobody needs naming")
    jointly: Annotated[list[ActorId], UNORDERED] = Field(
        [], description="other parties that assert it together with 'by', as in a joint statement"
    )
    found_by: ActorId | None = Field(None, description="who found it, where the claimant passes on another's finding: both are named")
    speaker: ActorId | None = Field(None, description="who said it for that party")
    described_as: Text | None = Field(None, description="an unnamed speaker, as the source describes them")
    date: Date | None = Field(None, description="when the thing happened, or began; absent of a position that holds at no one time")
    until: Date | None = Field(None, description="when it ended")
    time: Time | None = Field(None, description="the hour it happened")
    said: Date | None = Field(None, description="when it was said; absent: the date of its earliest dated source, computed")
    event: EventId | None = Field(None, description="the event it belongs to")
    outside: Annotated[Text | None, WORDING] = Field(None, description="why it happened outside its event's time")
    about: Annotated[list[ActorId], FREE] = Field([], description="the actors it is about")
    stage: Annotated[str, Word("stages")] | None = Field(None, description="of a case at law: how far it had come")
    theme: Annotated[str, Word("themes")] = Field(description="what it is about; when first published, also its ledger page, for good")
    sources: Annotated[list[SourceId], UNORDERED] = Field(min_length=1, description="the publications it rests on")
    passages: Annotated[list[Passage], UNORDERED] = Field([], description="where in its sources the support stands")
    act_record: bool = Field(False, description="true: a source is the official record of the act itself")
    disputes: Annotated[list[ClaimId], UNORDERED] = Field([], description="claims of another party it contradicts")
    standing: Annotated[Text | None, WORDING] = Field(None, description="why a denial still stands against what was said after it")
    differs: Annotated[list[Difference], UNORDERED] = Field([], description="figures that measure something else")
    replaces: ClaimId | None = Field(None, description="the same claimant's earlier claim")
    quote: Quote | None = Field(None, description="the claimant's own words")
    figures: list[Figure] = Field([], description="quantities other than tolls")
    tolls: list[Toll] = Field([], description="people harmed, by group and harm")
    damage: list[Damage] = Field([], description="harm other than to people")
    confidence: Annotated[str, Word("confidence")] = Field("high", description="how sure we are of the support")
    checked: Annotated[Date | None, FREE] = Field(None, description="when a second reader found the support again")
    checked_by: Annotated[Annotated[str, Word("checkers")] | None, FREE] = Field(
        None, description="who found it again: automated work is called that"
    )
    note: Annotated[Text | None, WORDING] = Field(None, description="what a reader should know of it")
    hold: Annotated[bool, FREE] = Field(False, description="true: kept out of everything until it is ready")

    @property
    def parties(self) -> list[str]:
        """The ids of all who assert it; none where nobody needs naming."""
        return [self.by, *self.jointly] if self.by else []
