// A day of the calendar as people here write it.

/** A day as `22/11/2026`. @param day `2026-11-22` */
export function formatDay(day: string): string {
  return day.split('-').toReversed().join('/')
}
