// Length of Vietnamese text in syllables ("tiếng"), the unit of every budget.

/**
 * Counts syllables: tokens between white space that hold a letter or a digit, after NFC.
 *
 * @returns 0 for empty text; dashes and bullets alone do not count
 */
export function countSyllables(text: string): number {
  let count = 0
  for (const token of text.normalize('NFC').split(/\s+/u)) if (/[\p{L}\p{N}]/u.test(token)) count += 1
  return count
}

/** Syllables a printed page holds: 480–520 with headings and tables (domain §2.3, confidence P). */
export const syllablesPerPage = 500
