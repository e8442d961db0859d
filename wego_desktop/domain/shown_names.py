"""A name as lists and cards show it; apart from `person_names`, which knows honorifics of many languages."""


def shown_name(given: str, family: str, native: str = "") -> str:
    """The name as lists and cards show it: given, then family name; the native one when there is no other."""
    return f"{given} {family}".strip() or native
