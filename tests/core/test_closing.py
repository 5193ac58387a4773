"""A sign-off by hand is told from a text that only speaks of joining."""

import pytest

from coalition.core.closing import hand_written_sign_off

COALITION = ("1 Million for Work Flexibility", "1MFWF")
PARTNER = ("Fiverr",)

BEFORE = "Freelancers want a community.\n\n"


@pytest.mark.parametrize(
    "closing",
    [
        "Fiverr recently joined 1 Million for Work Flexibility. Read more and listen.",
        "Fiverr is joining 1MFWF: visit their site.",
        "[Fiverr](https://fiverr.example.org) joins 1MFWF. Watch\nthe video.",
    ],
)
def test_a_closing_paragraph_with_all_four_parts_is_a_sign_off(closing):
    assert hand_written_sign_off(f"{BEFORE}{closing}\n\nphoto credit:\n", COALITION, PARTNER) == len(BEFORE)


@pytest.mark.parametrize(
    "closing",
    [
        "Fiverr recently joined 1MFWF.",
        "Read more on the blog of Fiverr, says 1MFWF.",
        "Fiverr joined us. Read more on its blog.",
        "Moon Guild joined 1MFWF. Read more on its blog.",
        "Fiverrs joined 1MFWF. Read more on their blog.",
    ],
)
def test_less_than_that_is_none(closing):
    assert hand_written_sign_off(f"{BEFORE}{closing}\n", COALITION, PARTNER) is None


def test_only_the_last_paragraph_counts():
    text = "Fiverr joined 1MFWF. Read on.\n\nAnd now the story.\n"
    assert hand_written_sign_off(text, COALITION, PARTNER) is None


def test_a_text_of_one_paragraph_may_be_a_sign_off():
    assert hand_written_sign_off("Fiverr joined 1MFWF. Read on.", COALITION, PARTNER) == 0


def test_an_empty_text_closes_with_nothing():
    assert hand_written_sign_off("", COALITION, PARTNER) is None
