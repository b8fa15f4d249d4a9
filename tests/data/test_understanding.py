"""What partners write means what they mean, or stays as it is."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from data import understanding
from data.understanding import address, by_word, country_words, date, number, simple, slug, whole_number


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("30.9.2015", "2015-09-30"),
        ("30. 9. 2015", "2015-09-30"),
        ("30/09/2015", "2015-09-30"),
        ("2015/9/3", "2015-09-03"),
        ("2015-09-30 00:00:00", "2015-09-30"),
        ("2015-09-30T12:30:00Z", "2015-09-30"),
        ("9/2015", "2015-09"),
        ("2015.9", "2015-09"),
        ("2015", "2015"),
        ("2015.0", "2015"),
        ("2015.", "2015"),
        (" 2015 ", "2015"),
        # No day, or none that is sure.
        ("31.2.2020", None),
        ("13/2015", None),
        ("2015-13", None),
        ("spring 2015", None),
        ("15", None),
        ("30.9.15", None),
    ],
)
def test_dates(written, meant):
    assert date(written) == meant


@given(st.dates())
def test_a_date_as_iso_has_it_stays(day):
    assert date(day.isoformat()) == day.isoformat()
    assert date(f"{day.day}.{day.month}.{day.year:04}") == day.isoformat()


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("771225,1", "771225.1"),
        ("1.234,5", "1234.5"),
        ("1,234.5", "1234.5"),
        ("1 234,5", "1234.5"),
        ("1\u202f234", "1234"),
        ("1'234.5", "1234.5"),
        ("-3,25", "-3.25"),
        ("12", "12"),
        # A thousand, or one and a bit.
        ("1.234", None),
        ("1,234", None),
        ("12.000", None),
        ("about 12", None),
        ("1,2,3", None),
    ],
)
def test_numbers(written, meant):
    assert number(written) == meant


@pytest.mark.parametrize(
    ("written", "meant"),
    [("30.0", "30"), ("30,00", "30"), ("1 234", "1234"), ("12,5", None), ("1.234", None), ("1.000", None), ("12,000", None), ("x", None)],
)
def test_whole_numbers(written, meant):
    assert whole_number(written) == meant


@pytest.mark.parametrize(
    ("written", "code"),
    [
        *(("Slovenija", "SI"), ("SLOVENIA", "SI"), ("Slovénie", "SI"), ("Eslovenia", "SI"), ("si", "SI"), ("Italija", "IT")),
        *(("UK", "GB"), ("gb", "GB"), ("EL", "GR"), ("Grecia", "GR"), ("NA", "NA"), ("Namibia", "NA"), ("Velika Britanija", "GB")),
        *(("España", "ES"), ("Allemagne", "DE"), ("Nizozemska", "NL"), ("Côte d’Ivoire", "CI"), ("Italja", None), ("n/a", None)),
    ],
)
def test_countries(written, code):
    assert by_word(country_words())(written) == code


def test_words_are_compared_without_accents_and_signs_in_any_script():
    assert simple("  Društvo ZA pomoč – Čebela, d.o.o. ") == "drustvo za pomoc cebela d o o"
    assert simple("Мрежа") != simple("Скупина")
    assert slug("Mreža Lipa") == "mreza-lipa"
    assert slug("Мрежа 1") == "мрежа-1"
    # Of signs alone nothing is left to compare; identity never hangs on nothing.
    assert slug("!?") == "!?"


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("celje.example", "https://celje.example"),
        ("a.example/x?y", "https://a.example/x?y"),
        ("two.example three.example", "two.example three.example"),
    ],
)
def test_addresses(written, meant):
    assert address(written) == meant


def test_no_word_stands_for_two_codes():
    for scheme in ("role", "member_kind", "yes_or_no"):
        words = [word for _, word in understanding.meant(scheme)]
        assert len(words) == len(set(words))
        assert words == [simple(word) for word in words]
