// The colour a person keeps everywhere: at their caret, on their mark, on every screen.

/** Colours of people, `#rrggbb`; white letters on each are readable (contrast 6.4 and more). */
export const peopleColors = [
  '#1D5FA8',
  '#6440A5',
  '#0F6B5C',
  '#8A4B00',
  '#57514C',
  '#A0295F',
  '#4A5A1F',
] as const

/** The colour of a person. @param userId the same id gives the same colour, on the server and on every page */
export function colorOf(userId: string): string {
  let sum = 0
  for (const letter of userId) sum = (sum * 31 + (letter.codePointAt(0) ?? 0)) >>> 0
  return peopleColors[sum % peopleColors.length] ?? peopleColors[0]
}
