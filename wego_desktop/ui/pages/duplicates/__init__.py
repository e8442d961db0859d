"""The page on which people who are on file twice become one."""
