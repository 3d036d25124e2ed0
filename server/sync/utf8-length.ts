// How long a text is, told from its UTF-8 bytes without making a string of them: a decoder's call costs more than all else that is
// asked of a keystroke.

/**
 * Length of a text in UTF-16 units, as JavaScript and Yjs count, or -1 when its bytes are not well formed (Unicode 16, table 3-7).
 *
 * @param from first byte
 * @param to one past the last; not beyond the end of `bytes`
 */
export function utf16Length(bytes: Uint8Array, from: number, to: number): number {
  let units = 0
  for (let at = from; at < to; ) {
    const lead = bytes[at] ?? 0
    const size = lead < 0x80 ? 1 : lead < 0xe0 ? 2 : lead < 0xf0 ? 3 : 4
    if (size > 1 && !isWellFormed(bytes, at, Math.min(to, at + size), size, lead)) return -1
    units += size === 4 ? 2 : 1
    at += size
  }
  return units
}

function isWellFormed(bytes: Uint8Array, from: number, to: number, size: number, lead: number): boolean {
  if (to - from < size || lead < 0xc2 || lead > 0xf4) return false
  const second = bytes[from + 1] ?? 0
  // Neither longer than need be, nor half of a surrogate pair, nor beyond the last character there is.
  const low = lead === 0xe0 ? 0xa0 : lead === 0xf0 ? 0x90 : 0x80
  const high = lead === 0xed ? 0x9f : lead === 0xf4 ? 0x8f : 0xbf
  if (second < low || second > high) return false
  for (let at = from + 2; at < to; at += 1) if (((bytes[at] ?? 0) & 0xc0) !== 0x80) return false
  return true
}
