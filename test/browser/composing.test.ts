// A word being composed with an input method survives what colleagues write beside it.

import { afterEach, beforeEach, expect, test } from 'vitest'
import { cdp } from 'vitest/browser'
import * as Y from 'yjs'
import { openSession, type Session } from '../../editor/client/session.ts'
import { answering } from './support/answers.ts'
import { handServer } from './support/hand-socket.ts'
import {
  at,
  bodies,
  closeWindows,
  draft,
  openWindow,
  p,
  section,
  seedOf,
  type Window,
} from './support/pair.ts'

// The protocol's own types are not part of vitest's.
interface Devtools {
  send(method: string, parameters: Record<string, unknown>): Promise<unknown>
}
const devtools = () => cdp() as unknown as Devtools

let server: ReturnType<typeof handServer>
let mine: Window
let session: Session
let stop: () => void

beforeEach(async () => {
  const seed = seedOf(
    draft(section('a', 'Một', p('Đảng bộ xã giữ vững đoàn kết.', 'a1'), p('Đoạn khác.', 'a2'))),
  )
  server = handServer(seed)
  server.accept()
  stop = answering()
  session = openSession({ documentId: 'd', provider: server.provider })
  server.serve()
  await session.ready
  mine = openWindow(new Uint8Array([0, 0]), { document: server.ydoc, session, provider: server.provider })
  stop = ((before: () => void) => () => {
    session.destroy()
    server.provider.destroy()
    before()
  })(stop)
})

afterEach(() => {
  closeWindows()
  stop()
})

/** The text of a paragraph in the shared document. */
function textIn(doc: Y.Doc, id: string): Y.XmlText {
  for (const part of doc.getXmlFragment('default').toArray()) {
    if (!(part instanceof Y.XmlElement)) continue
    for (const block of part.toArray()) {
      if (!(block instanceof Y.XmlElement) || block.getAttribute('id') !== id) continue
      const text = block.get(0)
      if (text instanceof Y.XmlText) return text
    }
  }
  throw new RangeError(`no paragraph ${id}`)
}

const telex = ['t', 'ti', 'tie', 'tiê', 'tiên', 'tiêng', 'tiếng']

async function compose(between: (step: number) => void): Promise<void> {
  for (const [step, text] of telex.entries()) {
    await devtools().send('Input.imeSetComposition', {
      text,
      selectionStart: text.length,
      selectionEnd: text.length,
    })
    between(step)
  }
  await devtools().send('Input.insertText', { text: 'tiếng' })
}

const released = () => expect.poll(() => bodies(mine.editor)[0], { timeout: 3_000 })

async function caretBefore(words: string): Promise<void> {
  mine.editor.commands.setTextSelection(at(mine.editor, words))
  mine.editor.view.focus()
  await expect.poll(() => mine.editor.view.hasFocus()).toBe(true)
}

test('[ED6] a word composed with Telex stays whole while a colleague writes before it in the same paragraph', async () => {
  await caretBefore('giữ vững')
  await compose(step => server.remote(doc => textIn(doc, 'a1').insert(7, String(step))))
  await released().toBe('Một|Đảng bộ6543210 xã tiếnggiữ vững đoàn kết.|Đoạn khác.')
})

test('[ED6] a word composed with Telex stays whole while a colleague writes behind it and deletes the first letter', async () => {
  await caretBefore('giữ vững')
  await compose(step =>
    server.remote(doc => (step === 3 ? textIn(doc, 'a1').delete(0, 1) : textIn(doc, 'a1').insert(20, '.'))),
  )
  await released().toMatch(/^Một\|ảng bộ xã tiếnggiữ vững/u)
  expect(bodies(mine.editor)[0]?.match(/tiếng/gu)).toHaveLength(1)
})

test('[ED6] while a word is composed nothing of a colleague is applied, one’s own letters go out, and awareness passes', async () => {
  await caretBefore('giữ vững')
  server.serve()
  const before = server.ydoc.getXmlFragment('default').toString()
  await devtools().send('Input.imeSetComposition', { text: 'ti', selectionStart: 2, selectionEnd: 2 })
  await expect.poll(() => mine.editor.view.composing).toBe(true)
  server.remote(doc => textIn(doc, 'a2').insert(0, 'X'))
  expect(server.ydoc.getXmlFragment('default').toString()).not.toContain('XĐoạn')
  expect(server.ydoc.getXmlFragment('default').toString()).not.toBe(before)
  expect(server.serve()).toBeGreaterThan(0)
  await devtools().send('Input.insertText', { text: 'ti' })
  await released().toContain('XĐoạn khác.')
})

test('[ED6] an acknowledgement that arrives while a word is composed counts', async () => {
  await caretBefore('giữ vững')
  await devtools().send('Input.imeSetComposition', { text: 'ti', selectionStart: 2, selectionEnd: 2 })
  await expect.poll(() => session.getState().hasUnsent).toBe(true)
  server.serve()
  expect(mine.editor.view.composing).toBe(true)
  expect(session.getState().hasUnsent).toBe(false)
  await devtools().send('Input.insertText', { text: 'ti' })
})
