"""What two pictures are drawn from: the mechanism, a file of its own; and the ladder of time, a part of explainer.yml."""

from typing import Annotated

from pydantic import Field

from .fields import ActorId, ClaimId, Id, Model, Text, Word


class Told(Model):
    """A sentence, and what it rests on."""

    text: Text = Field(description="the whole sentence, naming who says so as on any page; no digits, dates or quotations")
    claims: list[ClaimId] = Field(min_length=1, description="the claims it rests on; the years shown are theirs")
    reading: bool = Field(False, description="true: an inference of ours from these claims, marked as that")


class Arrow(Told):
    """One step of the mechanism; the last leads back to the first."""

    id: Id = Field(description="the name that restraints and exits refer to it by")
    source: ActorId | None = Field(None, alias="from", description="the party that acts; absent: nobody in particular")
    target: ActorId | None = Field(None, alias="to", description="the party it acts on")
    label: Text = Field(description="what happens, as a heading of eight words at most")
    short: Text = Field(description="more of it, in eight words at most")


class Part(Told):
    """What hangs on a step."""

    arrow: Id = Field(description="the step it belongs to: which it explains, or at which it would have left the ring")


class Restraint(Part):
    """A reason that holds a party back."""

    party: ActorId = Field(description="the party that is held back")
    short: Text = Field(description="the reason with who gives it, in eight words at most")


class Exit(Part):
    """A way out that was tried."""

    label: Text = Field(description="what was tried, in eight words at most")
    short: Text = Field(description="what came of it, in eight words at most")


class Mechanism(Model):
    """Why things stay as they are: steps in a ring, each leading to the next."""

    title: Text = Field(description="the name of the picture")
    finding: Told = Field(description="the mechanism in one sentence, which is the picture's headline")
    arrows: list[Arrow] = Field(min_length=3, max_length=10, description="the steps, in order")
    restraints: list[Restraint] = Field([], description="what holds each party back")
    exits: list[Exit] = Field([], description="the ways out that were tried")

    @property
    def told(self) -> list[tuple[tuple[str | int, ...], Told]]:
        """Every sentence of it, each with its path in the file."""
        lists = (("arrows", self.arrows), ("restraints", self.restraints), ("exits", self.exits))
        return [(("finding",), self.finding), *(((name, at), one) for name, own in lists for at, one in enumerate(own))]


class Lane(Model):
    """Which events belong together: they have one of the tags and, where actors are named, one of these in one of the parts."""

    label: Text = Field(description="what they are, as a heading")
    tags: list[Annotated[str, Word("tags")]] = Field(min_length=1, description="events with one of these tags")
    actors: list[ActorId] = Field([], description="of those, only events in which one of these took part")
    parts: list[Annotated[str, Word("parts")]] = Field([], description="in one of these parts; absent: in any")


class Ladder(Model):
    """What stands where on the ladder of time; an event stands in the first lane it belongs to, in this order."""

    apart: Lane | None = Field(None, description="what a third party did: on the right, set apart")
    left: Lane = Field(description="what one side did to the other")
    right: Lane = Field(description="what was done to that side")
    both: Lane | None = Field(None, description="what both did to each other at once: across the ladder")
    between: Lane = Field(description="what was to calm things: talks, truces")
    closed: Lane | None = Field(None, description="what else stands between them, such as a border that is shut")
    meets: Text = Field(description="headline for the days on which one of the first four fell within one of 'between'; the days follow it")
