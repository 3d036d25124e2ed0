// The short way of a keystroke lets in nothing that the guard would not, and leaves the same structure behind.

import { expect, test } from 'vitest'
import * as Y from 'yjs'
import { decode, examineAndTake } from '../../server/sync/guard.ts'
import { placeForKeystroke, readKeystroke } from '../../server/sync/keystroke.ts'
import { seedState } from '../../server/sync/seed.ts'
import type { Structure } from '../../server/sync/structure.ts'
import { structureOfUpdate } from '../../server/sync/structure-of-doc.ts'
import { utf16Length } from '../../server/sync/utf8-length.ts'
import { seeded } from '../bench/long-text.ts'
import { textRun } from '../support/stock-client.ts'
import { liveDocument } from '../support/sync-server.ts'

const seed = Number(process.env['VK_SEED'] ?? Math.floor(Math.random() * 2 ** 31))
const words = ['a', ' ', 'ệ', 'Đảng bộ', '🙂', 'e\u0301', 'x'.repeat(90), 'x'.repeat(400)]
const state = seedState(liveDocument)

/** Takes an update the short way. @returns false when that is not its way */
function takeShort(structure: Structure, update: Uint8Array): boolean {
  const key = readKeystroke(update)
  const place = key ? placeForKeystroke(structure, key) : null
  if (!key || place === null) return false
  structure.push(key.client, key.length, place, null)
  return true
}

/** Takes it the guard's way. @returns the client that wrote, or null when it is not simply new */
function takeLong(structure: Structure, update: Uint8Array): number | null {
  const decoded = decode(update)
  const finding = decoded ? examineAndTake(structure, decoded, () => true) : null
  return finding?.ok && finding.isNew ? (finding.writers[0] ?? null) : null
}

/** What a person does at random in a block, as the update it makes. */
function randomUpdate(doc: Y.Doc, block: number, random: () => number): Uint8Array {
  const updates: Uint8Array[] = []
  const note = (update: Uint8Array) => updates.push(update)
  const run = textRun(doc, block)
  const at = Math.floor(random() * (run.length + 1))
  const last = Math.max(0, run.length - 1)
  const act = random()
  doc.on('update', note)
  if (act < 0.7 || run.length === 0) run.insert(at, words[Math.floor(random() * words.length)] ?? 'a')
  else if (act < 0.85) run.delete(Math.min(at, last), 1)
  else run.format(Math.min(at, last), 1, { bold: {} })
  doc.off('update', note)
  return updates.at(-1) ?? new Uint8Array()
}

const [lockedBlock, freeBlocks] = [0, [1, 2]] as const

test(`[PF1] a keystroke is let in the short way only where the guard lets it in, with the same outcome (seed ${seed})`, () => {
  const random = seeded(seed)
  const [short, long] = [structureOfUpdate(state), structureOfUpdate(state)]
  const doc = new Y.Doc()
  Y.applyUpdate(doc, state)
  let isShort = 0
  for (let step = 0; step < 1500; step += 1) {
    const update = randomUpdate(doc, freeBlocks[step % freeBlocks.length] ?? 1, random)
    const writer = takeLong(long, update)
    if (takeShort(short, update)) {
      isShort += 1
      expect(writer).toBe(doc.clientID)
    } else takeLong(short, update)
  }
  expect(short.data).toEqual(long.data)
  expect(isShort).toBeGreaterThan(500)
})

test(`[PF1] letters in a locked heading and damaged bytes never go the short way where the guard says no (seed ${seed})`, () => {
  const random = seeded(seed)
  const untouched = structureOfUpdate(state)
  let isShort = 0
  for (let round = 0; round < 2000; round += 1) {
    const doc = new Y.Doc()
    Y.applyUpdate(doc, state)
    const isLocked = round % 4 === 0
    const update = randomUpdate(doc, isLocked ? lockedBlock : 1, random).slice()
    if (!isLocked) {
      const at = Math.floor(random() * update.length)
      update[at] = (update[at] ?? 0) ^ (1 << Math.floor(random() * 8))
    }
    const key = readKeystroke(update)
    if (!key || placeForKeystroke(untouched, key) === null) continue
    isShort += 1
    expect(takeLong(structureOfUpdate(state), update), Buffer.from(update).toString('hex')).toBe(key.client)
  }
  expect(isShort).toBeGreaterThan(100)
})

test('[FA42] letters beside a paragraph, beside its run of text, or in an attribute, are no keystroke', () => {
  const doc = new Y.Doc()
  Y.applyUpdate(doc, state)
  const section = doc.getXmlFragment('default').get(0)
  const paragraph = section instanceof Y.XmlElement ? section.get(1) : null
  if (!(paragraph instanceof Y.XmlElement)) throw new RangeError('a paragraph stands after the heading')
  const run = textRun(doc, 1)
  const places = [run._start, paragraph._item, run._item, paragraph._map.get('id')].map(item => {
    if (!item) throw new RangeError('it is in the text')
    return placeForKeystroke(structureOfUpdate(state), {
      client: 4711,
      clock: 0,
      length: 1,
      left: item.id,
      right: null,
      sizeAt: 0,
      lettersAt: 0,
    })
  })
  expect(places.map(place => place !== null)).toEqual([true, false, false, false])
})

test(`[SY210] the length of a keystroke is told from its bytes as a decoder tells it, and bytes that are no text have none (seed ${seed})`, () => {
  const random = seeded(seed)
  const strict = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true })
  const lengthOf = (bytes: Uint8Array) => {
    try {
      return strict.decode(bytes).length
    } catch {
      return -1
    }
  }
  const encoder = new TextEncoder()
  const edges = [0, 0x7f, 0x80, 0x7ff, 0x800, 0xd7ff, 0xe000, 0xfeff, 0xffff, 0x10000, 0x10ffff]
  for (const point of edges) {
    const bytes = encoder.encode(String.fromCodePoint(point))
    expect(utf16Length(bytes, 0, bytes.length), point.toString(16)).toBe(point > 0xffff ? 2 : 1)
  }
  let isText = 0
  for (let round = 0; round < 20_000; round += 1) {
    // Bytes at random are hardly ever text: half of the rounds damage one byte of something that is.
    const text = encoder.encode(words[round % (words.length - 1)])
    const bytes =
      round % 2 === 0 ? text : Uint8Array.from({ length: 1 + (round % 5) }, () => Math.floor(random() * 256))
    if (round % 4 === 0) bytes[Math.floor(random() * bytes.length)] = Math.floor(random() * 256)
    const length = lengthOf(bytes)
    if (length >= 0) isText += 1
    expect(utf16Length(bytes, 0, bytes.length), bytes.join(' ')).toBe(length)
  }
  expect(isText).toBeGreaterThan(1000)
})
