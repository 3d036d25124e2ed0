// What people say about an opinion: replies, support, the holder's reservation, the issuer's answer, its withdrawal.

import type { DocumentId, OpinionId } from '#model/ids.ts'
import type { Stance } from '#model/opinion.ts'
import { done, type Outcome, refuse } from '#model/refusal.ts'
import type { Deps, Person } from './deps.ts'
import { refusalFor } from './field.ts'
import { type PlacelessOpinion, recordOn } from './opinion-event.ts'

/** Answers under an opinion, once per id. Whoever sees all opinions may, and its author. */
export async function replyTo(
  deps: Deps,
  person: Person,
  documentId: DocumentId,
  opinionId: OpinionId,
  reply: { readonly id: string; readonly body: string },
): Promise<Outcome<PlacelessOpinion>> {
  return recordOn(
    deps,
    person,
    documentId,
    opinionId,
    ['readOpinions'],
    ({ replies }) =>
      replies.some(({ id }) => id === reply.id)
        ? done(null)
        : done({ type: 'replied', payload: { replyId: reply.id, body: reply.body, byName: person.name } }),
    'author too',
  )
}

/** Says whether one supports somebody else's opinion; `none` takes it back. Refuses `own-opinion`, `opinion-withdrawn`, `outside-field`. */
export async function support(
  deps: Deps,
  person: Person,
  documentId: DocumentId,
  opinionId: OpinionId,
  stance: Stance | 'none',
): Promise<Outcome<PlacelessOpinion>> {
  return recordOn(deps, person, documentId, opinionId, ['opine'], (opinion, { isOwn, opened }) => {
    const outside = refusalFor(opened, [opinion.sectionKey])
    if (outside) return outside
    if (isOwn) return refuse('own-opinion')
    if (opinion.status === 'withdrawn') return refuse('opinion-withdrawn')
    const said = opinion.stances.find(({ by }) => by.id === person.id)?.stance ?? 'none'
    return done(said === stance ? null : { type: 'supported', payload: { stance, byName: person.name } })
  })
}

/** Keeps to one's opinion after it was declined (bảo lưu): its author alone, once. Refuses `not-declined`. */
export async function reserve(
  deps: Deps,
  person: Person,
  documentId: DocumentId,
  opinionId: OpinionId,
  reason: string,
): Promise<Outcome<PlacelessOpinion>> {
  return recordOn(deps, person, documentId, opinionId, ['read'], (opinion, { isOwn, opened }) => {
    if (!isOwn) return refuse('not-allowed', { action: 'reserve', stage: opened.row.stage })
    if (opinion.status !== 'declined') return refuse('not-declined')
    return done(opinion.reserved ? null : { type: 'reserved', payload: { reason, byName: person.name } })
  })
}

/**
 * The issuer's answer about a binding request: by a superior, or by the clerk who entered the request, who then names the
 * letter. Refuses `not-binding`, and `invalid` without the letter.
 */
export async function answerBinding(
  deps: Deps,
  person: Person,
  documentId: DocumentId,
  opinionId: OpinionId,
  said: { readonly agrees: boolean; readonly answer: string; readonly reference: string },
): Promise<Outcome<PlacelessOpinion>> {
  return recordOn(
    deps,
    person,
    documentId,
    opinionId,
    ['answerBinding'],
    (opinion, { opened }) => {
      if (opinion.severity !== 'binding') return refuse('not-binding')
      if (!opened.permissions.includes('answerBinding') && said.reference === '')
        return refuse('invalid', [{ field: 'reference', problem: 'missing' }])
      return done({ type: 'issuerAnswered', payload: { ...said, byName: person.name } })
    },
    'author too',
  )
}

/** Takes an opinion back, before it is decided; its text stays and is counted. Only its author may. */
export async function withdrawOpinion(
  deps: Deps,
  person: Person,
  documentId: DocumentId,
  opinionId: OpinionId,
): Promise<Outcome<PlacelessOpinion>> {
  return recordOn(deps, person, documentId, opinionId, ['read'], ({ status }, { isOwn, opened }) => {
    if (!isOwn) return refuse('not-allowed', { action: 'withdraw', stage: opened.row.stage })
    if (status === 'withdrawn') return done(null)
    return status === 'open'
      ? done({ type: 'withdrawn', payload: { byName: person.name } })
      : refuse('decided-by-author')
  })
}
