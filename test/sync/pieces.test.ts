// Large updates in pieces: each stands by itself, all of them are the whole.

import { expect, test } from 'vitest'
import * as Y from 'yjs'
import { cutUpdate } from '../../editor/client/pieces.ts'

/** Numbers below a bound, the same for the same seed. */
function dice(seed: number) {
  let state = seed
  return (below: number): number => {
    state = (Math.imul(state, 1103515245) + 12345) >>> 0
    return Math.floor((state / 2 ** 32) * below)
  }
}

// No pairs of surrogates: Yjs itself makes another letter of one that is cut, and here everything is cut anywhere.
const words = ['Đảng bộ ', 'xã ', 'lãnh đạo, ', '\u0301', 'a']

/** Some change to some block: typing, a long paste, removing, formatting, a new block, a removed one. */
function change(doc: Y.Doc, random: (below: number) => number): void {
  const blocks = doc.getXmlFragment('default')
  const block = blocks.length > 0 ? blocks.get(random(blocks.length)) : null
  const text = block instanceof Y.XmlElement ? block.get(0) : null
  const choice = random(8)
  if (!(text instanceof Y.XmlText) || choice === 0) {
    const element = new Y.XmlElement('paragraph')
    element.setAttribute('id', `b${random(1e6)}`)
    element.insert(0, [new Y.XmlText('Đoạn mới. ')])
    blocks.insert(random(blocks.length + 1), [element])
  } else if (choice === 1 && blocks.length > 3) blocks.delete(random(blocks.length), 1)
  else if (choice === 2) text.delete(random(text.length), Math.min(random(9), text.length))
  else if (choice === 3) text.format(0, random(text.length + 1), { bold: {} })
  else if (choice === 4)
    text.insert(random(text.length + 1), (words[random(words.length)] ?? '').repeat(random(90)))
  else text.insert(random(text.length + 1), words[random(words.length)] ?? '')
}

const stateOf = (doc: Y.Doc) => Y.encodeStateAsUpdate(doc)

test('[SY137] every piece stands by itself and is small, and all of them together are the whole update', () => {
  const seed = Number(process.env['SEED'] ?? Math.floor(Math.random() * 2 ** 31))
  console.info(`seed ${seed}`)
  const random = dice(seed)
  const rounds = Number(process.env['ROUNDS'] ?? 60)
  for (let round = 0; round < rounds; round += 1) {
    const server = new Y.Doc()
    const people = [new Y.Doc(), new Y.Doc(), new Y.Doc()]
    for (let step = 0; step < 30; step += 1) change(server, random)
    for (const person of people) Y.applyUpdate(person, stateOf(server))
    for (let step = 0; step < 60; step += 1) {
      change(people[random(3)] ?? server, random)
      if (random(6) === 0) Y.applyUpdate(people[random(3)] ?? server, stateOf(people[random(3)] ?? server))
    }
    const [own] = people
    if (!own) throw new Error('nobody')
    const lacking = Y.encodeStateAsUpdate(own, Y.encodeStateVector(server))
    const limits = { wholeBytes: 4000, bytes: 300 + random(2000), count: 3 + random(60) }
    const pieces = cutUpdate(lacking, own, limits)
    for (const piece of pieces) {
      expect(piece.length).toBeLessThanOrEqual(limits.wholeBytes)
      Y.applyUpdate(server, piece)
      const { pendingStructs, pendingDs } = server.store
      expect([pendingStructs, pendingDs], `seed ${seed}, round ${round}`).toEqual([null, null])
    }
    expect(Y.decodeStateVector(Y.encodeStateVector(server))).toEqual(
      Y.decodeStateVector(Y.encodeStateVector(own)),
    )
    // Letters and blocks; marks only where a run was written in one piece, which the next test looks at.
    const letters = (doc: Y.Doc) =>
      doc
        .getXmlFragment('default')
        .toString()
        .replaceAll(/<\/?bold>/gu, '')
    expect(letters(server) === letters(own), `seed ${seed}, round ${round}`).toBe(true)
  }
})

test('[SY137] one long run of letters is cut between characters; what is small or has gaps is left whole', () => {
  const doc = new Y.Doc()
  doc.getText('t').insert(0, '😀'.repeat(100_000))
  const update = stateOf(doc)
  const pieces = cutUpdate(update, doc, { wholeBytes: 20_000, bytes: 10_001, count: 100 })
  expect(pieces.length).toBeGreaterThan(30)
  const copy = new Y.Doc()
  for (const piece of pieces) Y.applyUpdate(copy, piece)
  expect(copy.getText('t').toString()).toBe(doc.getText('t').toString())
  expect(cutUpdate(update, doc, { wholeBytes: update.length, bytes: 1, count: 1 })).toEqual([update])
  const before = Y.encodeStateVector(doc)
  doc.getText('t').insert(0, 'x')
  const after = Y.encodeStateVector(doc)
  doc.getText('t').insert(5, 'y')
  const torn = Y.mergeUpdates([update, Y.encodeStateAsUpdate(doc, after)])
  expect(Y.encodeStateVectorFromUpdate(torn)).toEqual(before)
  expect(cutUpdate(torn, doc, { wholeBytes: 100, bytes: 100, count: 1 })).toEqual([torn])
})

test('[SY137] marks that were changed in many blocks come out as they were set, also the ones that replaced others', () => {
  const server = new Y.Doc()
  const own = new Y.Doc()
  const blocks = own.getXmlFragment('default')
  const text = (at: number): Y.XmlText => {
    const block = blocks.get(at)
    const run = block instanceof Y.XmlElement ? block.get(0) : null
    if (!(run instanceof Y.XmlText)) throw new Error(`no text in ${at}`)
    return run
  }
  for (let at = 0; at < 200; at += 1) {
    const element = new Y.XmlElement('paragraph')
    element.insert(0, [new Y.XmlText('Kinh tế tăng trưởng khá, đời sống nâng lên.')])
    blocks.insert(at, [element])
    text(at).format(0, 7, { bold: {} })
  }
  Y.applyUpdate(server, stateOf(own))
  const before = Y.encodeStateVector(server)
  for (let at = 0; at < 200; at += 1) {
    text(at).format(5, 15, { bold: {} }) // longer: its end is another
    text(at).format(2, 2, { bold: null }) // torn open
    text(at).delete(20, 4)
    text(at).insert(1, 'x'.repeat(20))
  }
  const limits = { wholeBytes: 4000, bytes: 1000, count: 100 }
  const pieces = cutUpdate(Y.encodeStateAsUpdate(own, before), own, limits)
  expect(pieces.length).toBeGreaterThan(10)
  for (const piece of pieces) Y.applyUpdate(server, piece)
  expect(server.getXmlFragment('default').toString()).toBe(blocks.toString())
})
