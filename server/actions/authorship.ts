// Who wrote in which block, with names, for those who may see everyone's opinions: who wrote what is as much their business.

import type { AuthorshipView, BlockAuthors, Contributor } from '#model/api.ts'
import type { BlockId, DocumentId } from '#model/ids.ts'
import { opinionName } from '#model/opinion.ts'
import { done, type Language, type Outcome, refuse } from '#model/refusal.ts'
import type { BlockTouch } from '../store/store.ts'
import { openDocument } from './access.ts'
import type { Deps, Person } from './deps.ts'

const serverId = 'system'
const serverNames = {
  vi: { alone: 'Máy chủ', by: 'Máy chủ ghi theo' },
  en: { alone: 'The server', by: 'The server, for' },
} as const

/** Every block that somebody wrote in, what was not compacted yet among it. */
export async function getAuthorship(
  deps: Deps,
  person: Person,
  id: DocumentId,
): Promise<Outcome<AuthorshipView>> {
  const opened = await openDocument(deps, person, id, 'readOpinions')
  if (!opened.ok) return opened
  const touches = await deps.texts.authors(id)
  if (!touches) return refuse('not-found')
  const [accounts, written] = await Promise.all([
    deps.accounts.findByIds([...new Set(touches.map(({ userId }) => userId))]),
    touches.some(({ userId }) => userId === serverId) ? writtenFor(deps, id) : new Map<BlockId, string[]>(),
  ])
  const names = new Map(accounts.map(account => [account.id, account.name]))
  const nameOf = ({ userId, blockId }: BlockTouch) =>
    userId === serverId
      ? serverName(person.language, written.get(blockId) ?? [])
      : (names.get(userId) ?? userId)
  const blocks = Map.groupBy(touches, ({ blockId }) => blockId)
  return done({
    items: [...blocks].map(([blockId, own]) =>
      blockAuthors(
        blockId,
        own.map(touch => contributor(touch, nameOf(touch))),
      ),
    ),
  })
}

function blockAuthors(blockId: BlockId, people: readonly Contributor[]): BlockAuthors {
  const contributors = people.toSorted((a, b) => (a.lastAt < b.lastAt ? 1 : -1))
  const [last] = contributors
  if (!last) throw new RangeError(`nobody wrote in ${blockId}`)
  const { id, name, lastAt } = last
  return { blockId, last: { user: { id, name }, at: lastAt }, contributors }
}

function contributor(
  { userId, charsAdded, charsRemoved, firstAt, lastAt }: BlockTouch,
  name: string,
): Contributor {
  return { id: userId, name, charsAdded, charsRemoved, firstAt, lastAt }
}

/** Names of the opinions that the server wrote into each block. */
async function writtenFor(deps: Deps, id: DocumentId): Promise<ReadonlyMap<BlockId, string[]>> {
  const [events, register] = await Promise.all([deps.store.readEvents(id, 0), deps.registers.state(id)])
  const found = new Map<BlockId, string[]>()
  for (const { type, payload, opinionId } of events) {
    const opinion = opinionId === null ? undefined : register.opinions.get(opinionId)
    if (type !== 'implemented' || payload.by !== 'server' || payload.blockId === null || !opinion) continue
    found.set(payload.blockId, [...(found.get(payload.blockId) ?? []), opinionName(opinion.number)])
  }
  return found
}

function serverName(language: Language, opinions: readonly string[]): string {
  const { alone, by } = serverNames[language]
  return opinions.length === 0 ? alone : `${by} ${opinions.join(', ')}`
}
