"""Two texts, word by word: `tokens`, their common order (`lcs`), what differs (`pieces`), what reads the same (`canon`)."""
