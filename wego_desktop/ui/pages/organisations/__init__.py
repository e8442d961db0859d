"""The page Organisations: the list, one organisation in detail, who is coming, and the member list."""
