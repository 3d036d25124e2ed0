// Rules of comments: ranges in the text, threads, states, numbers.

import { lintDate } from './lint-date.ts'
import type { Parts } from './parts.ts'
import { walkXml } from './xml-walk.ts'

type Say = (fault: string) => void

/** Comment ids and the numbers of their last paragraphs, as the comments part gives them. */
interface Comments {
  readonly ids: ReadonlySet<string>
  readonly lastParagraphs: ReadonlyMap<string, string>
}

/** Every comment has one full range and a reference, every thread entry a comment, every state a place to stand. */
export function lintComments(parts: Parts, say: Say): void {
  const comments = readComments(parts.get('word/comments.xml'), say)
  lintRanges(parts.get('word/document.xml') ?? '', comments.ids, say)
  lintThreads(parts.get('word/commentsExtended.xml'), comments, say)
}

function readComments(xml: string | undefined, say: Say): Comments {
  const ids = new Set<string>()
  const lastParagraphs = new Map<string, string>()
  if (xml === undefined) return { ids, lastParagraphs }
  let id = ''
  let paraId: string | undefined
  walkXml(xml, {
    open: ({ name, attributes }) => {
      if (name === 'w:comment') {
        id = attributes['w:id'] ?? ''
        if (ids.has(id)) say(`comment id ${id} is not unique`)
        ids.add(id)
        if (!attributes['w:author']) say(`comment ${id} has no author`)
        lintDate(`comment ${id}`, attributes['w:date'], say)
      }
      if (name === 'w:p') paraId = attributes['w14:paraId']
    },
    close: ({ name }) => {
      if (name !== 'w:comment') return
      if (paraId === undefined) say(`comment ${id} has no paragraph number`)
      else {
        const value = Number.parseInt(paraId, 16)
        if (!(value > 0 && value < 0x8000_0000)) say(`paragraph number ${paraId} is out of range`)
        if (lastParagraphs.has(paraId)) say(`paragraph number ${paraId} is not unique`)
        lastParagraphs.set(paraId, id)
      }
    },
  })
  return { ids, lastParagraphs }
}

const edges = ['w:commentRangeStart', 'w:commentRangeEnd', 'w:commentReference'] as const

function lintRanges(xml: string, ids: ReadonlySet<string>, say: Say): void {
  const seen = new Map<string, number>()
  let at = 0
  walkXml(xml, {
    open: ({ name, attributes }) => {
      const edge = edges.find(candidate => candidate === name)
      if (!edge) return
      at += 1
      const id = attributes['w:id'] ?? ''
      if (!ids.has(id)) say(`${edge} of the unknown comment ${id}`)
      if (seen.has(`${edge} ${id}`)) say(`comment ${id} has ${edge} twice`)
      seen.set(`${edge} ${id}`, at)
    },
  })
  for (const id of ids) {
    const [start, end, reference] = edges.map(edge => seen.get(`${edge} ${id}`))
    if (start === undefined || end === undefined) say(`comment ${id} has no full range`)
    else if (start > end) say(`comment ${id} ends before it starts`)
    if (reference === undefined) say(`comment ${id} has no reference`)
    else if (end !== undefined && reference < end) say(`comment ${id} has its reference before its end`)
  }
}

function lintThreads(xml: string | undefined, { ids, lastParagraphs }: Comments, say: Say): void {
  const parents = new Map<string, string | undefined>()
  if (xml !== undefined) {
    walkXml(xml, {
      open: ({ name, attributes }) => {
        if (name === 'w15:commentEx')
          parents.set(attributes['w15:paraId'] ?? '', attributes['w15:paraIdParent'])
      },
    })
  }
  for (const [paraId, parent] of parents) {
    if (!lastParagraphs.has(paraId)) say(`a thread names the unknown paragraph ${paraId}`)
    if (parent === undefined) continue
    if (!lastParagraphs.has(parent)) say(`a reply answers the unknown paragraph ${parent}`)
    if (parents.get(parent) !== undefined) say(`a reply answers the reply ${parent}`)
  }
  if (parents.size < ids.size) say('a comment has no thread entry and would lose its state')
}
