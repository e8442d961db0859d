"""An event's own fields and the answers to them."""
