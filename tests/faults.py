"""Every fault the machine knows: an edit to the ferry explainer, and the message it must bring."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Fault:
    """An edit that breaks one thing."""

    rule: str
    file: str
    old: str
    new: str
    message: str


CLAIMS, INDEX = "data/claims.yml", "docs/index.md"
FAULTS = [
    # Form
    Fault("unknown key", CLAIMS, "  theme: crossing\n", "  them: crossing\n  theme: crossing\n",
          "data/claims.yml:5: claim ferry-sank: them: unknown key 'them'; did you mean 'theme'?"),
    Fault("repeated key", CLAIMS, "  theme: crossing\n", "  theme: crossing\n  theme: crossing\n",
          "data/claims.yml:6: claim ferry-sank: theme: the key 'theme' stands twice; keep one"),
    Fault("repeated id", "data/places.yml", "", "\nbroad-river:\n  name: Again\n",
          "data/places.yml:9: place broad-river: the key 'broad-river' stands twice; keep one"),
    Fault("missing field", CLAIMS, "  statement: The ferry sank at noon.\n", "",
          "data/claims.yml:1: claim ferry-sank: statement: is missing (expected: the thing asserted"),
    Fault("claim without a source", CLAIMS, "sources: [gazette, courier]", "sources: []",
          "data/claims.yml:6: claim ferry-sank: sources: needs at least one item"),
    Fault("dangling reference", CLAIMS, "sources: [gazette, courier]", "sources: [gazete, courier]",
          "data/claims.yml:6: claim ferry-sank: sources.0: no source 'gazete'; did you mean 'gazette'?"),
    Fault("wrong vocabulary", "data/sources.yml", "kind: news", "kind: gossip",
          "data/sources.yml:6: source gazette: kind: no word in vocab.yml's source_kinds 'gossip'"),
    Fault("impossible date", CLAIMS, "date: 1902-05-01", "date: 1902-02-30",
          "data/claims.yml:3: claim ferry-sank: date: day is out of range for month"),
    Fault("date in another form", CLAIMS, "date: 1902-05-01", "date: May 1902",
          "data/claims.yml:3: claim ferry-sank: date: expected a date: YYYY, YYYY-MM or YYYY-MM-DD"),
    Fault("id out of shape", "data/places.yml", "broad-river:", "Broad_River:",
          "data/places.yml:1: place Broad_River: id: an id is lower-case letters"),
    Fault("id as a field", "data/places.yml", "  name: Broad", "  id: broad-river\n  name: Broad",
          "data/places.yml:2: place broad-river: id: the id is the key above; take this line out"),
    Fault("not a number", "data/places.yml", "lat: 50.5", "lat: north",
          "data/places.yml:4: place broad-river: lat: expected a number (expected: degrees north)"),
    Fault("not a mapping", "data/places.yml", "", "\nelsewhere: nowhere\n",
          "data/places.yml:9: place elsewhere: expected a mapping of fields"),
    Fault("unsafe link", "data/sources.yml", "https://example.org/gazette", "javascript:alert(1)",
          "data/sources.yml:5: source gazette: url: "),
    Fault("no side", "data/actors.yml", "side: north", "side: nroth",
          "data/actors.yml:7: actor northbank: side: no side 'nroth'; did you mean 'north'?"),
    # Files
    Fault("unknown kind", "data/claim.yml", "", "a: b\n", "data/claim.yml: no kind 'claim'; did you mean 'claims'?"),
    Fault("not YAML", CLAIMS, "  theme: crossing\n", "  theme: [crossing\n", "data/claims.yml:6: not YAML: "),
    Fault("anchor", CLAIMS, "date: 1902-05-01", "date: &day 1902-05-01", "data/claims.yml:3: anchors and aliases"),
    Fault("tag", CLAIMS, "date: 1902-05-01", "date: !!python/name:os.system ''", "data/claims.yml:3: tags (!) are not used"),
    Fault("second document", "data/places.yml", "", "\n---\na: b\n", "data/places.yml:9: one document a file"),
    Fault("deep nesting", CLAIMS, "date: 1902-05-01", "date: " + "[" * 20 + "]" * 20, "data/claims.yml:3: nested deeper than 12 levels"),
    Fault("list for records", "data/questions.yml", "why-sank:\n  title: Why did it sink?\n  why: So that it does not happen again.\n", "[]\n",
          "data/questions.yml:1: expected a mapping of ids to records"),
    # Rules
    Fault("somebody_stands_behind_it", CLAIMS, "sources: [gazette, courier]", "sources: [courier, courier-again]",
          "data/claims.yml:1: claim ferry-sank: neither attributed nor established: name who asserts it in 'by', or add a source"),
    Fault("speakers_speak_for_the_party", CLAIMS, "speaker: mayor", "speaker: pilot",
          "data/claims.yml:11: claim toll-north: speaker: 'pilot' does not speak for 'northbank'"),
    Fault("disputes_are_between_parties", CLAIMS, "disputes: [toll-north]", "disputes: [toll-south]",
          "data/claims.yml:26: claim toll-south: disputes.0: a claim cannot dispute itself"),
    Fault("later_words_replace_earlier", CLAIMS, "disputes: [toll-north]", "replaces: toll-north",
          "data/claims.yml:26: claim toll-south: replaces: replaces only an earlier claim by the same party"),
    Fault("quotations_are_short", CLAIMS, "nine souls and no help", "a " * 31,
          "data/claims.yml:16: claim toll-north: quote.text: 31 words: a quotation has 30 at most"),
    Fault("spans_run_forward", "data/events.yml", "  places:", "  until: 1902-04\n  places:",
          "data/events.yml:4: event sinking: until: ends 1902-04 before it begins 1902-05-01"),
    Fault("ranges_run_upward", CLAIMS, "low: 9, high: 9", "low: 10, high: 9",
          "data/claims.yml:17: claim toll-north: tolls.0.low: 10 is above high, 9"),
    Fault("denials_are_words", CLAIMS, "low: 9, high: 9", "low: 0, high: 0",
          "data/claims.yml:17: claim toll-north: tolls.0: a toll of zero is a denial: take it out"),
    Fault("places_lie_somewhere", "data/places.yml", "lat: 50.5\n  lon: 1.25", "lat: 1.25\n  lon: 50.5",
          "data/places.yml:4: place broad-river: lat: lies outside the bounds in explainer.yml; lat and lon look swapped"),
    Fault("mentions_are_one_actors", "data/actors.yml", "mentions: [Southbank]", "mentions: [Southbank, Northbank]",
          "data/actors.yml:15: actor southbank: mentions.1: 'Northbank' stands already for 'northbank'"),
    Fault("verdicts_have_reasons", "data/forecasts.yml", "verdict: open", "verdict: borne-out",
          "data/forecasts.yml:4: forecast ferry-returns: verdict: needs evidence"),
    Fault("contested_events_hear_both_sides", CLAIMS, "  event: sinking\n  theme: crossing\n  sources: [courier]", "  theme: crossing\n  sources: [courier]",
          "data/events.yml:1: event sinking: no_account: is contested but only 'northbank' is heard"),
    Fault("events_are_carried", "data/events.yml", "", "\nrumour:\n  title: Nothing\n  date: 1902\n  themes: [crossing]\n  weight: 1\n",
          "data/events.yml:10: event rumour: no claim says that it happened"),
    Fault("held_claims_stay_out", CLAIMS, "  figures: [{measure: crossings", "  hold: true\n  figures: [{measure: crossings",
          "data/views.yml:5: view ford-why-sank: claims: leans on 'crossings-counted', which is on hold"),
    # Pages
    Fault("unknown macro", INDEX, "{{ matrix() }}", "{{ matriks() }}", "docs/index.md:19: matriks: no macro 'matriks'; did you mean 'matrix'?"),
    Fault("wrong id on a page", INDEX, 'cite("ferry-sank")', 'cite("fery-sank")',
          "docs/index.md:9: cite: no claim 'fery-sank'; did you mean 'ferry-sank'?"),
    Fault("arguments that do not fit", INDEX, '{{ toll("sinking") }}', "{{ toll() }}", "docs/index.md:15: toll: missing a required argument: 'event'"),
    Fault("arguments that are not literal", INDEX, '{{ toll("sinking") }}', "{{ toll(page) }}",
          "docs/index.md:15: toll: arguments must be plain texts and numbers"),
    Fault("Jinja on a page", INDEX, "{{ matrix() }}", "{% set a = 1 %}", "docs/index.md:19: only macro calls with literal arguments"),
    Fault("not attributed", INDEX, "Southbank denies it.", "Nobody died.", "docs/index.md:9: toll-south: this is a claim by Southbank"),
    Fault("a mention is not an attribution", INDEX, "Southbank denies it.", "A boat of Southbank-side men saw it.",
          "docs/index.md:9: toll-south: this is a claim by Southbank"),
    Fault("heading without its claimant", INDEX, "# What happened", '# Nobody drowned {{ cite("toll-south") }} # What happened',
          "docs/index.md:5: toll-south: this is a claim by Southbank"),
    Fault("a number typed by hand", INDEX, "Southbank denies it.", "Southbank denies all 9 of them.",
          "docs/index.md:9: '9': a number typed by hand"),
    Fault("a date typed by hand", INDEX, "Southbank denies it.", "In July Southbank denies it.", "docs/index.md:9: 'July': a date typed by hand"),
    Fault("a quotation typed by hand", INDEX, "Southbank denies it.", "Southbank says “no”.", "docs/index.md:9: '“': a quotation typed by hand"),
    Fault("a figure without its mark", INDEX, "Southbank denies it.", 'Southbank denies {{ figure("crossings-counted") }} trips.',
          "docs/index.md:9: crossings-counted: a figure or quotation needs its mark"),
    Fault("a description with a number", INDEX, "Two towns and a boat.", "Two towns and 9 dead.", "docs/index.md:1: description: '9'"),
    Fault("a figure that is not there", INDEX, 'figure("toll-north")', 'figure("toll-north", 1)',
          "docs/index.md:9: figure: claim 'toll-north' has 1 tolls and figures; there is none at position 1"),
    Fault("a quotation that is not there", INDEX, 'quote("toll-north")', 'quote("toll-south")', "docs/index.md:9: quote: claim 'toll-south' has no quotation"),
    Fault("a date that is not there", CLAIMS, "  date: 1902-05-01\n", "", "docs/index.md:9: on: 'ferry-sank' has no date"),
    Fault("days that cannot be counted", INDEX, "{{ matrix() }}", '{{ days("sinking", "crossings-counted") }}',
          "docs/index.md:19: days: 'crossings-counted' is not known to the day"),
    Fault("held claim on a page", CLAIMS, "  tolls: [{group: people", "  hold: true\n  tolls: [{group: people",
          "docs/index.md:9: cite: no claim 'toll-north'"),
]  # fmt: skip
