"""What comes in: the schema, the vocabularies, the default data set, and how files become a published data set."""
