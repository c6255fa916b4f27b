"""A whole archive on one machine: documents in, a table of articles out, whatever happens."""
