"""The printed page without ink: what stands where, for painters that know nothing else."""
