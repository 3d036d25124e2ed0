// Opens the zip of a Word file safely: its directory is read by ourselves, and a part is inflated only when it is asked for.

import { crc32, inflateRawSync } from 'node:zlib'
import { WordRefused } from './refused.ts'

/** The parts of a package. Names are compared without case, as the format says, and never used as paths. */
export interface Package {
  /** Names of all parts, lower case. */
  readonly names: ReadonlySet<string>
  /** Bytes of a part, or null where there is none. @throws WordRefused when they are damaged */
  read(name: string): Uint8Array | null
}

/** Largest Word file in bytes. */
export const wordFileMaxBytes = 40 * 1024 * 1024
const maxEntries = 4000
const maxPartBytes = 64 * 1024 * 1024
const maxTotalBytes = 160 * 1024 * 1024
// Text compresses to a tenth; only something made to swell is a two-hundredth.
const maxRatio = 200
const ratioFromBytes = 16 * 1024 * 1024

const endSignature = 0x06054b50
const entrySignature = 0x02014b50
const localSignature = 0x04034b50
const endBytes = 22
const entryBytes = 46
const localBytes = 30
const encryptedFlags = 0x0041
const stored = 0
const deflated = 8

interface Entry {
  readonly name: string
  readonly method: number
  readonly crc: number
  readonly packedBytes: number
  readonly bytes: number
  readonly offset: number
}

/**
 * Opens a package: checks the directory as a whole, inflates nothing.
 *
 * @throws WordRefused when it is no zip, another format, locked, too large, or holds what an honest program does not write
 */
export function openPackage(file: Uint8Array): Package {
  if (file.length > wordFileMaxBytes) throw new WordRefused('word-too-large', 'file')
  const zip = Buffer.from(file.buffer, file.byteOffset, file.length)
  refuseOtherFormats(zip)
  const entries = directory(zip)
  const starts = dataStarts(zip, entries.list, entries.at)
  return {
    names: new Set(entries.byName.keys()),
    read: name => {
      const entry = entries.byName.get(name.toLowerCase())
      if (!entry) return null
      return inflated(zip, entry, starts.get(entry) ?? 0)
    },
  }
}

function refuseOtherFormats(zip: Buffer): void {
  if (zip.subarray(0, 8).equals(Buffer.from('d0cf11e0a1b11ae1', 'hex')))
    throw new WordRefused('word-old-or-locked', 'OLE header')
  if (zip.subarray(0, 5).toString('latin1') === '{\\rtf') throw new WordRefused('word-is-rtf', 'RTF header')
  if (zip.subarray(0, 2).toString('latin1') !== 'PK') throw new WordRefused('word-not-docx', 'no zip header')
}

/** The central directory, checked as a whole. */
function directory(zip: Buffer): {
  readonly list: readonly Entry[]
  readonly byName: ReadonlyMap<string, Entry>
  readonly at: number
} {
  const end = endRecord(zip)
  const count = zip.readUInt16LE(end + 10)
  const size = zip.readUInt32LE(end + 12)
  const at = zip.readUInt32LE(end + 16)
  if (count > maxEntries) throw new WordRefused('word-too-large', 'entries')
  if (zip.readUInt16LE(end + 8) !== count || at + size !== end)
    throw new WordRefused('word-broken', 'directory does not end at its end record')
  const list: Entry[] = []
  const byName = new Map<string, Entry>()
  let from = at
  for (let index = 0; index < count; index += 1) {
    if (from + entryBytes > end || zip.readUInt32LE(from) !== entrySignature)
      throw new WordRefused('word-broken', 'directory')
    const entry = entryAt(zip, from)
    from +=
      entryBytes + zip.readUInt16LE(from + 28) + zip.readUInt16LE(from + 30) + zip.readUInt16LE(from + 32)
    list.push(entry)
    const key = entry.name.toLowerCase()
    if (byName.has(key)) throw new WordRefused('word-unsafe', 'two parts of one name')
    byName.set(key, entry)
  }
  if (from !== end) throw new WordRefused('word-broken', 'directory has a gap')
  refuseSwelling(list)
  return { list, byName, at }
}

/** The end record must close the file to the byte. */
function endRecord(zip: Buffer): number {
  const first = Math.max(0, zip.length - endBytes - 0xffff)
  for (let at = zip.length - endBytes; at >= first; at -= 1) {
    if (zip.readUInt32LE(at) !== endSignature) continue
    if (at + endBytes + zip.readUInt16LE(at + 20) === zip.length) return at
  }
  throw new WordRefused('word-broken', 'no end record')
}

function entryAt(zip: Buffer, at: number): Entry {
  if ((zip.readUInt16LE(at + 8) & encryptedFlags) !== 0)
    throw new WordRefused('word-old-or-locked', 'encrypted')
  const nameBytes = zip.readUInt16LE(at + 28)
  return {
    name: nameOf(zip.subarray(at + entryBytes, at + entryBytes + nameBytes)),
    method: zip.readUInt16LE(at + 10),
    crc: zip.readUInt32LE(at + 16),
    packedBytes: zip.readUInt32LE(at + 20),
    bytes: zip.readUInt32LE(at + 24),
    offset: zip.readUInt32LE(at + 42),
  }
}

function nameOf(bytes: Buffer): string {
  return bytes.toString('utf8').replace(/^\/+/u, '')
}

function refuseSwelling(entries: readonly Entry[]): void {
  const packed = entries.reduce((sum, entry) => sum + entry.packedBytes, 0)
  const total = entries.reduce((sum, entry) => sum + entry.bytes, 0)
  if (total > maxTotalBytes || (total > ratioFromBytes && total > packed * maxRatio))
    throw new WordRefused('word-too-large', 'all parts')
}

/** Where the data of each entry begins. Entries that share bytes, or whose two headers disagree, are refused. */
function dataStarts(zip: Buffer, entries: readonly Entry[], end: number): Map<Entry, number> {
  const starts = new Map<Entry, number>()
  let free = 0
  for (const entry of [...entries].sort((a, b) => a.offset - b.offset)) {
    const { offset } = entry
    if (offset < free) throw new WordRefused('word-unsafe', 'overlapping entries')
    if (offset + localBytes > end || zip.readUInt32LE(offset) !== localSignature)
      throw new WordRefused('word-broken', 'local header')
    if ((zip.readUInt16LE(offset + 6) & encryptedFlags) !== 0)
      throw new WordRefused('word-old-or-locked', 'encrypted')
    const nameEnd = offset + localBytes + zip.readUInt16LE(offset + 26)
    if (nameOf(zip.subarray(offset + localBytes, nameEnd)) !== entry.name)
      throw new WordRefused('word-unsafe', 'an entry has two names')
    const start = nameEnd + zip.readUInt16LE(offset + 28)
    free = start + entry.packedBytes
    if (free > end) throw new WordRefused('word-broken', 'entry beyond the directory')
    starts.set(entry, start)
  }
  return starts
}

function inflated(zip: Buffer, entry: Entry, start: number): Uint8Array {
  if (entry.bytes > maxPartBytes) throw new WordRefused('word-too-large', 'part')
  const packed = zip.subarray(start, start + entry.packedBytes)
  const bytes = entry.method === stored ? packed : inflate(packed, entry)
  if (bytes.length !== entry.bytes || crc32(bytes) !== entry.crc)
    throw new WordRefused('word-broken', 'part does not have the length or sum that the directory says')
  return bytes
}

function inflate(packed: Buffer, { method, bytes }: Entry): Buffer {
  if (method !== deflated) throw new WordRefused('word-broken', 'compression method')
  try {
    return inflateRawSync(packed, { maxOutputLength: Math.max(1, bytes) })
  } catch (error) {
    if (error instanceof Error && 'code' in error) throw new WordRefused('word-broken', 'compressed data')
    throw error
  }
}
