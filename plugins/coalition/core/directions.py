"""Which way the lines of a language run."""

from __future__ import annotations

_FROM_THE_RIGHT = frozenset(
    {"ar", "arc", "ckb", "dv", "fa", "he", "ks", "nqo", "ps", "sd", "syr", "ug", "ur", "yi"}
)
_SCRIPTS_FROM_THE_RIGHT = frozenset({"adlm", "arab", "hebr", "nkoo", "syrc", "thaa"})


def direction(language: str) -> str:
    """Return `rtl` or `ltr` for a language tag (BCP 47): its script decides where it names one."""
    primary, *subtags = language.lower().replace("_", "-").split("-")
    script = next((one for one in subtags if len(one) == 4 and one.isalpha()), "")
    from_the_right = script in _SCRIPTS_FROM_THE_RIGHT if script else primary in _FROM_THE_RIGHT
    return "rtl" if from_the_right else "ltr"
