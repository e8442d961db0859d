"""Badges and printed documents: layout in millimetres, painted with QtGui on any paint device; no widgets."""
