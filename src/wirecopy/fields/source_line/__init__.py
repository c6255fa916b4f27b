"""Source line."""
