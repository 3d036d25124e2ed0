// Whether a replica of a text holds what the server has: compared when the server tells its mark, healed when it does not.

import { createEncoder, toUint8Array, writeVarUint } from 'lib0/encoding'
import { writeSyncStep1 } from 'y-protocols/sync'
import * as Y from 'yjs'
import { encodeDiffered, messageType, type StateNotice } from './frame.ts'
import { type StateMark, stateMark, unknownMark } from './state-mark.ts'

/** Rounds in which the replica has to differ, with nothing under way, before it asks for everything anew. */
const roundsToDiffer = 2

/** The mark of a replica. */
export function markOf(doc: Y.Doc): StateMark {
  const vector = Y.decodeStateVector(Y.encodeStateVector(doc))
  const deleted = [...Y.createDeleteSetFromStructStore(doc.store).clients].map(
    ([client, ranges]) => [client, ranges.flatMap(({ clock, len }) => [clock, clock + len])] as const,
  )
  return stateMark(vector, deleted)
}

/**
 * Compares a replica with each notice of the server.
 *
 * What a replica deletes by itself, because two people set one attribute at once, the server hears of only when the text is
 * next loaded. So a difference in deletions alone is asked about once, and then left alone until something changes.
 *
 * @param line.isBusy whether something of the replica is on its way
 * @param line.send sends a message to the server
 * @returns to be called with each notice
 */
export function selfCheck(
  doc: Y.Doc,
  line: { readonly isBusy: () => boolean; readonly send: (message: Uint8Array<ArrayBuffer>) => void },
): (notice: StateNotice) => void {
  let rounds = 0
  let asked = ''
  return notice => {
    if (notice.vector === unknownMark.vector) return
    const own = markOf(doc)
    const isSame = own.vector === notice.vector && own.deleted === notice.deleted
    const key = `${notice.vector} ${notice.deleted} ${own.vector} ${own.deleted}`
    if (isSame || line.isBusy() || key === asked) {
      rounds = 0
      return
    }
    rounds += 1
    if (rounds < roundsToDiffer) return
    rounds = 0
    asked = key
    if (own.vector !== notice.vector) line.send(new Uint8Array(encodeDiffered()))
    line.send(stepOne(doc))
  }
}

function stepOne(doc: Y.Doc): Uint8Array<ArrayBuffer> {
  const encoder = createEncoder()
  writeVarUint(encoder, messageType.sync)
  writeSyncStep1(encoder, doc)
  return new Uint8Array(toUint8Array(encoder))
}
