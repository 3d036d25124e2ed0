// An opinion written without a connection waits on this computer and reaches the server once, with the time it was written.

import { afterEach, beforeEach, expect, test } from 'vitest'
import type { OpinionDraft } from '#model/opinion.ts'
import { openSession } from '../../editor/client/session.ts'
import { forgetWaiting, listWaiting } from '../../editor/client/waiting-store.ts'
import { type Answers, answering, usual } from './support/answers.ts'
import { handServer } from './support/hand-socket.ts'
import { draft, p, section, seedOf } from './support/pair.ts'

const undo: (() => void)[] = []
const stop = () => {
  for (const step of undo.splice(0).reverse()) step()
}
const forgetAll = async () => {
  for (const owner of ['me', 'other'])
    for (const { id } of await listWaiting('d', owner)) await forgetWaiting(id)
}
beforeEach(forgetAll)
afterEach(async () => {
  stop()
  await forgetAll()
})

const given: OpinionDraft = {
  id: '0a1b2c3d-0000-4000-8000-000000000001',
  kind: 'clarify',
  severity: 'minor',
  criterion: null,
  sectionKey: 'a',
  anchor: { quote: 'Đảng bộ xã' },
  body: 'Nêu rõ.',
  proposedText: null,
  onBehalfOf: null,
}

/** A page whose requests to give an opinion are answered by `post`. */
async function visit(post: (body: unknown) => ReturnType<Answers>, me = 'me') {
  undo.push(
    answering((method, path, body) => {
      if (method === 'POST' && path.endsWith('/opinions')) return post(body)
      if (path === '/api/me')
        return { status: 200, json: { user: { id: me, name: 'Ai đó', email: 'a@b.c' }, memberships: [] } }
      return usual(method, path, body)
    }),
  )
  const server = handServer(seedOf(draft(section('a', 'Một', p('Đảng bộ xã.', 'a1')))))
  const session = openSession({ documentId: 'd', provider: server.provider })
  undo.push(() => {
    session.destroy()
    server.provider.destroy()
  })
  server.accept()
  server.serve()
  await session.ready
  return { session, server, waiting: () => session.getState().waiting }
}

test('[ED31] without a connection an opinion waits here, and is sent once after the page was closed and opened again', async () => {
  const first = await visit(() => null)
  const result = await first.session.sendOpinion(given)
  expect(result).toEqual({ ok: true, isWaiting: true })
  expect(first.waiting()).toMatchObject([{ id: given.id, draft: given, refusal: null }])
  const writtenAt = first.waiting()[0]?.writtenAt
  stop()

  const taken: unknown[] = []
  const second = await visit(body => {
    taken.push(body)
    return { status: 201, json: {} }
  })
  await expect.poll(() => taken.length).toBe(1)
  expect(taken).toEqual([expect.objectContaining({ id: given.id, body: given.body, writtenAt })])
  await expect.poll(second.waiting).toEqual([])
  expect(await listWaiting('d', 'me')).toEqual([])
})

test('[ED31] an opinion that reached the server at once carries no second time and leaves nothing behind', async () => {
  const taken: unknown[] = []
  const { session, waiting } = await visit(body => {
    taken.push(body)
    return { status: 201, json: {} }
  })
  expect(await session.sendOpinion(given)).toEqual({ ok: true })
  expect(taken).toHaveLength(1)
  expect(taken[0]).not.toHaveProperty('writtenAt')
  expect(waiting()).toEqual([])
  expect(await listWaiting('d', 'me')).toEqual([])
})

test('[ED31] a server that is down or busy makes an opinion wait; one that says no gets it back to its author', async () => {
  let answer = { status: 503, json: { error: { code: 'busy', message: 'Đang bận.' } } }
  const { session, waiting } = await visit(() => answer)
  expect(await session.sendOpinion(given)).toEqual({ ok: true, isWaiting: true })
  answer = { status: 403, json: { error: { code: 'not-allowed', message: 'Đợt góp ý đã đóng.' } } }
  window.dispatchEvent(new Event('online'))
  await expect
    .poll(() => waiting()[0]?.refusal)
    .toEqual({ code: 'not-allowed', message: 'Đợt góp ý đã đóng.' })
  expect(await session.takeBackOpinion(given.id)).toEqual(given)
  expect(waiting()).toEqual([])

  expect(await session.sendOpinion({ ...given, id: '0a1b2c3d-0000-4000-8000-000000000002' })).toMatchObject({
    ok: false,
    code: 'not-allowed',
  })
  expect(await listWaiting('d', 'me')).toEqual([])
})

test('[ED32] what one person has waiting is neither shown to nor sent by another on the same computer', async () => {
  const first = await visit(() => null)
  await first.session.sendOpinion(given)
  stop()
  const taken: unknown[] = []
  const other = await visit(body => {
    taken.push(body)
    return { status: 201, json: {} }
  }, 'other')
  window.dispatchEvent(new Event('online'))
  await other.session.sendOpinion({ ...given, id: '0a1b2c3d-0000-4000-8000-000000000003' })
  expect(other.waiting()).toEqual([])
  expect(taken).toEqual([expect.objectContaining({ id: '0a1b2c3d-0000-4000-8000-000000000003' })])
  expect(await listWaiting('d', 'me')).toMatchObject([{ id: given.id }])
})
