"""One module a field: each reads its own field and nothing else."""
