// Makes any text fit to stand in a Word file.

const forbidden = /(?![\t\n\r])\p{Cc}|[\uFFFE\uFFFF]/gu

/**
 * Text in NFC without what XML 1.0 forbids: control characters, U+FFFE and U+FFFF (they give a file that Word refuses).
 * A vertical tab, a form feed and any line ending become a line feed, which is printed as a break; a lone surrogate
 * becomes U+FFFD.
 */
export function printable(text: string): string {
  return text
    .replace(/\r\n?|\v|\f|\u0085|\u2028|\u2029/gu, '\n')
    .replace(forbidden, '')
    .toWellFormed()
    .normalize('NFC')
}

/** Printable text on one line: breaks and tabs become spaces. */
export function oneLine(text: string): string {
  return printable(text).replace(/\s+/gu, ' ').trim()
}

/** Text and attribute values of XML that is written by hand. */
export function escapeXml(text: string): string {
  return text.replace(/[&<>"]/gu, sign => entities[sign] ?? sign)
}

const entities: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' }
