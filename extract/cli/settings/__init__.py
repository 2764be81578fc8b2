"""`hetong.toml`: everything that a command line can say, said once."""
