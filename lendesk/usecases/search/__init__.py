"""Search everywhere: one question over customers, files, contracts and loans, and how words are spelt."""
