"""Macro calls are taken out of pages, and put in."""

from __future__ import annotations

from macros.prose.masking import fill_calls, mask
from macros.prose.sentences import SLOT


def test_literal_calls_are_filled_in_and_raw_blocks_are_left_alone() -> None:
    text = 'A {{ cite("a", "b") }}. {% raw %}`{{ on("d") }}`{% endraw %} {%- raw -%}{{ e() }}{%- endraw -%}\n'
    text += '{{ on("f", how="year") }} {{ g(h) }}'
    given = fill_calls(text, lambda call: f"<{call.name} {call.args} {call.kwargs}>")
    assert given == (
        "A <cite ('a', 'b') {}>. {% raw %}`{{ on(\"d\") }}`{% endraw %} {%- raw -%}{{ e() }}{%- endraw -%}\n"
        "<on ('f',) {'how': 'year'}> {{ g(h) }}"
    )


def test_each_call_leaves_one_sign_and_its_line() -> None:
    masked = mask('One {{ a("x") }}\n\n{{ b(\n1) }} {% raw %}{{ c() }}\n{% endraw %}\n{{ d() }}\n')
    assert [(call.name, call.line) for call in masked.calls] == [("a", 1), ("b", 3), ("d", 6)]
    assert masked.raw == [4]
    import re

    assert len(re.findall(SLOT, masked.text)) == 3
    assert masked.text.count("\n") == 6
    assert masked.faults == []


def test_what_an_engine_would_run_is_a_fault() -> None:
    assert [line for line, _, _ in mask("a\n{{ config }}\n{% if x %}\n{# y #}\n{{ f(g) }}").faults] == [5, 2, 3, 4]
