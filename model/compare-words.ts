// The words of one block compared, each with its marks: a word that became bold is struck and added.

import { diffArrays } from 'diff'
import { type MarkJson, type NodeJson, stringAttr } from './content.ts'
import { type PictureNode, pictureOf } from './picture.ts'
import { wordsOf } from './redline.ts'

/** A stretch of words of one kind and look. A line feed is a break. */
export interface ComparedRun {
  readonly type: 'kept' | 'struck' | 'added'
  readonly text: string
  readonly marks: readonly MarkJson[]
  /** Words of the footnote that stands here; its `text` is empty then. */
  readonly footnote?: string
  /** The picture that stands here; its `text` is empty then. */
  readonly picture?: PictureNode
}

interface Word {
  readonly text: string
  readonly marks: readonly MarkJson[]
  readonly footnote?: string
  readonly picture?: PictureNode
  /** Equal for words that are equal in text and look, and for equal footnotes and pictures. */
  readonly key: string
}

// Beyond so many words put in and taken out the block is shown as written anew: the search grows with the square.
const mostEdits = 1_000

/** Compares inline content. Changes side by side, with mere blanks between them, are one change. */
export function compareRuns(before: readonly NodeJson[], after: readonly NodeJson[]): ComparedRun[] {
  if (JSON.stringify(before) === JSON.stringify(after)) return runsAs('kept', after)
  const from = wordsWithMarks(before)
  const to = wordsWithMarks(after)
  let head = 0
  while (head < from.length && head < to.length && from[head]?.key === to[head]?.key) head += 1
  let tail = 0
  const room = Math.min(from.length, to.length) - head
  while (tail < room && from.at(-1 - tail)?.key === to.at(-1 - tail)?.key) tail += 1
  const runs = new Runs()
  runs.keep(to.slice(0, head))
  compareMiddle(from.slice(head, from.length - tail), to.slice(head, to.length - tail), runs)
  runs.keep(to.slice(to.length - tail))
  return runs.finish()
}

/** All of some inline content as one kind of run. */
export function runsAs(type: ComparedRun['type'], content: readonly NodeJson[]): ComparedRun[] {
  const runs: ComparedRun[] = []
  for (const node of content) {
    const text = inlineText(node)
    const object = objectWord(node)
    if (object) add(runs, type, object)
    else if (text !== '') add(runs, type, { text, marks: marksOf(node) })
  }
  return runs
}

function compareMiddle(from: readonly Word[], to: readonly Word[], runs: Runs): void {
  let atFrom = 0
  let atTo = 0
  for (const pair of [...commonWords(from, to), { from: from.length, to: to.length }]) {
    runs.strike(from.slice(atFrom, pair.from))
    runs.add(to.slice(atTo, pair.to))
    runs.keep(to.slice(pair.to, pair.to + 1))
    atFrom = pair.from + 1
    atTo = pair.to + 1
  }
}

/** Places of the words that stay, rising on both sides. Words that only one side has are not searched for. */
function commonWords(from: readonly Word[], to: readonly Word[]): { from: number; to: number }[] {
  const shared = sharedPlaces(from, to)
  const changes = diffArrays(
    shared.from.map(place => from[place]?.key ?? ''),
    shared.to.map(place => to[place]?.key ?? ''),
    { maxEditLength: mostEdits },
  )
  const common: { from: number; to: number }[] = []
  let atFrom = 0
  let atTo = 0
  for (const { value, added, removed } of changes ?? []) {
    for (let index = 0; index < value.length && !added && !removed; index += 1)
      common.push({ from: shared.from[atFrom + index] ?? 0, to: shared.to[atTo + index] ?? 0 })
    if (!added) atFrom += value.length
    if (!removed) atTo += value.length
  }
  return common
}

function sharedPlaces(from: readonly Word[], to: readonly Word[]): { from: number[]; to: number[] } {
  const keysOf = (words: readonly Word[]) => new Set(words.map(({ key }) => key))
  const placesIn = (words: readonly Word[], keys: ReadonlySet<string>) =>
    words.flatMap(({ key }, index) => (keys.has(key) ? [index] : []))
  return { from: placesIn(from, keysOf(to)), to: placesIn(to, keysOf(from)) }
}

/** Collects runs; blanks between two changes join them. */
class Runs {
  readonly #runs: ComparedRun[] = []
  #struck: Word[] = []
  #added: Word[] = []
  #blank: readonly Word[] = []

  keep(words: readonly Word[]): void {
    if (words.length === 0) return
    const isChanging = this.#struck.length > 0 || this.#added.length > 0
    if (isChanging && words.every(({ text }) => /^[^\S\n]+$/u.test(text))) {
      this.#blank = [...this.#blank, ...words]
      return
    }
    this.#flush()
    for (const word of words) add(this.#runs, 'kept', word)
  }

  strike(words: readonly Word[]): void {
    if (words.length === 0) return
    this.#joinBlank()
    this.#struck.push(...words)
  }

  add(words: readonly Word[]): void {
    if (words.length === 0) return
    this.#joinBlank()
    this.#added.push(...words)
  }

  finish(): ComparedRun[] {
    this.#flush()
    return this.#runs
  }

  #joinBlank(): void {
    if (this.#blank.length === 0) return
    this.#struck.push(...this.#blank)
    this.#added.push(...this.#blank)
    this.#blank = []
  }

  #flush(): void {
    for (const word of this.#struck) add(this.#runs, 'struck', word)
    for (const word of this.#added) add(this.#runs, 'added', word)
    for (const word of this.#blank) add(this.#runs, 'kept', word)
    this.#struck = []
    this.#added = []
    this.#blank = []
  }
}

/** Adds words to the last run when they are of its kind and look; a footnote is a run of its own. */
function add(
  runs: ComparedRun[],
  type: ComparedRun['type'],
  { text, marks, footnote, picture }: Omit<Word, 'key'>,
): void {
  const last = runs.at(-1)
  if (footnote !== undefined) runs.push({ type, text, marks, footnote })
  else if (picture) runs.push({ type, text, marks, picture })
  else if (
    last?.type === type &&
    last.text !== '' &&
    (last.marks === marks || marksKey(last.marks) === marksKey(marks))
  ) {
    runs[runs.length - 1] = { type, text: last.text + text, marks }
  } else runs.push({ type, text, marks })
}

function wordsWithMarks(content: readonly NodeJson[]): Word[] {
  return content.flatMap(node => {
    const object = objectWord(node)
    if (object) return [object]
    const marks = marksOf(node)
    const look = marksKey(marks)
    return wordsOf(inlineText(node)).map(text => ({
      text,
      marks,
      key: look === '' ? text : `${look} ${text}`,
    }))
  })
}

/** What is no word: a footnote or a picture. */
function objectWord(node: NodeJson): Word | null {
  if (node.type === 'footnote') {
    const footnote = stringAttr(node, 'text').normalize('NFC')
    return { text: '', marks: noMarks, footnote, key: `footnote ${footnote}` }
  }
  if (node.type !== 'image') return null
  const picture = pictureOf(node)
  return { text: '', marks: noMarks, picture, key: `picture ${JSON.stringify(picture)}` }
}

function inlineText(node: NodeJson): string {
  return node.type === 'hardBreak' ? '\n' : (node.text ?? '').normalize('NFC')
}

const noMarks: readonly MarkJson[] = []

function marksOf(node: NodeJson): readonly MarkJson[] {
  return node.type === 'hardBreak' ? noMarks : (node.marks ?? noMarks)
}

/** One spelling of a look, whatever the order of its marks. */
function marksKey(marks: readonly MarkJson[]): string {
  if (marks.length === 0) return ''
  return marks
    .map(({ type, attrs }) => JSON.stringify([type, attrs?.['href'] ?? null]))
    .sort()
    .join('')
}
