// An accepted proposal into the text, exactly once; also taken up again after a crash.

import { isTextOpen } from '#model/fold.ts'
import type { OpinionId } from '#model/ids.ts'
import { anchorOf } from '#model/opinion.ts'
import type { EventDraft } from '#model/register.ts'
import type { DocumentRow } from '../store/store.ts'
import type { Deps } from './deps.ts'
import { announceAll, record } from './record.ts'

const tries = 20 // each failure means that another event entered the register first

/**
 * Writes an accepted opinion's proposed text in place of its quote and records it, in one transaction; where the place is
 * not sure, records that instead and leaves the text to a person. Does nothing unless the opinion is pending and the text open.
 */
export async function implement(deps: Deps, row: DocumentRow, opinionId: OpinionId): Promise<void> {
  for (let attempt = 0; attempt < tries; attempt += 1) {
    const before = await deps.registers.state(row.id)
    const opinion = before.opinions.get(opinionId)
    if (deps.registers.isBroken(row.id) || !isTextOpen(before)) return
    if (opinion?.implementation !== 'pending' || opinion.proposedText === null) return
    const { sectionKey, proposedText } = opinion
    const anchor = opinion.broughtBack ?? anchorOf(opinion)
    const result = await deps.texts.apply(row.id, { anchor, sectionKey, proposedText }, async applied => {
      const register = await deps.registers.state(row.id)
      const isPending = isTextOpen(register) && register.opinions.get(opinionId)?.implementation === 'pending'
      return {
        drafts: [
          bySystem(deps, row, opinionId, { type: 'implemented', payload: { by: 'server', ...applied } }),
        ],
        expectedSeq: isPending ? register.seq : -1, // -1 never fits: somebody else has written it
      }
    })
    if (result.ok) return announceAll(deps, row.id, result.events)
    if (result.reason === 'stale') continue
    const { status } = result
    await record(deps, row.id, state =>
      state.opinions.get(opinionId)?.implementation === 'pending'
        ? { drafts: [bySystem(deps, row, opinionId, { type: 'placementRefused', payload: { status } })] }
        : { skip: true },
    )
    return
  }
  throw new Error(`opinion ${opinionId} could not be written: the register moved ${tries} times`)
}

/** Takes up every accepted opinion that a crash left pending, and names every broken register. Called once at start. */
export async function implementPending(deps: Deps): Promise<number> {
  const units = await deps.store.listUnits()
  const rows = await deps.store.listDocuments(units.map(unit => unit.id))
  let taken = 0
  for (const row of rows) {
    const register = await deps.registers.state(row.id)
    if (register.brokenAt !== null) {
      deps.log.error(
        { documentId: row.id, seq: register.brokenAt },
        'the register is broken: a row was changed, taken away or moved',
      )
      continue
    }
    for (const opinion of register.opinions.values()) {
      if (opinion.implementation !== 'pending') continue
      await implement(deps, row, opinion.id)
      taken += 1
    }
  }
  return taken
}

function bySystem(
  deps: Deps,
  row: DocumentRow,
  opinionId: OpinionId,
  what: Pick<EventDraft & { type: 'implemented' | 'placementRefused' }, 'type' | 'payload'>,
): EventDraft {
  const base = {
    documentId: row.id,
    opinionId,
    at: deps.now(),
    actor: 'system',
    actorRole: 'system',
    unitId: row.unitId,
  } as const
  return { ...base, ...what } as EventDraft
}
