// The store's suite, files of documents.

import { expect, test } from 'vitest'
import { originalType } from '#model/original.ts'
import type { AttachmentRow } from '../../server/store/store.ts'
import { addDocument, created, documentRow, moment, type Opened, received } from './rows.ts'

const roomBytes = 1000
const file = (documentId: string, name: string, size = 10): AttachmentRow => ({
  documentId,
  sha256: name.repeat(64).slice(0, 64),
  contentType: 'image/png',
  bytes: new Uint8Array(size).fill(name.charCodeAt(0)),
  addedBy: 'lan',
  addedAt: moment(1),
})

/** What every store does with files of documents. */
export function attachmentsContract(opened: () => Opened): void {
  test('[WF130] a file is kept to the byte, once, with its document, also after reopening', async () => {
    const held = opened()
    await addDocument(held.store, 'd1')
    await addDocument(held.store, 'd2')
    const row = file('d1', 'a')
    expect(await held.store.addAttachment(row, roomBytes)).toBe(true)
    expect(await held.store.addAttachment({ ...row, addedBy: 'minh' }, roomBytes)).toBe(true)
    expect(await held.store.findAttachment('d2', row.sha256)).toBeNull()
    expect(await held.store.findAttachment('d1', 'b'.repeat(64))).toBeNull()
    expect(await held.store.findAttachment('d1', row.sha256)).toEqual(row)
    const again = await held.reopen()
    expect(await again.findAttachment('d1', row.sha256)).toEqual(row)
    await expect(again.addAttachment(file('nowhere', 'a'), roomBytes)).rejects.toThrow(RangeError)
  })

  test('[WF130] a document begins with its files or not at all', async () => {
    const { store } = opened()
    await addDocument(store, 'd0') // and with it the unit
    const begin = (id: string, files: readonly AttachmentRow[]) =>
      store.createDocument(documentRow(id), new Uint8Array([1]), created(id), files)
    await begin('d1', [file('d1', 'a'), file('d1', 'b')])
    expect(await store.findAttachment('d1', 'b'.repeat(64))).toEqual(file('d1', 'b'))
    await expect(begin('d2', [file('nowhere', 'a')])).rejects.toThrow()
    expect(await store.findDocument('d2')).toBeNull()
  })

  test('[WF130] the files of a document have so much room together, whoever adds at once', async () => {
    const { store } = opened()
    await addDocument(store, 'd1')
    await addDocument(store, 'd2')
    const added = await Promise.all(
      ['a', 'b', 'c', 'd'].map(name => store.addAttachment(file('d1', name, 300), roomBytes)),
    )
    expect(added.filter(isKept => isKept)).toHaveLength(3)
    expect(await store.addAttachment(file('d2', 'a', 300), roomBytes)).toBe(true)
  })

  test('[WF140] a file comes with the events that speak of it or not at all, once, in a room of its own', async () => {
    const held = opened()
    const { store } = held
    await addDocument(store, 'd1')
    await addDocument(store, 'd2')
    await store.addAttachment(file('d1', 'p', roomBytes), roomBytes) // pictures leave originals their room
    const word = (name: string, size: number): AttachmentRow => ({
      ...file('d1', name, size),
      contentType: originalType,
    })
    const append = (row: AttachmentRow, expectedSeq: number) =>
      store.appendEvents({
        documentId: 'd1',
        drafts: [received('d1', `o${expectedSeq}`)],
        expectedSeq,
        attachment: { row, roomBytes },
      })
    expect(await append(word('w', 700), 1)).toMatchObject({ ok: true })
    expect(await append(word('v', 400), 1)).toEqual({ ok: false, seq: 2 })
    expect(await append(word('v', 400), 2)).toEqual({ ok: false, seq: 2, isFull: true })
    expect(await store.findAttachment('d1', word('v', 400).sha256)).toBeNull()
    expect(await store.readEvents('d1', 2)).toEqual([])
    expect(await append({ ...word('w', 700), addedBy: 'minh' }, 2)).toMatchObject({ ok: true })
    await expect(append(file('d2', 'x'), 3)).rejects.toThrow(RangeError)
    const again = await held.reopen()
    expect(await again.findAttachment('d1', word('w', 700).sha256)).toEqual(word('w', 700))
    expect(await again.readEvents('d1', 2)).toHaveLength(1)
  })
}
