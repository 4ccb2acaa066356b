"""What can be computed on a plan: derivation, logic, graphs, scores, and what changed between two versions."""
