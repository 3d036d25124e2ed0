// How many people's words one update may bring.

import { expect, test } from 'vitest'
import * as Y from 'yjs'
import { decode, examine } from '../../server/sync/guard.ts'
import { seedState } from '../../server/sync/seed.ts'
import { structureOfUpdate } from '../../server/sync/structure-of-doc.ts'
import { textRun } from '../support/stock-client.ts'
import { liveDocument } from '../support/sync-server.ts'

test('[SY32] an update of more writers than meet in a text is refused', () => {
  const seed = seedState(liveDocument)
  const objectionTo = (writers: number) => {
    const doc = new Y.Doc()
    Y.applyUpdate(doc, seed)
    const before = Y.encodeStateVector(doc)
    for (let writer = 1; writer <= writers; writer += 1) {
      doc.clientID = writer
      textRun(doc, 1).insert(0, 'x')
    }
    const decoded = decode(Y.encodeStateAsUpdate(doc, before))
    const finding = decoded && examine(structureOfUpdate(seed), decoded)
    return finding?.ok === false ? finding.objection : null
  }
  expect([objectionTo(64), objectionTo(65)]).toEqual([null, 'gap'])
})
