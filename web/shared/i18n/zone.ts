/** What people call a zone (“Mountain Time”). */
export function zoneName(zone: string, locale: string): string {
  const parts = new Intl.DateTimeFormat(locale, {
    timeZone: zone,
    timeZoneName: 'longGeneric',
  }).formatToParts();
  return parts.find((part) => part.type === 'timeZoneName')?.value ?? zone;
}

const calendars = new Map<string, Intl.DateTimeFormat>();

/** The calendar date of an instant in a zone, `YYYY-MM-DD`. */
export function dateIn(zone: string, instant: string): string {
  // Making one takes longer than all that it is then asked.
  let calendar = calendars.get(zone);
  if (!calendar) {
    calendar = new Intl.DateTimeFormat('en-CA', {
      timeZone: zone,
      year: 'numeric',
      month: '2-digit',
      day: '2-digit',
    });
    calendars.set(zone, calendar);
  }
  return calendar.format(new Date(instant));
}

let known: string | undefined;
/** The browser's zone; asked once, as the answer takes a while and stays the same. */
export function readersZone(): string {
  known ??= Intl.DateTimeFormat().resolvedOptions().timeZone;
  return known;
}
