// What one node tells the others of a commit: never longer than PostgreSQL takes, and read back as it was.

import { expect, test } from 'vitest'
import { type Changes, encodeChanges, mergeChanges } from '../../server/store/postgres-changes.ts'
import { createNoteReader, encodeNotes } from '../../server/store/postgres-notes.ts'
import { seeded } from '../bench/long-text.ts'

const chance = Number(process.env['VK_SEED'] ?? Math.floor(Math.random() * 2 ** 31))
const writer = '0f0e0d0c-0b0a-4908-8706-050403020100'

test(`[ND61] a note holds the updates where there is room, else where they are, else only its number (seed ${chance})`, () => {
  const random = seeded(chance)
  const below = (end: number) => Math.floor(random() * end)
  const read = createNoteReader(() => null)
  const seen = { updates: 0, parts: 0, places: 0, number: 0 }
  for (let round = 0; round < 120; round += 1) {
    const largest = [2, 40, 3000][round % 3] ?? 40
    const documents = Array.from({ length: 1 + below(round % 7 === 0 ? 400 : 8) }, (_, index) => {
      const first = 1 + below(1000)
      const updates = Array.from({ length: below(12) }, () => new Uint8Array(below(largest)).fill(below(256)))
      const text = updates.length > 0 ? { first, last: first + updates.length - 1 } : null
      const registerSeq = text ? null : 1 + below(9)
      return { documentId: `đợt "${index}"\n`, text, registerSeq, ...(text && { updates }) }
    })
    const changes: Changes = { documents, rightsOf: ['lan'] }
    const notes = encodeNotes(writer, round + 1, changes, encodeChanges(changes))
    expect(Math.max(...notes.map(note => Buffer.byteLength(note)))).toBeLessThan(8000)
    expect(new Set(notes).size).toBe(notes.length) // PostgreSQL tells what is the same once
    if (notes.length > 1) seen.parts += 1
    const marks = notes.flatMap(read)
    expect(marks).toMatchObject([{ writerId: writer, seq: round + 1 }])
    const told = marks[0]?.changes
    if (!told) seen.number += 1
    else if (told.documents.some(({ updates }) => updates)) {
      seen.updates += 1
      const plain = told.documents.map(change => ({
        ...change,
        ...(change.updates && { updates: change.updates.map(update => new Uint8Array(update)) }),
      }))
      expect({ ...told, documents: plain }).toEqual(changes)
    } else {
      seen.places += 1
      expect(told.documents).toEqual(documents.map(({ updates: _, ...place }) => place))
    }
  }
  expect(Math.min(seen.updates, seen.parts, seen.places, seen.number)).toBeGreaterThan(3)
})

test('[ND61] updates of one commit that lie one behind the other are told as one row of them, and others are left to be read', () => {
  const [one, two] = [Uint8Array.of(1), Uint8Array.of(2)]
  const part = (first: number, updates: readonly Uint8Array[]): Changes => ({
    documents: [
      { documentId: 'd1', text: { first, last: first + updates.length - 1 }, registerSeq: null, updates },
    ],
    rightsOf: [],
  })
  const event: Changes = { documents: [{ documentId: 'd1', text: null, registerSeq: 7 }], rightsOf: [] }
  expect(mergeChanges([part(4, [one]), event, part(5, [two])]).documents).toEqual([
    { documentId: 'd1', text: { first: 4, last: 5 }, registerSeq: 7, updates: [one, two] },
  ])
  expect(mergeChanges([part(5, [one]), part(4, [two])]).documents).toEqual([
    { documentId: 'd1', text: { first: 4, last: 5 }, registerSeq: null },
  ])
})

test('[OP193] a note that does not hold what it says, of another release or by hand, is looked up and ends nothing', () => {
  const changes = '[[["d1",1,2,0]],[]]'
  for (const [at, payload] of [
    `${writer} 1 no JSON`,
    `${writer} 1 {"documents":[]}`,
    `${writer} 1 [[["d1"]],"lan"]`,
    `${writer} 1 [[[7,1,1,0]],[]]`,
    `${writer} 1 [[["d1",1,99999999999,0]],[]]\n4 AAAA`,
    `${writer} 1 ${changes}\n4 AAEH`, // one update for two
    `${writer} 1 ${changes}\n4 //8A`, // shorter than it says
  ].entries())
    expect([at, createNoteReader(() => null)(payload)]).toEqual([
      at,
      [{ writerId: writer, seq: 1, changes: null }],
    ])
})

test('[ND61] a note whose beginning or rest does not come delays what it told and loses no other', () => {
  const changes: Changes = {
    documents: [
      {
        documentId: 'd1',
        text: { first: 1, last: 1 },
        registerSeq: null,
        updates: [new Uint8Array(20_000)],
      },
    ],
    rightsOf: [],
  }
  const notes = (seq: number) => encodeNotes(writer, seq, changes, encodeChanges(changes))
  const told = changes.documents.map(({ updates: _, ...place }) => place)
  const read = createNoteReader(() => null)
  expect(notes(1).slice(1).flatMap(read)).toEqual([])
  expect(notes(2).slice(0, -1).flatMap(read)).toEqual([])
  expect(read(`${writer} 3`)).toEqual([
    { writerId: writer, seq: 2, changes: { documents: told, rightsOf: [] } },
    { writerId: writer, seq: 3, changes: null },
  ])
  expect(notes(4).flatMap(read)).toMatchObject([{ seq: 4, changes: { documents: [{ updates: [{}] }] } }])
  expect(read('what nobody of ours wrote')).toEqual([])
  expect(notes(5).flatMap(createNoteReader(() => writer))).toEqual([])
})
