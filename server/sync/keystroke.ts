// The commonest update, letters typed or pasted into a run of text, told by its bytes and let in without decoding it into Yjs's
// objects. Whatever is not exactly that is left to the guard, so the guard alone refuses.

import { createDecoder, type Decoder, readUint8, readVarUint } from 'lib0/decoding'
import { lockedFlag, placeSpan, type Structure, sealedFlag } from './structure.ts'
import { textKind } from './text-rules.ts'
import { utf16Length } from './utf8-length.ts'

/** One new struct of text beside a known one, nothing deleted. */
export interface Keystroke {
  readonly client: number
  readonly clock: number
  /** In UTF-16 units, as Yjs counts. */
  readonly length: number
  readonly left: Piece | null
  readonly right: Piece | null
  /** Where in the update the number of its letters' bytes stands, and where the letters begin; they end before its last byte. */
  readonly sizeAt: number
  readonly lettersAt: number
}

interface Piece {
  readonly client: number
  readonly clock: number
}

/** Larger ones are rare. */
const maxBytes = 256
const maxClock = 2 ** 31

// The info byte of a struct in Yjs's first encoding.
const contentMask = 0b0001_1111
const stringContent = 4
const leftBit = 0b1000_0000
const rightBit = 0b0100_0000

/** The keystroke that an update is, or null when it is anything else. */
export function readKeystroke(update: Uint8Array): Keystroke | null {
  // One client, one struct; no client with deletions at the end.
  if (update.length > maxBytes || update[0] !== 1 || update[1] !== 1 || update.at(-1) !== 0) return null
  try {
    const decoder = createDecoder(update)
    decoder.pos = 2
    const client = readVarUint(decoder)
    const clock = readVarUint(decoder)
    const info = readUint8(decoder)
    if ((info & contentMask) !== stringContent || (info & (leftBit | rightBit)) === 0) return null
    const left = (info & leftBit) === 0 ? null : readPiece(decoder)
    const right = (info & rightBit) === 0 ? null : readPiece(decoder)
    const sizeAt = decoder.pos
    const size = readVarUint(decoder)
    const lettersAt = decoder.pos
    if (lettersAt + size !== update.length - 1) return null
    const length = utf16Length(update, lettersAt, update.length - 1)
    return length < 0 ? null : { client, clock, length, left, right, sizeAt, lettersAt }
  } catch {
    return null // the guard says what is wrong with it
  }
}

/** The place a keystroke would take, or null when that is for the guard to judge. */
export function placeForKeystroke(structure: Structure, key: Keystroke): number | null {
  const { client, clock, length, left, right } = key
  if (length < 1 || clock !== structure.end(client) || clock + length > maxClock) return null
  const leftPlace = left && structure.findPlace(left.client, left.clock)
  const rightPlace = right && structure.findPlace(right.client, right.clock)
  if ((left && leftPlace === null) || (right && rightPlace === null)) return null
  if (left && right && leftPlace !== rightPlace) return null
  const place = leftPlace ?? rightPlace
  if (place === null || place % placeSpan !== 0) return null
  const type = place / placeSpan
  if (structure.kind(type) !== textKind) return null
  return structure.is(type, sealedFlag | lockedFlag) ? null : place
}

function readPiece(decoder: Decoder): Piece {
  return { client: readVarUint(decoder), clock: readVarUint(decoder) }
}
