// What the sync benchmark writes: pages beside what a document begins with, and keys in them, each key an update.

import { setTimeout as pause } from 'node:timers/promises'
import * as Y from 'yjs'
import { numberedSentence, seeded } from './long-text.ts'
import { openLoadClient } from './sync-client.ts'
import { type BenchServer, textAt } from './sync-servers.ts'

/** A document with pages in it. */
export interface FilledDocument {
  readonly id: string
  /** The text on which the keys are typed. */
  readonly doc: Y.Doc
  /** Run of text for each writer. */
  readonly runs: readonly Y.XmlText[]
  /** Closes the client that wrote the pages: a server that stores nothing forgets a document when the last one leaves. */
  leave(): void
}

const paragraphsPerPage = 5
const wordsPerParagraph = 100
const paragraphsPerUpdate = 10

/** What filling needs of a server. */
type Filled = Pick<BenchServer, 'name' | 'begin' | 'address'>

/** Begins a document and writes pages of 500 words. A document of the raw relay has none: its text is the clients' own. */
export async function fill(server: Filled, pages: number): Promise<FilledDocument> {
  const id = await server.begin()
  const doc = new Y.Doc()
  if (server.name !== 'raw') Y.applyUpdate(doc, Y.encodeStateAsUpdate(await textAt(server, id)))
  const updates: Uint8Array[] = []
  const note = (update: Uint8Array) => updates.push(update)
  doc.on('update', note)
  const parent = placeIn(doc)
  const runs: Y.XmlText[] = []
  const random = seeded(pages)
  for (let at = 0; at < pages * paragraphsPerPage; at += paragraphsPerUpdate) {
    doc.transact(() => {
      const count = Math.min(paragraphsPerUpdate, pages * paragraphsPerPage - at)
      const blocks = Array.from({ length: count }, (_, index) => {
        const run = new Y.XmlText(numberedSentence(at + index, wordsPerParagraph, random))
        runs.push(run)
        const block = new Y.XmlElement('paragraph')
        block.insert(0, [run])
        return block
      })
      parent.insert(parent.length, blocks)
    })
  }
  doc.off('update', note)
  const client = await openLoadClient(server.address(id))
  for (const update of updates) client.update(update)
  await client.drained()
  if (server.name !== 'raw') await untilThere(server, id, clocksIn(doc))
  return { id, doc, runs, leave: client.close }
}

/** Sends updates of a document as fast as they are taken, and waits until a newcomer gets all of them. */
export async function sendAll(
  server: Filled,
  { id, doc }: Pick<FilledDocument, 'id' | 'doc'>,
  updates: readonly Uint8Array[],
): Promise<void> {
  const client = await openLoadClient(server.address(id))
  for (const [at, update] of updates.entries()) {
    client.update(update)
    if (at % 200 === 199) {
      await new Promise(resolve => setImmediate(resolve))
      await client.drained()
    }
  }
  await untilThere(server, id, clocksIn(doc))
  client.close()
}

/** Waits until a newcomer gets the whole text. @throws Error after five minutes: then it was not taken in */
export async function untilThere(server: Filled, id: string, want: number): Promise<void> {
  const endMs = performance.now() + 300_000
  while (clocksIn(await textAt(server, id)) < want) {
    if (performance.now() > endMs) throw new Error(`${server.name} did not take the pages in`)
    await pause(200)
  }
}

/** Keys of one writer in a run of its own. Clock k of the client is key k. */
export function keysOf({ doc, runs }: FilledDocument, writer: number, count: number): Uint8Array[] {
  const run = runs[writer]
  if (!run) throw new RangeError(`no paragraph for writer ${writer}`)
  const keys: Uint8Array[] = []
  const note = (update: Uint8Array) => keys.push(update)
  const before = doc.clientID
  doc.clientID = clientOf(writer)
  doc.on('update', note)
  const start = Math.floor(run.length / 2)
  for (let at = 0; at < count; at += 1) run.insert(start + at, 'ạbcd e'[at % 6] ?? 'a')
  doc.off('update', note)
  doc.clientID = before
  return keys
}

/** Letters at scattered places of a run, an update each: what a program that writes as fast as it can sends. */
export function scattered({ doc, runs }: FilledDocument, count: number): Uint8Array[] {
  const run = runs[0]
  if (!run) throw new RangeError('a document without a run of text')
  const updates: Uint8Array[] = []
  doc.clientID = clientOf(0) // the one that wrote the pages is in use on another socket
  doc.on('update', update => updates.push(update))
  for (let at = 0; at < count; at += 1) run.insert((at * 7_919) % (run.length + 1), 'a')
  return updates
}

/** Yjs client id of a writer. */
export function clientOf(writer: number): number {
  return 1_000 + writer
}

/** Whether a client id is a writer's: those of the pages are drawn from all there are. */
export function isWriter(client: number): boolean {
  return client >= clientOf(0) && client < clientOf(1_000)
}

/** Clocks of a text in all: how much of it there is. */
export function clocksIn(doc: Y.Doc): number {
  return [...Y.decodeStateVector(Y.encodeStateVector(doc)).values()].reduce((sum, end) => sum + end, 0)
}

/** Where blocks may be put: beside the first paragraph, or at the top of an empty document. */
function placeIn(doc: Y.Doc): Y.XmlFragment {
  const root = doc.getXmlFragment('default')
  const find = (parent: Y.XmlFragment): Y.XmlFragment | null => {
    for (const child of parent.toArray()) {
      if (!(child instanceof Y.XmlElement)) continue
      if (child.nodeName === 'paragraph') return parent
      const found = find(child)
      if (found) return found
    }
    return null
  }
  return find(root) ?? root
}
