"""Who stands behind a claim: the parties that assert it, their sides, who spoke for them, in words."""

from __future__ import annotations

from ..record.kinds import Actor, Claim
from ..record.rules import voices


class Claimants:
    """Look-ups from a claim to those who assert it."""

    actors: dict[str, Actor]

    def party(self, claim: Claim) -> Actor | None:
        """The party that asserts a claim, of several the first; None where nobody needs naming."""
        return self.actors[claim.by] if claim.by else None

    def side(self, claim: Claim) -> str | None:
        """The side of the party that asserts a claim, of several the first's."""
        party = self.party(claim)
        return party.side if party else None

    def sides(self, claim: Claim) -> list[str]:
        """The sides of all parties that assert a claim, each once."""
        return list(dict.fromkeys(self.actors[id_].side for id_ in claim.parties))

    def asserters(self, claim: Claim) -> str:
        """The parties that assert a claim, in words: `the town and the harbour office`; empty where nobody needs naming."""
        return listed([self.actors[id_].short for id_ in claim.parties])

    def claimant(self, claim: Claim) -> str:
        """Who says it, in words: `the party (its speaker)`, `one and another`, `one, on a finding by another`."""
        parties, voice = self.asserters(claim), self.voice(claim)
        found = f", on a finding by {self.actors[claim.found_by].short}" if claim.found_by else ""
        return (f"{parties} ({voice})" if voice else parties) + found

    def voice(self, claim: Claim) -> str:
        """Who said it for that party; empty where the party itself did."""
        inside = [claim.described_as] if claim.described_as else []
        if claim.speaker and claim.speaker != claim.by:
            inside.insert(0, self.actors[claim.speaker].short)
        return ", ".join(inside)

    def voices(self, id_: str | None) -> list[str]:
        """An actor and those it speaks for, nearest first."""
        return voices(self.actors, id_)

    def heard(self, claim: Claim) -> list[str]:
        """Everybody whose word a claim is: its parties and its speaker, with those they speak for."""
        return list(dict.fromkeys(voice for id_ in (*claim.parties, claim.speaker) for voice in self.voices(id_)))


def listed(names: list[str]) -> str:
    """Names as a sentence lists them: `A`, `A and B`, `A, B and C`."""
    return " and ".join(filter(None, (", ".join(names[:-1]), *names[-1:])))
