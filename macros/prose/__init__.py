"""Pages in, sentences and macro calls out."""
