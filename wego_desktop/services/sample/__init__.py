"""The sample workspace "7th WeGO General Assembly, sample": real member cities, invented people."""
