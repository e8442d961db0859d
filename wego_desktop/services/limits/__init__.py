"""How many places an event has, and who waits for one."""
