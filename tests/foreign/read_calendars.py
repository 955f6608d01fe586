"""Reads calendar files as a calendar program would take them in, one after the other, and prints what is left.

The parser is the package icalendar, which knows nothing of this program. Any warning or noted error ends in failure.
Prints one line for each event: uid, sequence, start, minutes of the alarm or -, title.
"""

import sys
import warnings
from datetime import datetime

warnings.simplefilter("error")

from icalendar import Calendar  # noqa: E402  (warnings of the import count too)


def errors(component):
    """What the parser noted about a component and everything in it."""
    noted = list(component.errors)
    for inner in component.subcomponents:
        noted += errors(inner)
    return noted


held = {}
for path in sys.argv[1:]:
    with open(path, "rb") as file:
        raw = file.read()
    if b"\n" in raw.replace(b"\r\n", b""):
        sys.exit(f"{path}: a line does not end as the standard says")
    if any(len(line) > 75 for line in raw.split(b"\r\n")):
        sys.exit(f"{path}: a line is longer than the standard allows")
    calendar = Calendar.from_ical(raw)
    if errors(calendar):
        sys.exit(f"{path}: {errors(calendar)}")
    if calendar["VERSION"] != "2.0" or not calendar["PRODID"]:
        sys.exit(f"{path}: version or product is missing")
    for event in calendar.walk("VEVENT"):
        uid, sequence = str(event["UID"]), int(event["SEQUENCE"])
        if event["DTSTAMP"].dt.tzinfo is None:
            sys.exit(f"{uid}: the stamp is not in UTC")
        # A newer file counts; an older one changes nothing.
        if uid in held and held[uid][0] > sequence:
            continue
        start = event["DTSTART"].dt
        if isinstance(start, datetime) and start.tzinfo is not None:
            sys.exit(f"{uid}: the start is not in local time")
        alarms = [-alarm["TRIGGER"].dt.total_seconds() / 60 for alarm in event.walk("VALARM")]
        alarm = f"{alarms[0]:g}" if alarms else "-"
        is_off = str(event.get("STATUS")) == "CANCELLED"
        held[uid] = (sequence, start.isoformat(), alarm, str(event["SUMMARY"]), is_off)

for uid, (sequence, start, alarm, title, is_off) in sorted(held.items(), key=lambda item: item[1][1]):
    if not is_off:
        print(uid, sequence, start, alarm, title, sep="\t")
