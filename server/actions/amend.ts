// An amendment: a closed text is open for writing, with a reason and on an authority, until it is closed under a new hash.

import { openAmendment } from '#model/approval.ts'
import type { DocumentId, Sha256, VersionId } from '#model/ids.ts'
import { done, type Outcome, refuse } from '#model/refusal.ts'
import { isOpenForAmendment } from '#model/stage.ts'
import { actorOf, type Opened, openDocument } from './access.ts'
import { onStillText } from './carry-move.ts'
import type { Deps, Person } from './deps.ts'
import { versionFrom } from './keep-version.ts'
import { record } from './record.ts'

/** An amendment asked for. */
export interface AmendmentDraft {
  readonly reason: string
  /** What it rests on: a notice, minutes, a vote. */
  readonly authority: string
  readonly expectedSeq: number
}

/** A closed amendment: the text before and after it. */
export interface Amended {
  readonly number: number
  readonly sha256Before: Sha256
  readonly sha256After: Sha256
  readonly versionId: VersionId
  readonly seq: number
}

/**
 * Opens a closed text for those who may amend. Opinions, approval and stage stay as they are. Refuses `amendment-open`
 * while another one is, `stale`.
 */
export async function beginAmendment(
  deps: Deps,
  person: Person,
  documentId: DocumentId,
  { reason, authority, expectedSeq }: AmendmentDraft,
): Promise<Outcome<{ number: number; seq: number }>> {
  const opened = await openDocument(deps, person, documentId, 'amend')
  if (!opened.ok) return opened
  const [register, text] = await Promise.all([deps.registers.state(documentId), deps.texts.read(documentId)])
  if (!text) return refuse('not-found')
  if (register.seq !== expectedSeq || !isOpenForAmendment(register.stage))
    return refuse('stale', { seq: register.seq })
  const other = openAmendment(register.approval)
  if (other) return refuse('amendment-open', { number: other.number })
  const number = register.approval.amendments.length + 1
  const { sha256, textSeq: expectedTextSeq } = text
  const outcome = await record(
    deps,
    documentId,
    () => ({
      drafts: [
        {
          ...eventBase(deps, person, opened.value),
          type: 'amendmentOpened',
          payload: { number, reason, authority, sha256, byName: person.name },
        },
      ],
      isAmending: true,
      expectedTextSeq,
    }),
    expectedSeq,
  )
  if (!outcome.ok) return outcome
  deps.texts.recheck(documentId)
  return done({ number, seq: outcome.value.state.seq })
}

/**
 * Closes an amendment: the text as it stands is kept as a version, and its hash recorded beside the one before. Refuses
 * `amendment-closed`, `not-found` for one that never was, `text-moving`.
 */
export async function closeAmendment(
  deps: Deps,
  person: Person,
  documentId: DocumentId,
  number: number,
): Promise<Outcome<Amended>> {
  const opened = await openDocument(deps, person, documentId, 'amend')
  if (!opened.ok) return opened
  return onStillText(deps, documentId, async text => {
    const register = await deps.registers.state(documentId)
    const amendment = register.approval.amendments.find(one => one.number === number)
    if (!amendment) return refuse('not-found')
    if (amendment.closed) return refuse('amendment-closed', { number })
    const { stage, draft } = register
    const version = versionFrom(
      deps,
      person,
      { documentId, name: `Sửa đổi lần ${number}`, draft, stage },
      text,
    )
    const { sha256Before } = amendment
    const sha256After = text.sha256
    const { id, name, sha256 } = version
    const outcome = await record(
      deps,
      documentId,
      () => ({
        drafts: [
          {
            ...eventBase(deps, person, opened.value),
            type: 'amendmentClosed',
            payload: {
              number,
              sha256Before,
              sha256After,
              version: { id, name, sha256 },
              byName: person.name,
            },
          },
        ],
        isAmending: false,
        version,
        expectedTextSeq: text.textSeq,
      }),
      register.seq,
    )
    if (!outcome.ok) return outcome
    deps.texts.recheck(documentId) // before anybody's next letter
    return done({ number, sha256Before, sha256After, versionId: id, seq: outcome.value.state.seq })
  })
}

function eventBase(deps: Deps, person: Person, opened: Opened) {
  const at = deps.now()
  return { documentId: opened.row.id, opinionId: null, at, ...actorOf(opened, person, 'amend') }
}
