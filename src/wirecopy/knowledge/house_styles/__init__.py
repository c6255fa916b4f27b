"""House styles."""
