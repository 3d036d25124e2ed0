// What the page says about saving is true at every moment, and what ends a connection for good says why.

import { afterEach, expect, test, vi } from 'vitest'
import * as Y from 'yjs'
import type { DocumentView } from '#model/api.ts'
import { openSession, type Session, type SessionOptions } from '../../editor/client/session.ts'
import { type Answers, answering, documentView, noOpinions, usual } from './support/answers.ts'
import { handServer } from './support/hand-socket.ts'
import { draft, p, section, seedOf } from './support/pair.ts'

const undo: (() => void)[] = []
afterEach(() => {
  for (const stop of undo.splice(0).reverse()) stop()
})

function begin(answers: Answers = usual, more: Partial<SessionOptions> = {}) {
  undo.push(answering(answers))
  const server = handServer(seedOf(draft(section('a', 'Một', p('Đảng bộ xã.', 'a1')))))
  const session = openSession({ documentId: 'd', provider: server.provider, ...more })
  undo.push(() => {
    session.destroy()
    server.provider.destroy()
  })
  return { server, session, save: () => session.getState().save }
}

async function opened(answers: Answers = usual) {
  const all = begin(answers)
  all.server.accept()
  all.server.serve()
  await all.session.ready
  return all
}

function body(ydoc: Y.Doc): Y.XmlText {
  const part = ydoc.getXmlFragment('default').get(0)
  const block = part instanceof Y.XmlElement ? part.get(1) : null
  const text = block instanceof Y.XmlElement ? block.get(0) : null
  if (!(text instanceof Y.XmlText)) throw new RangeError('no text')
  return text
}

const write = (session: Session, words: string) => body(session.ydoc).insert(0, words)

test('[ED7] before the text has arrived the page says it is connecting', () => {
  const { save, session } = begin()
  expect(save()).toBe('connecting')
  expect(session.getState().isSynced).toBe(false)
})

test('[ED7] a letter is unsaved until its echo has come back', async () => {
  const { server, session, save } = await opened()
  expect(save()).toBe('saved')
  write(session, 'X')
  expect(save()).toBe('saving')
  server.serve({ echo: false })
  expect(save()).toBe('saving')
  write(session, 'Y')
  server.serve() // the echo of Y: what follows X was stored, so X was
  expect(save()).toBe('saved')
})

test('[ED7] a deletion is unsaved until its echo has come back', async () => {
  const { server, session, save } = await opened()
  body(session.ydoc).delete(0, 3)
  expect(save()).toBe('saving')
  server.serve()
  expect(save()).toBe('saved')
})

test('[ED7] a colleague’s edit is not taken for the echo of one’s own', async () => {
  const { server, session, save } = await opened()
  write(session, 'X')
  server.remote(doc => body(doc).insert(2, 'của người khác'))
  expect(save()).toBe('saving')
  server.serve()
  expect(save()).toBe('saved')
})

test('[ED7] without a connection the page says so, and what was written then is saved after the return', async () => {
  const { server, session, save } = await opened()
  server.close(1006)
  expect(save()).toBe('offline')
  write(session, 'viết lúc mất mạng ')
  body(session.ydoc).delete(20, 2)
  expect(save()).toBe('offline')
  await expect.poll(() => server.sockets()).toBe(2)
  server.accept()
  expect(save()).toBe('saving')
  server.serve() // step 1
  server.serve() // the answer to the server's step 1
  expect(save()).toBe('saved')
  expect(body(server.stored).toString()).toContain('viết lúc mất mạng')
})

test('[ED7] an echo that was lost with its connection is made up for by the server’s state', async () => {
  const { server, session, save } = await opened()
  write(session, 'X')
  server.serve({ echo: false }) // stored, and the echo never arrives
  server.close(1006)
  await expect.poll(() => server.sockets()).toBe(2)
  server.accept()
  expect(save()).toBe('saving')
  server.serve()
  expect(save()).toBe('saved')
})

test('[ED7] an edit that was lost on its way stays unsaved until it was sent again', async () => {
  const { server, session, save } = await opened()
  write(session, 'X')
  server.lose()
  server.close(1012)
  await expect.poll(() => server.sockets()).toBe(2)
  server.accept()
  server.serve()
  expect(save()).toBe('saving')
  server.serve()
  expect(save()).toBe('saved')
  expect(body(server.stored).toString()).toContain('X')
})

const reader: Answers = (method, path, sent) =>
  path === '/api/documents/d'
    ? { status: 200, json: { ...documentView, permissions: ['read'] } }
    : usual(method, path, sent)

test('[ED7] whoever may not write reads “read only”', async () => {
  const { save } = await opened(reader)
  expect(save()).toBe('readonly')
})

test('[ED8] a refused update ends the connection with the server’s sentence, and the text stays for copying', async () => {
  const { server, session } = await opened()
  write(session, 'X')
  server.say('Thay đổi không được nhận.')
  server.close(4400)
  expect(session.getState()).toMatchObject({
    failure: { code: 'refused-update', message: 'Thay đổi không được nhận.' },
    hasUnsent: true,
    save: 'offline',
  })
  expect(body(session.ydoc).toString()).toContain('X')
})

test('[SY139] what never reached the server can be read paragraph by paragraph, without what did', async () => {
  const { server, session } = await opened()
  write(session, 'Đã ghi. ')
  server.serve()
  write(session, 'Chưa ghi. ')
  body(session.ydoc).insert(body(session.ydoc).length, ' Cũng chưa.')
  server.remote(doc => body(doc).insert(0, 'Của người khác. '))
  expect(session.unsent()).toEqual({ paragraphs: ['Chưa ghi.  …  Cũng chưa.'], hasDeletions: false })
  body(session.ydoc).delete(body(session.ydoc).length - 11, 11)
  body(session.ydoc).delete(body(session.ydoc).length - 5, 5)
  server.say('Thay đổi không được nhận.')
  server.close(4400)
  expect(session.unsent()).toEqual({ paragraphs: ['Chưa ghi. '], hasDeletions: true })
})

test('[SY139] a right that was taken away leaves what was not sent on the page, and does not open again', async () => {
  let may = documentView.permissions
  const { server, session } = await opened((method, path, sent) =>
    path === '/api/documents/d'
      ? { status: 200, json: { ...documentView, permissions: may } }
      : usual(method, path, sent),
  )
  write(session, 'Gõ lúc vừa duyệt xong. ')
  may = ['read']
  server.say('Quyền vừa thay đổi.')
  server.close(4403)
  await expect.poll(() => session.getState().failure?.message).toBe('Quyền vừa thay đổi.')
  expect(session.unsent().paragraphs).toEqual(['Gõ lúc vừa duyệt xong. '])
  expect(server.sockets()).toBe(1)
})

test('[UI932] who was too fast is told so, waits, and comes back by itself with everything', async () => {
  const { server, session, save } = await opened()
  write(session, 'X')
  server.lose()
  server.say('Gửi quá nhanh.')
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] })
  undo.push(() => void vi.useRealTimers())
  server.close(4529)
  const { pause, failure } = session.getState()
  expect([pause?.message, failure, save()]).toEqual(['Gửi quá nhanh.', null, 'offline'])
  vi.advanceTimersByTime(29_000)
  expect(server.sockets()).toBe(1)
  vi.advanceTimersByTime(31_001)
  expect(server.sockets()).toBe(2)
  vi.useRealTimers()
  expect(session.getState().pause).toBe(null)
  server.accept()
  server.serve()
  server.serve()
  expect(save()).toBe('saved')
  expect(body(server.stored).toString()).toContain('X')
})

test('[ED8] a writer who became a reader comes back as a reader', async () => {
  let may = documentView.permissions
  const { server, session, save } = await opened((method, path, sent) =>
    path === '/api/documents/d'
      ? { status: 200, json: { ...documentView, permissions: may } }
      : usual(method, path, sent),
  )
  expect(save()).toBe('saved')
  may = ['read']
  server.close(4403)
  await expect.poll(() => server.sockets()).toBe(2)
  server.accept()
  server.serve()
  expect(session.getState().failure).toBe(null)
  expect(save()).toBe('readonly')
})

test('[ED8] a session that ended says so, keeps the text, and goes on after signing in again', async () => {
  let isSignedIn = true
  const { server, session, save } = await opened((method, path, sent) =>
    isSignedIn
      ? usual(method, path, sent)
      : { status: 401, json: { error: { code: 'signed-out', message: 'Hãy đăng nhập lại.' } } },
  )
  write(session, 'X')
  isSignedIn = false
  server.close(4401)
  expect(session.getState().failure?.code).toBe('signed-out')
  isSignedIn = true
  await session.refresh()
  expect(session.getState().failure).toBe(null)
  await expect.poll(() => server.sockets()).toBe(2)
  server.accept()
  server.serve()
  server.serve()
  expect(save()).toBe('saved')
})

test('[ED8] an unknown document ends with a sentence, and waiting for it ends too', async () => {
  const { session } = begin(() => ({
    status: 404,
    json: { error: { code: 'not-found', message: 'Không tìm thấy.' } },
  }))
  await session.ready
  expect(session.getState().failure).toEqual({ code: 'unknown', message: 'Không tìm thấy.' })
})

test('[ED9] a notice of the feed fetches the register once, however many come', async () => {
  let fetches = 0
  let seq = 1
  const { server, session } = await opened((method, path, sent) => {
    if (!path.endsWith('/opinions')) return usual(method, path, sent)
    fetches += 1
    return { status: 200, json: { ...noOpinions, seq } }
  })
  const before = fetches
  seq = 5
  for (const notice of [2, 3, 4, 5]) server.feed(notice)
  await expect.poll(() => session.getState().opinions.seq).toBe(5)
  expect(fetches - before).toBeLessThanOrEqual(2)
})

test('[UI1108] after the first list only what changed is asked for; with another right the whole list again', async () => {
  const asked: (string | null)[] = []
  let permissions: DocumentView['permissions'] = documentView.permissions
  let seq = 3
  const { server, session } = await opened((method, path, sent, query = new URLSearchParams()) => {
    if (path === '/api/documents/d') return { status: 200, json: { ...documentView, permissions } }
    if (!path.endsWith('/opinions')) return usual(method, path, sent, query)
    asked.push(query.get('after'))
    return {
      status: 200,
      json: { ...noOpinions, seq, after: query.has('after') ? Number(query.get('after')) : null },
    }
  })
  await expect.poll(() => session.getState().opinions.seq).toBe(3)
  seq = 6
  server.feed(6)
  await expect.poll(() => session.getState().opinions.seq).toBe(6)
  expect([asked[0], asked.at(-1)]).toEqual([null, '3'])
  permissions = ['read']
  await session.refresh()
  expect(asked.slice(-2)).toEqual(['6', null])
})

test('[ED9] the state is the same object until something changed', async () => {
  const { session } = await opened()
  const state = session.getState()
  await session.refresh()
  expect(session.getState()).not.toBe(state) // fetched anew
  expect(session.getState()).toBe(session.getState())
})

test('[ED9] an act without a connection answers with a sentence and throws nothing', async () => {
  let isDown = false
  const { session } = await opened((method, path, sent) => (isDown ? null : usual(method, path, sent)))
  isDown = true
  const result = await session.keepVersion('Bản họp')
  expect(result).toMatchObject({ ok: false, code: 'no-network' })
})

test('[UI1245] opinions that were there before the text are told once it has come', async () => {
  const { server, session } = begin((method, path, received) =>
    path.endsWith('/opinions')
      ? { status: 200, json: { ...noOpinions, seq: 7 } }
      : usual(method, path, received),
  )
  const textWasThere: boolean[] = []
  let isServed = false
  session.subscribe(() => {
    const { document, opinions, isSynced } = session.getState()
    if (opinions.seq === 7) textWasThere.push(isSynced)
    if (document === null || isServed) return
    isServed = true
    server.accept()
    setTimeout(() => server.serve()) // the list's answer, which is there already, is read meanwhile
  })
  await expect.poll(() => textWasThere.length).toBeGreaterThan(0)
  expect(textWasThere[0]).toBe(true)
})

test('[UI1321] [UI1442] where the text is shown, opinions are asked for once it is painted, and not before', async () => {
  const { promise: textShown, resolve: tellShown } = Promise.withResolvers<void>()
  let lists = 0
  const { server, session } = begin(
    (method, path, received) => {
      if (!path.endsWith('/opinions')) return usual(method, path, received)
      lists += 1
      return { status: 200, json: { ...noOpinions, seq: 7 } }
    },
    { textShown },
  )
  server.accept()
  server.serve()
  await session.ready
  for (let time = 0; time < 3; time++) await new Promise(resolve => requestIdleCallback(resolve))
  expect([lists, session.getState().opinions.seq]).toEqual([0, 0])
  tellShown()
  await expect.poll(() => session.getState().opinions.seq).toBe(7)
})

test('[ED9] a decision carries the number of the last register event', async () => {
  const sent: unknown[] = []
  const { session } = await opened((method, path, received) => {
    if (method === 'POST') sent.push(received)
    return path.endsWith('/opinions')
      ? { status: 200, json: { ...noOpinions, seq: 7 } }
      : usual(method, path, received)
  })
  await expect.poll(() => session.getState().opinions.seq).toBe(7) // the text does not wait for it
  await session.decide('o1', { decision: 'noted', explanation: 'Đã rõ.' })
  expect(sent).toEqual([{ decision: 'noted', explanation: 'Đã rõ.', expectedSeq: 7 }])
})

test('[ED10] the person is named to colleagues, unless the host did so', async () => {
  const { session } = await opened()
  expect(session.getState().people).toMatchObject([{ userId: 'me', name: 'Lò Thị Mai', isSelf: true }])
})
