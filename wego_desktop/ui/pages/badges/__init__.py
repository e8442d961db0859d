"""The page Badges: choose, preview, print, save as PDF, reprint."""
