// The folded registers of documents in use: each read folds only what came since.

import { emptyRegister, fold, type RegisterState } from '#model/fold.ts'
import type { Store } from '../store/store.ts'
import type { Registers } from './deps.ts'

const keptStates = 200 // documents in use at once on one server; an evicted one is folded again from its log

/** Keeps the folds of the latest used documents. */
export function createRegisters(store: Pick<Store, 'readEvents'>): Registers {
  const states = new Map<string, RegisterState>()
  return {
    async state(documentId) {
      const before = states.get(documentId) ?? emptyRegister
      const events = await store.readEvents(documentId, before.seq)
      const known = states.get(documentId) ?? emptyRegister // another call may have folded meanwhile
      const state = fold(
        known,
        events.filter(event => event.seq > known.seq),
      )
      states.delete(documentId)
      states.set(documentId, state)
      const [oldest] = states.keys()
      if (states.size > keptStates && oldest !== undefined) states.delete(oldest)
      return state
    },
  }
}
