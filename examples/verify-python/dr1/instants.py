"""Dates and instants of UTC as text (section 1), in the Gregorian calendar, also before it was made."""


from functools import lru_cache


def days_before(year, month, day):
    """Days from 1970-01-01."""
    shifted = year - (month < 3)
    since_march = (153 * ((month + 9) % 12) + 2) // 5 + day - 1
    return 365 * shifted + shifted // 4 - shifted // 100 + shifted // 400 + since_march - 719468


@lru_cache(maxsize=4096)
def day_of(date):
    """Days from 1970-01-01 to a date, of any year from 0000 on."""
    return days_before(int(date[:4]), int(date[5:7]), int(date[8:10]))


def covered(start, end, spans):
    """Whether every day from `start` to `end` is one of a span (first and last day)."""
    missing = day_of(start)
    for first, last in sorted((day_of(first), day_of(last)) for first, last in spans):
        if first <= missing:
            missing = max(missing, last + 1)
    return missing > day_of(end)


def seconds_of(instant):
    """Unix time of `YYYY-MM-DDTHH:MM:SSZ`."""
    return 86400 * day_of(instant) + 3600 * int(instant[11:13]) + 60 * int(instant[14:16]) + int(instant[17:19])
