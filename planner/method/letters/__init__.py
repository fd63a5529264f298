"""The texts that go to other people, in the reader's language, ready to send: one file a letter."""
