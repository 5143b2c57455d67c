"""Reads a calendar with icalendar and prints its name, its events and what could not be read, as JSON."""

import json
import sys

import icalendar

with open(sys.argv[1], "rb") as file:
    calendar = icalendar.Calendar.from_ical(file.read())

events = [
    {
        "uid": str(event["UID"]),
        "start": event.decoded("DTSTART").isoformat(),
        "end": event.decoded("DTEND").isoformat(),
        "days": (event.decoded("DTEND") - event.decoded("DTSTART")).days,
        "stamp": event.decoded("DTSTAMP").isoformat(),
        "summary": str(event["SUMMARY"]),
        "description": str(event["DESCRIPTION"]),
        "alarms": [
            -alarm.decoded("TRIGGER").days for alarm in event.walk("VALARM") if alarm["ACTION"] == "DISPLAY"
        ],
    }
    for event in calendar.walk("VEVENT")
]
errors = [str(error) for component in calendar.walk() for error in component.errors]
print(json.dumps({"name": str(calendar["NAME"]), "events": events, "errors": errors}))
