// Groups of like opinions, made and changed by the compiler; and opinions that get a line of their own.

import type { RegisterState } from '#model/fold.ts'
import { type Group, isUnassigned, type Trend } from '#model/group.ts'
import type { DocumentId, GroupId, OpinionId } from '#model/ids.ts'
import { done, type Outcome, type Refusal, refuse } from '#model/refusal.ts'
import type { EventDraft } from '#model/register.ts'
import { actorOf, openDocument } from './access.ts'
import type { Deps, Person } from './deps.ts'
import { record } from './record.ts'

/** A group as it is to be. */
export interface GroupDraft {
  readonly title: string
  readonly trend: Trend | null
  readonly summary: string
  readonly opinionIds: readonly OpinionId[]
  readonly notable: readonly OpinionId[]
  /** The register's seq the compiler saw: stale when the group or one of the opinions changed after it. */
  readonly expectedSeq: number
}

/** The groups after a change, and which one it made or changed. */
export type GroupChange = GroupList & { readonly id: GroupId | null }

/** All groups with the opinions that stand in none. */
export interface GroupList {
  readonly items: readonly Group[]
  readonly unassigned: readonly OpinionId[]
  readonly seq: number
}

/** The groups of a document. */
export async function listGroups(
  deps: Deps,
  person: Person,
  documentId: DocumentId,
): Promise<Outcome<GroupList>> {
  const opened = await openDocument(deps, person, documentId, 'readOpinions')
  return opened.ok ? done(groupList(await deps.registers.state(documentId))) : opened
}

/**
 * Makes a group (`groupId` null) or gives it another state; without members it is dissolved. Members leave the groups they
 * stood in. Refuses `stale` with the groups as they stand, `invalid` for unknown or withdrawn members.
 */
export async function setGroup(
  deps: Deps,
  person: Person,
  documentId: DocumentId,
  groupId: GroupId | null,
  draft: GroupDraft,
): Promise<Outcome<GroupChange>> {
  const id = groupId ?? deps.newId()
  return consolidate(deps, person, documentId, id, draft, state => {
    const before = state.groups.get(id)
    if (groupId !== null && !before) return refuse('not-found')
    if (groupId === null && draft.opinionIds.length === 0)
      return refuse('invalid', [{ field: 'opinionIds', problem: 'missing' }])
    if (before && before.seq > draft.expectedSeq) return refuse('stale', groupList(state))
    if (draft.notable.some(one => !draft.opinionIds.includes(one)))
      return refuse('invalid', [{ field: 'notable', problem: 'unknown' }])
    const joining = draft.opinionIds.filter(one => !before?.opinionIds.includes(one))
    if (joining.some(one => state.opinions.get(one)?.status === 'withdrawn'))
      return refuse('opinion-withdrawn')
    const { title, trend, summary, notable } = draft
    const opinionIds = inOrder(state, draft.opinionIds)
    const next = { title, trend, summary, opinionIds, notable: inOrder(state, notable) }
    return done([
      ...leaving(state, joining, id, person),
      { type: 'grouped', payload: { groupId: id, ...next, byName: person.name } },
    ])
  })
}

/** Gives opinions a line of their own, or takes it. Refuses like `setGroup`. */
export async function setSingle(
  deps: Deps,
  person: Person,
  documentId: DocumentId,
  draft: Pick<GroupDraft, 'opinionIds' | 'expectedSeq'> & { readonly isSingle: boolean },
): Promise<Outcome<GroupChange>> {
  return consolidate(deps, person, documentId, null, draft, state => {
    const { opinionIds, isSingle } = draft
    const payload = { opinionIds: inOrder(state, opinionIds), isSingle, byName: person.name }
    return done([...leaving(state, opinionIds, null, person), { type: 'keptSingle', payload }])
  })
}

type Consolidating = Pick<EventDraft & { type: 'grouped' | 'keptSingle' }, 'type' | 'payload'>

async function consolidate(
  deps: Deps,
  person: Person,
  documentId: DocumentId,
  id: GroupId | null,
  { opinionIds, expectedSeq }: Pick<GroupDraft, 'opinionIds' | 'expectedSeq'>,
  decide: (state: RegisterState) => Outcome<readonly Consolidating[]>,
): Promise<Outcome<GroupChange>> {
  const opened = await openDocument(deps, person, documentId, 'consolidate')
  if (!opened.ok) return opened
  let refusal: Refusal | null = null
  const outcome = await record(deps, documentId, state => {
    const decided = objection(state, opinionIds, expectedSeq) ?? decide(state)
    refusal = decided.ok ? null : decided.refusal
    if (!decided.ok) return { skip: true }
    const base = {
      documentId,
      opinionId: null,
      at: deps.now(),
      ...actorOf(opened.value, person, 'consolidate'),
    }
    return { drafts: decided.value.map(event => ({ ...base, ...event }) as EventDraft) }
  })
  if (!outcome.ok) return outcome
  return refusal ? { ok: false, refusal } : done({ id, ...groupList(outcome.value.state) })
}

function objection(
  state: RegisterState,
  opinionIds: readonly OpinionId[],
  expectedSeq: number,
): ReturnType<typeof refuse> | null {
  const opinions = opinionIds.flatMap(id => state.opinions.get(id) ?? [])
  if (opinions.length < new Set(opinionIds).size)
    return refuse('invalid', [{ field: 'opinionIds', problem: 'unknown' }])
  const isStale = expectedSeq > state.seq || opinions.some(({ seq }) => seq > expectedSeq)
  return isStale ? refuse('stale', groupList(state)) : null
}

/** The other groups that lose members. */
function leaving(
  state: RegisterState,
  opinionIds: readonly OpinionId[],
  to: GroupId | null,
  person: Person,
): Consolidating[] {
  return [...state.groups.values()].flatMap(({ id, title, trend, summary, ...group }) => {
    if (id === to || !group.opinionIds.some(one => opinionIds.includes(one))) return []
    const stays = (one: OpinionId) => !opinionIds.includes(one)
    const next = { opinionIds: group.opinionIds.filter(stays), notable: group.notable.filter(stays) }
    return [
      { type: 'grouped', payload: { groupId: id, title, trend, summary, ...next, byName: person.name } },
    ]
  })
}

function inOrder(state: RegisterState, ids: readonly OpinionId[]): OpinionId[] {
  const number = (id: OpinionId) => state.opinions.get(id)?.number ?? 0
  return [...new Set(ids)].sort((a, b) => number(a) - number(b))
}

function groupList(state: RegisterState): GroupList {
  const unassigned = [...state.opinions.values()].filter(isUnassigned).map(({ id }) => id)
  return { items: [...state.groups.values()], unassigned, seq: state.seq }
}
