// The draft page's first script, named in its head for who is signed in: asks for the text and what stands around it while the
// app's code is still on its way. What came is kept in the window until the app takes it (data/early-start.ts). A browser may run
// it after the app all the same: then it asks for nothing.

import type { DocumentView } from '#model/api.ts'
import { schemaVersion } from '#model/frame.ts'
import type { EarlyAnswers, EarlyLine } from './data/early-start.ts'

/** A y-websocket step 1 of a replica that has nothing: message, step, and a state vector of one byte, 0 clients. */
const askForAll = Uint8Array.of(0, 0, 1, 0)

const [, documentId] = /^\/documents\/([\w-]+)$/u.exec(location.pathname) ?? []
if (documentId !== undefined && window.vankienEarly === undefined) {
  const answers: EarlyAnswers = new Map()
  window.vankienEarly = { line: openLine(documentId), answers, begunMs: performance.now() }
  const document = ask(answers, `/api/documents/${documentId}`)
  void ask(answers, '/api/me')
  void ask(answers, `/api/documents/${documentId}/rounds`)
  void localStorage.length // read from the disk now, while the page waits anyway
  document.then(response => askForTemplate(answers, response)).catch(() => undefined) // the app asks for itself, and tells
}

/** Asks for the template, which only the document names: the text waits for its words. */
async function askForTemplate(answers: EarlyAnswers, document: Response): Promise<void> {
  if (!document.ok) return
  const { templateId }: Partial<DocumentView> = await document.clone().json()
  if (templateId !== undefined) void ask(answers, `/api/templates/${encodeURIComponent(templateId)}`)
}

function ask(answers: EarlyAnswers, path: string): Promise<Response> {
  const asked = fetch(path, { headers: { accept: 'application/json' } })
  asked.catch(() => undefined)
  answers.set(path, asked)
  return asked
}

function openLine(id: string): EarlyLine {
  const socket = new WebSocket(
    `${location.origin.replace(/^http/u, 'ws')}/sync/${id}?schema=${schemaVersion}`,
  )
  socket.binaryType = 'arraybuffer'
  const line: EarlyLine = { socket, asked: null, heard: [], text: null }
  socket.onmessage = event => line.heard.push(event)
  socket.onopen = () => {
    socket.send(askForAll)
    line.asked = askForAll
  }
  return line
}
