"""Words a person reads: the texts' language, the taxonomy's names, temperatures."""
