"""The pictures: maps, charts, time, ties; geometry in, shapes and words out."""
