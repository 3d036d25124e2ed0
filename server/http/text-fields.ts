// The texts of a request's body: NFC, Windows line ends made plain, control characters found and named.

/** Deepest nesting of a body that is looked at; no route takes more than four levels. */
const maxDepth = 16

// Everything below U+0020 but tab and line feed, DEL and the C1 range, and the two code points that XML forbids.
const controlCharacters = /[^\P{Cc}\t\n]|[\uFFFE\uFFFF]/u

/** A body with clean texts, or the paths of the fields that cannot be taken. */
export type CleanBody =
  | { readonly ok: true; readonly value: unknown }
  | { readonly ok: false; readonly reason: 'control' | 'deep'; readonly fields: readonly string[] }

/**
 * Brings every string of a JSON value into NFC and finds the ones that hold control characters or broken surrogates.
 * A password stays as it was typed.
 */
export function cleanTexts(value: unknown): CleanBody {
  const broken: string[] = []
  let isTooDeep = false
  const walk = (item: unknown, path: readonly string[]): unknown => {
    if (path.length > maxDepth) {
      isTooDeep = true
      return null
    }
    if (typeof item === 'string') {
      const plain = item.replaceAll('\r\n', '\n')
      if (controlCharacters.test(plain) || !plain.isWellFormed()) broken.push(path.join('.'))
      return path.at(-1) === 'password' ? item : plain.normalize('NFC')
    }
    if (Array.isArray(item)) return item.map((entry, index) => walk(entry, [...path, String(index)]))
    if (typeof item === 'object' && item !== null) {
      return Object.fromEntries(
        Object.entries(item).map(([key, entry]) => [key, walk(entry, [...path, key])]),
      )
    }
    return item
  }
  const cleaned = walk(value, [])
  if (isTooDeep) return { ok: false, reason: 'deep', fields: [''] }
  return broken.length > 0 ? { ok: false, reason: 'control', fields: broken } : { ok: true, value: cleaned }
}
