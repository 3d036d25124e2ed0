// Binding requests as tasks: the unit says that one is carried out, the body that asked verifies it or sends it back.

import { type ApprovalView, type BindingRequest, bodyOf } from '#model/approval.ts'
import type { DocumentId } from '#model/ids.ts'
import { type Outcome, type Refusal, refuse } from '#model/refusal.ts'
import type { EventDraft } from '#model/register.ts'
import { may } from '#model/right.ts'
import type { Role } from '#model/role.ts'
import { actingRole, type Opened, openDocument } from './access.ts'
import { getApproval } from './approve.ts'
import type { Deps, Person } from './deps.ts'
import { record } from './record.ts'

/** Says that a request is carried out. Refuses `request-state` unless it is open. */
export async function closeRequest(
  deps: Deps,
  person: Person,
  documentId: DocumentId,
  number: number,
  note: string,
): Promise<Outcome<ApprovalView>> {
  const opened = await openDocument(deps, person, documentId, 'closeRequests')
  if (!opened.ok) return opened
  const payload = { number, note, byName: person.name }
  return change(deps, person, opened.value, number, 'open', () => ({
    role: actingRole(opened.value, 'closeRequests'),
    what: { type: 'requestClosed', payload },
  }))
}

/**
 * Says for the body that asked whether a request is carried out. Refuses `request-state` unless the unit says that it is,
 * `not-allowed` for another body's request.
 */
export async function verifyRequest(
  deps: Deps,
  person: Person,
  documentId: DocumentId,
  number: number,
  { isVerified, note }: { readonly isVerified: boolean; readonly note: string },
): Promise<Outcome<ApprovalView>> {
  const opened = await openDocument(deps, person, documentId, 'verifyRequests')
  if (!opened.ok) return opened
  const { roles, row } = opened.value
  const payload = { number, isVerified, note, byName: person.name }
  return change(deps, person, opened.value, number, 'done', ({ body }) => {
    const role = roles.find(held => bodyOf(held) === body && may(held, 'verifyRequests', row.stage))
    return role ? { role, what: { type: 'requestVerified', payload } } : null
  })
}

type Said = Pick<EventDraft & { type: 'requestClosed' | 'requestVerified' }, 'type' | 'payload'>

/** Records what is said of a request that is in the wanted state; `say` gives null to whom it is not allowed. */
async function change(
  deps: Deps,
  person: Person,
  { row, unitOfRole }: Opened,
  number: number,
  wanted: BindingRequest['state'],
  say: (request: BindingRequest) => { readonly role: Role; readonly what: Said } | null,
): Promise<Outcome<ApprovalView>> {
  let refusal: Refusal | null = null
  const outcome = await record(deps, row.id, ({ approval }) => {
    const request = approval.requests.find(one => one.number === number)
    const said = request ? say(request) : null
    refusal = refusalOf(request, said !== null, wanted)
    if (refusal || !said) return { skip: true }
    const { role, what } = said
    const base = { documentId: row.id, opinionId: null, at: deps.now() }
    const by = { actor: person.id, actorRole: role, unitId: unitOfRole(role) }
    return { drafts: [{ ...base, ...by, ...what } as EventDraft] }
  })
  if (!outcome.ok) return outcome
  return refusal ? { ok: false, refusal } : getApproval(deps, person, row.id)
}

function refusalOf(
  request: BindingRequest | undefined,
  isAllowed: boolean,
  wanted: BindingRequest['state'],
): Refusal | null {
  if (!request) return refuse('not-found').refusal
  if (!isAllowed) return refuse('not-allowed', { action: 'verifyRequests', body: request.body }).refusal
  return request.state === wanted ? null : refuse('request-state', { state: request.state }).refusal
}
