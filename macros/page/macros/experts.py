"""Macros on what people say: question by question, person by person, and how widely a reason is shared."""

from __future__ import annotations

from collections import defaultdict
from functools import partial
from typing import Annotated

from markupsafe import Markup

from ...model import foresight, positions, report
from ...model.findings import few, finding, headed, shared_by
from ...model.heard import heard
from ...model.model import Model
from ...model.people import cards, home_of
from ...record.kinds import Ref
from .base import Base

QuestionId = Annotated[str, Ref("question")]
PositionId = Annotated[str, Ref("position")]
WORDS = (positions.said, positions.occupation, positions.apart, positions.status)


class Shared(Base):
    """What stands within a sentence."""

    def shared(self, question: QuestionId, position: PositionId) -> Markup:
        """How many of those who spoke on a question give one answer: `17 of the 23 in our record`; linked to all of them."""
        survey = positions.surveys(self._model)[question]
        page = home_of(self._model, "positions", question)
        return self._inline("experts/shared", text=shared_by(survey, position), page=page, anchor=f"{question}-{position}")

    def agreement(self) -> Markup:
        """How many views two readers, each alone, read alike: `163 of 194`."""
        found = self._model.explainer.positions_agreement
        return self._inline("inline/figure", text=f"{found.agreed:,} of {found.of:,}" if found else "none")


class Experts(Base):
    """What stands on a line of its own."""

    def questions(self) -> Markup:
        """Every question with its finding: where most say the same, where they part, reasons, and where too few spoke."""
        groups: dict[str, list[positions.Survey]] = defaultdict(list)
        for survey in positions.surveys(self._model).values():
            groups[_group(survey)].append(survey)
        homes = {id_: home_of(self._model, "positions", id_) for id_ in self._model.questions}
        labels = {label: groups[label] for label in GROUPS.values() if groups[label]}
        return self._block(
            "experts/questions",
            groups=labels,
            shared=GROUPS["shared"] in labels,
            parted=GROUPS["parted"] in labels,
            counted=sum(len(survey.people) for survey in groups[GROUPS["parted"]]),
            unplaced=sum(len(survey.unplaced) for survey in groups[GROUPS["parted"]]),
            finding=finding,
            homes=homes,
        )

    def positions(self, question: QuestionId) -> Markup:
        """Who gives which answer, drawn: the finding, then each answer with names, dates and signs; parties and bodies apart."""
        survey = positions.surveys(self._model)[question]
        views = [*survey.people, *survey.apart]
        return self._block(
            "experts/positions",
            survey=survey,
            told=headed(finding(survey)),
            signs=self._signs([self._model.claims[id_] for view in views for id_ in view.claims]),
            page=home_of(self._model, "views", question) or self._page.path,
            **_words(self._model),
        )

    def views(self, question: QuestionId) -> Markup:
        """What each said on one question, in time, in their own words or retold; those who speak for a party or a body apart."""
        views = positions.views_on(self._model, question)
        groups = {sort: [view for view in views if positions.apart(self._model, view) == sort] for sort in (False, True)}
        return self._block("experts/views", groups=groups, people=home_of(self._model, "people"), **_words(self._model))

    def heard(self, question: QuestionId) -> Markup:
        """Who is heard on one question and who hardly is: by occupation, workplace, language and kind of source."""
        found = heard(self._model, positions.surveys(self._model)[question])
        return self._block("experts/heard", found=found, people=home_of(self._model, "people"), hub=home_of(self._model, "questions"))

    def people(self) -> Markup:
        """A card for each who has a view or a forecast: what they said, in time, and how to ask for a correction."""
        homes = {id_: home_of(self._model, "positions", id_) for id_ in self._model.questions}
        words = _words(self._model) | {"foretold": partial(foresight.said, self._model), "verdict": partial(foresight.verdict, self._model)}
        ledger = home_of(self._model, "forecasts")
        ways = report.of_page(self._model, self._page)
        return self._block("experts/people", cards=cards(self._model), homes=homes, ledger=ledger, ways=ways, **words)


GROUPS = {
    "shared": "More than half say the same",
    "parted": "They part",
    "reasons": "Reasons they give",
    "few": f"Fewer than {few(positions.FEWEST)} people in our record",
}


def _group(survey: positions.Survey) -> str:
    if not survey.counted:
        return GROUPS["few"]
    if survey.question.sort != "choice":
        return GROUPS["reasons"]
    return GROUPS["shared" if survey.shared else "parted"]


def _words(model: Model) -> dict[str, object]:
    """What templates ask of the model, by name."""
    return {word.__name__: partial(word, model) for word in WORDS}
