// A section into one drafter's hand, and back: nobody else writes in it meanwhile.

import type { DocumentId, SectionKey, UserId } from '#model/ids.ts'
import type { Loan } from '#model/loan.ts'
import type { Named } from '#model/opinion.ts'
import { done, type Outcome, refuse } from '#model/refusal.ts'
import type { EventDraft } from '#model/register.ts'
import { may } from '#model/right.ts'
import { findTemplate } from '#templates/index.ts'
import { actorOf, openDocument, rolesOf } from './access.ts'
import type { Deps, Person } from './deps.ts'
import { record } from './record.ts'

/** Who holds which sections. */
export interface Loans {
  readonly items: readonly Loan[]
}

/**
 * Lends a section to somebody who may write. Refuses `section-lent` when another has it, `not-found` for a section that the
 * template lacks and for somebody who may not write here.
 */
export async function lendSection(
  deps: Deps,
  person: Person,
  documentId: DocumentId,
  { sectionKey, userId }: { readonly sectionKey: SectionKey; readonly userId: UserId },
): Promise<Outcome<Loans>> {
  const opened = await openDocument(deps, person, documentId, 'lendSections')
  if (!opened.ok) return opened
  const template = findTemplate(opened.value.row.templateId, opened.value.row.templateVersion)
  if (!template?.sections.some(({ key }) => key === sectionKey)) return refuse('not-found')
  const [account, borrower] = await Promise.all([
    deps.accounts.findById(userId),
    openDocument(deps, { id: userId }, documentId, 'write'),
  ])
  if (!account || !borrower.ok) return refuse('not-found')
  const actor = actorOf(opened.value, person, 'lendSections')
  const to = { id: account.id, name: account.name }
  const { loans } = await deps.registers.state(documentId)
  const held = loans.get(sectionKey)
  if (held && held.to.id !== userId) return refuse('section-lent', { to: held.to })
  return append(deps, documentId, sectionKey, state =>
    state ? null : { ...actor, type: 'sectionLent', payload: { sectionKey, to, byName: person.name } },
  )
}

/** People to whom a section of a document may be lent: those of the unit who may write in it. */
export async function listWriters(
  deps: Deps,
  person: Person,
  documentId: DocumentId,
): Promise<Outcome<{ readonly items: readonly Named[] }>> {
  const opened = await openDocument(deps, person, documentId, 'lendSections')
  if (!opened.ok) return opened
  const { row } = opened.value
  const rows = await deps.store.listMembershipsOfUnit(row.unitId)
  const writers = rows.filter(held => rolesOf(row, held).some(role => may(role, 'write', row.stage)))
  const accounts = await deps.accounts.findByIds([...new Set(writers.map(({ userId }) => userId))])
  return done({ items: accounts.map(({ id, name }) => ({ id, name })) })
}

/** Takes a section back: the lead does, or whoever has it gives it back. One that is not lent stays so. */
export async function returnSection(
  deps: Deps,
  person: Person,
  documentId: DocumentId,
  sectionKey: SectionKey,
): Promise<Outcome<Loans>> {
  const opened = await openDocument(deps, person, documentId, 'write')
  if (!opened.ok) return opened
  const held = (await deps.registers.state(documentId)).loans.get(sectionKey)
  const isLead = opened.value.permissions.includes('lendSections')
  if (!isLead && held?.to.id !== person.id) return refuse('not-allowed', { action: 'lendSections' })
  const actor = actorOf(opened.value, person, isLead ? 'lendSections' : 'write')
  return append(deps, documentId, sectionKey, state =>
    state ? { ...actor, type: 'sectionReturned', payload: { sectionKey, byName: person.name } } : null,
  )
}

type Said = Extract<EventDraft, { type: 'sectionLent' | 'sectionReturned' }>
type Entry = {
  [type in Said['type']]: Omit<Extract<Said, { type: type }>, 'documentId' | 'opinionId' | 'at'>
}[Said['type']]

/** @param entry asked with the section's loan as it stands when the event is appended; null = nothing to say */
async function append(
  deps: Deps,
  documentId: DocumentId,
  sectionKey: SectionKey,
  entry: (loan: Loan | undefined) => Entry | null,
): Promise<Outcome<Loans>> {
  const outcome = await record(deps, documentId, ({ loans }) => {
    const said = entry(loans.get(sectionKey))
    if (!said) return { skip: true }
    // One of the two, with its own payload: the spread alone would forget which belongs to which.
    return { drafts: [{ documentId, opinionId: null, at: deps.now(), ...said } as Said] }
  })
  return outcome.ok ? done({ items: [...outcome.value.state.loans.values()] }) : outcome
}
