// Counts in English: one thing, several things.

/** A count with its noun. @param count as it is printed @param many left out = the noun with an s */
export function counted(count: string, one: string, many = `${one}s`): string {
  return `${count} ${count === '1' ? one : many}`
}
