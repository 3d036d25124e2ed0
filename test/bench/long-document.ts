// A document of any length, written the way people write one: through the API and a stock provider's socket.

import * as Y from 'yjs'
import { itemsIn, type SignedIn, stringIn } from '../support/people.ts'
import { openTypist } from '../support/typist.ts'
import { numberedSentence, seeded } from './long-text.ts'

/** What to write. */
export interface LongDocument {
  readonly title: string
  /** Body paragraphs, numbered from 1 in their order. */
  readonly paragraphs: number
  /** At least so many words in each. */
  readonly wordsEach: number
  /** Headings of the writers' own, spread evenly. */
  readonly headings: number
}

/** A document that stands on the server. */
export interface Written {
  readonly id: string
  /** Words of the paragraphs that were added. */
  readonly words: number
  /** How long the server took to take it all in, in ms. */
  readonly ms: number
}

const paragraphsPerUpdate = 40

/**
 * Begins a political report in the person's unit and fills its sections.
 *
 * @throws Error when the server refuses any of it
 */
export async function writeLongDocument(
  url: string,
  person: SignedIn,
  wanted: LongDocument,
): Promise<Written> {
  const id = await beginReport(person, wanted.title)
  const typist = await openTypist(url, id, person)
  const begun = performance.now()
  const random = seeded(20_260_722)
  const sections = writableSections(typist.fragment)
  let written = 0
  let words = 0
  let nextId = 0
  for (const [index, section] of sections.entries()) {
    const end = Math.round((wanted.paragraphs * (index + 1)) / sections.length)
    while (written < end) {
      const blocks: Y.XmlElement[] = []
      while (written < end && blocks.length < paragraphsPerUpdate) {
        written += 1
        if (isHeadingDue(written, wanted))
          blocks.push(block('heading', `Nội dung ${written}`, `bench-h${nextId++}`))
        const text = numberedSentence(written, wanted.wordsEach, random)
        words += text.split(' ').length
        blocks.push(block('paragraph', text, `bench-p${nextId++}`))
      }
      section.insert(section.length, blocks)
      // One update at a time, as from a person: the server takes each in before the next one comes.
      await typist.settled(30_000)
    }
  }
  const ms = performance.now() - begun
  typist.close()
  return { id, words, ms }
}

/** Begins a political report in the person's unit. @returns its id */
export async function beginReport(person: SignedIn, title: string): Promise<string> {
  const unitId = await ownUnit(person)
  return stringIn(
    await person.post('/api/documents', { unitId, templateId: 'political_report', title }),
    'id',
  )
}

/** The unit in which a person holds a role. */
async function ownUnit(person: SignedIn): Promise<string> {
  const me = await person.get('/api/me')
  const memberships: unknown = typeof me === 'object' && me !== null ? Reflect.get(me, 'memberships') : []
  return stringIn(itemsIn({ items: memberships })[0], 'unitId')
}

/** Sections that hold prose; those with a heading alone stay as they are. The last one always counts. */
function writableSections(fragment: Y.XmlFragment): Y.XmlElement[] {
  const all = fragment.toArray().filter(node => node instanceof Y.XmlElement)
  return all.filter((section, index) => section.length > 1 || index === all.length - 1)
}

function isHeadingDue(ordinal: number, wanted: LongDocument): boolean {
  if (wanted.headings === 0) return false
  return ordinal % Math.floor(wanted.paragraphs / wanted.headings) === 1
}

function block(name: 'heading' | 'paragraph', text: string, id: string): Y.XmlElement {
  const element = new Y.XmlElement<Record<string, string | number | boolean>>(name)
  element.setAttribute('id', id)
  if (name === 'heading') {
    element.setAttribute('level', 4)
    element.setAttribute('label', '')
    element.setAttribute('locked', false)
  }
  element.insert(0, [new Y.XmlText(text)])
  return element as Y.XmlElement
}
