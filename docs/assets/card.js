// Fact cards: a mark opens what stands behind the words, without leaving the page.
