// The words of a footnote: one line, NFC, not longer than an attribute may be.

/** Longest footnote, characters: the guard takes no longer attribute. */
export const maxFootnoteChars = 2_000

/** Words as a footnote keeps them: breaks and tabs are spaces, other control characters go. Not cut: see `maxFootnoteChars`. */
export function footnoteWords(raw: string): string {
  return raw
    .normalize('NFC')
    .replace(/\s+/gu, ' ')
    .replace(/[\p{Cc}\uFEFF\uFFFE\uFFFF]/gu, '')
    .trim()
}
