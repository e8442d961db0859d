"""Long work: progress, cancelling, one writer; no Qt."""
