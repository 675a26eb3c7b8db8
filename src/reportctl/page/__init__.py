"""The printed page without ink: what stands where, for renderers that know nothing else."""
