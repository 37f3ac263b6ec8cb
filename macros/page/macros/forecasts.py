"""The macros of forecasts, promises, threats and hopes, and what came of them."""

from __future__ import annotations

from functools import partial

from markupsafe import Markup

from ...model import foresight
from ...model.findings import few, foreseen
from ...model.model import Model
from ...model.people import home_of
from ...record.kinds import Forecast
from .base import Base

WORDS = (foresight.forecaster, foresight.said, foresight.verdict, foresight.by_verdict)


class Forecasts(Base):
    """What was said of the time to come."""

    def score(self) -> Markup:
        """How foresight came out, in all and by how far ahead it looked; promises, threats and hopes beside it, in words of their own."""
        found = foresight.in_time(self._model, self._model.forecasts.values())
        kinds = {kind: [one for one in found if one.kind == kind] for kind in self._model.vocab.lists["forecast_kinds"]}
        scored = kinds.pop(foresight.SCORED, [])
        horizons = {
            label: [one for one in scored if foresight.horizon(self._model, one) == id_] for id_, label in foresight.HORIZONS.items()
        }
        return self._block(
            "forecasts/score",
            scored=scored,
            scored_kind=foresight.SCORED,
            kinds={kind: own for kind, own in kinds.items() if own},
            horizons=horizons,
            finding=foreseen(scored),
            waiting=[one for one in found if one.verdict == foresight.OPEN],
            undated=foresight.undated(self._model),
            ledger=home_of(self._model, "forecasts") or self._page.path,
            few=few,
            told=partial(_told, self._model),
            **_words(self._model),
        )

    def forecasts(self) -> Markup:
        """Filters; then each forecast, promise, threat and hope: by whom, when, its test, its verdict with the reason, the evidence."""
        found = foresight.in_time(self._model, self._model.forecasts.values())
        return self._block(
            "forecasts/forecasts",
            found=found,
            choices=foresight.choices(self._model, found),
            people=home_of(self._model, "people"),
            homes={id_: home_of(self._model, "positions", id_) for id_ in self._model.questions},
            **_words(self._model),
        )


def _words(model: Model) -> dict[str, object]:
    """What templates ask of the model, by name."""
    return {word.__name__: partial(word, model) for word in WORDS}


def _told(model: Model, forecast: Forecast) -> str:
    """A forecast in few words: who said it, and when."""
    who, when = foresight.forecaster(model, forecast), foresight.said(model, forecast)
    return ", ".join([model.actors[who].short if who else forecast.id, when.words if when else "undated"])
