// The rule of dates that comments and tracked changes share.

/** A date as Word writes it; a missing one is allowed. */
export function lintDate(owner: string, date: string | undefined, say: (fault: string) => void): void {
  if (date === undefined) return
  if (!/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$/u.test(date) || Number.isNaN(Date.parse(date)))
    say(`${owner} has the date ${date}`)
}
