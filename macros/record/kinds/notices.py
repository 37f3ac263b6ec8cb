"""What every page says of itself: how far the record was reviewed, and where an error can be reported."""

import re
from typing import Annotated, Self

from pydantic import BeforeValidator, Field, model_validator

from .fields import Model, Text
from .numeric import Count, Positive

FORM = re.compile(r"https://[^\s<>\"'#{}/?@]+(/[^\s<>\"'#{}]*(\{what\}[^\s<>\"'#{}]*)?)?")
MAIL = re.compile(r"[\w.+-]+@[\w-]+(\.[\w-]+)*\.[A-Za-z]{2,}", re.ASCII)


def _form(value: object) -> str:
    if not isinstance(value, str) or not FORM.fullmatch(value):
        raise ValueError("expected the address of a form, https://…, without '#'; '{what}' in it stands for what the error is in")
    return value


def _mail(value: object) -> str:
    if not isinstance(value, str) or not MAIL.fullmatch(value):
        raise ValueError("expected a mail address and nothing else: name@example.org")
    return value


class Report(Model):
    """Where a reader can report an error; each address is filled in with the page or the claim it is about."""

    issues: Annotated[str, BeforeValidator(_form)] | None = Field(None, description="address of a form for a new issue")
    mail: Annotated[str, BeforeValidator(_mail)] | None = Field(None, description="a mail address")

    @model_validator(mode="after")
    def _one_at_least(self) -> Self:
        if not (self.issues or self.mail):
            raise ValueError("names no address: give 'issues', 'mail' or both, or leave 'report' out")
        return self


class Newer(Model):
    """What a second check found among facts that came in later."""

    faulty: Count = Field(description="in so many of them it found a fault")
    of: Positive = Field(description="how many were checked")

    @model_validator(mode="after")
    def _a_share(self) -> Self:
        if self.faulty > self.of:
            raise ValueError(f"{self.faulty} of {self.of} is no share: 'faulty' is at most 'of'")
        return self


class Review(Model):
    """How far the record was reviewed: one line beneath every byline."""

    note: Text = Field(description="who gathered and checked the record, as a sentence without its full stop")
    low: Count = Field(description="of so many facts that were checked a second time, at least this many had a fault")
    high: Count = Field(description="at most this many had one")
    of: Positive = Field(description="how many facts that is said of")
    newer: Newer | None = Field(None, description="what a second check found among facts that came in later")
    page: Text = Field(description="the page of docs/ that says more")

    @model_validator(mode="after")
    def _a_share(self) -> Self:
        if not self.low <= self.high <= self.of:
            raise ValueError(f"{self.low} to {self.high} of {self.of} is no share: 'low' is at most 'high', and 'high' at most 'of'")
        return self
