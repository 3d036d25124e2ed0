// Round trips: whatever our export writes, our reader reads, and what the register holds is never taken for new.
// `WORD_ROUND_TRIPS` = how many random documents.

import fc from 'fast-check'
import { expect, test } from 'vitest'
import { resolveAnchor, textMap } from '#model/anchor.ts'
import { type NodeJson, textBlocksOf } from '#model/content.ts'
import type { Opinion } from '#model/opinion.ts'
import { placeOpinions } from '../../server/word/export/placing.ts'
import { planExport } from '../../server/word/export/plan.ts'
import { printable } from '../../server/word/export/printable.ts'
import { sourceBlocks } from '../../server/word/export/text-blocks.ts'
import { wallTime } from '../../server/word/export/vietnam-time.ts'
import { type ImportPlan, planImport } from '../../server/word/import/import-plan.ts'
import { readWord } from '../../server/word/import/read.ts'
import { phrases } from '../../server/word/labels.ts'
import { paragraphText, type ReviewComment, type ReviewDoc } from '../../server/word/review-doc.ts'
import { exportWord } from '../support/exported.ts'
import { untouched } from '../support/opinion.ts'
import { input } from '../unit/word/small.ts'
import { dense, expectedLetters, withoutForm } from './expected-letters.ts'
import { randomReview } from './random-documents.ts'

const seed = Number(process.env['FC_SEED'] ?? 20_261_122)
const numRuns = Number(process.env['WORD_ROUND_TRIPS'] ?? 100)

function read(bytes: Uint8Array): ReviewDoc {
  const read = readWord(bytes)
  if (!read.ok) throw new Error(read.refusal.code)
  return read.value
}

function rangeText({ paragraphs }: ReviewDoc, { range }: ReviewComment): string {
  if (range === null) throw new Error('a comment of ours stands nowhere')
  const { from, to } = range
  const texts = paragraphs.slice(from.paragraph, to.paragraph + 1)
  return texts
    .map(({ runs }, index) => {
      let at = 0
      let words = ''
      for (const run of runs) {
        const start = index === 0 ? from.offset : 0
        const end = index === texts.length - 1 ? to.offset : Number.POSITIVE_INFINITY
        if (run.inserted === null) words += run.text.slice(Math.max(0, start - at), Math.max(0, end - at))
        at += run.text.length
      }
      return words
    })
    .join('')
}

/** The words that the export puts each opinion on, where it stands at words. */
function expectedRanges(doc: NodeJson, opinions: readonly Opinion[]): Map<string, string> {
  const blocks = sourceBlocks(doc)
  return new Map(
    placeOpinions(blocks, opinions).flatMap(({ opinion, span }) => {
      if (span === null) return []
      const text = blocks
        .map(({ text, isPrinted }, index) => {
          if (!isPrinted || index < span.from.block || index > span.to.block) return ''
          const from = index === span.from.block ? span.from.offset : 0
          return text.slice(from, index === span.to.block ? span.to.offset : undefined)
        })
        .join('')
      return [[opinion.id, dense(text)] as const]
    }),
  )
}

/** Holds what our reader finds in the review file of a register against what the register says. Gives what was read. */
async function checkRead(doc: NodeJson, opinions: readonly Opinion[]): Promise<ReviewDoc> {
  const file = read(await exportWord(input(doc, opinions)))
  for (const [view, changes] of [
    ['after', 'accept'],
    ['before', 'reject'],
  ] as const) {
    const letters = dense(file.paragraphs.map(paragraph => paragraphText(paragraph, view)).join(''))
    expect(withoutForm(letters)).toBe(expectedLetters(doc, opinions, changes))
  }
  const { comments } = planExport(input(doc, opinions))
  expect(
    file.comments.map(({ author, date, text, root, isResolved }) => ({
      author,
      date,
      text: dense(text),
      root,
      isResolved,
    })),
  ).toEqual(
    comments.map(({ author, at, paragraphs, parentId, resolved }) => ({
      author: author.name,
      date: at === null ? null : wallTime(at),
      text: dense(paragraphs.join('')),
      root: parentId,
      isResolved: resolved,
    })),
  )
  const expected = expectedRanges(doc, opinions)
  for (const [index, comment] of file.comments.entries()) {
    const words = expected.get(comments[index]?.opinionId ?? '')
    if (words !== undefined)
      expect(withoutForm(dense(rangeText(file, comment))), `comment ${index}`).toBe(words)
  }
  const tracked = placeOpinions(sourceBlocks(doc), opinions).filter(({ isTracked }) => isTracked)
  const changed = file.paragraphs.flatMap(({ runs }) => runs.filter(run => run.inserted || run.deleted))
  const letters = (kind: 'inserted' | 'deleted', author: string) =>
    [
      ...dense(
        changed
          .filter(run => run[kind]?.author === author)
          .map(run => run.text)
          .join(''),
      ),
    ].sort()
  for (const author of new Set(opinions.map(opinion => opinion.author.name))) {
    const own = tracked.filter(({ opinion }) => opinion.author.name === author)
    const words = (of: (opinion: Opinion) => string) =>
      [...dense(own.map(({ opinion }) => of(opinion)).join(''))].sort()
    expect(letters('deleted', author)).toEqual(words(({ anchor }) => anchor?.quote ?? ''))
    expect(letters('inserted', author)).toEqual(words(({ proposedText }) => proposedText ?? ''))
  }
  return file
}

// A review file knows no paragraph that is split or joined: a proposal is about words of one paragraph. Redlines do (VR11).
test('[WR20] of random documents our reader finds every letter with changes taken and left, every comment, thread, reply, state, moment and anchored word', async () => {
  await fc.assert(
    fc.asyncProperty(randomReview, async ({ doc, opinions }) => {
      const file = await checkRead(doc, opinions)
      const changed = file.paragraphs.flatMap(({ runs }) => runs.filter(run => run.inserted || run.deleted))
      expect(new Set(changed.map(run => (run.inserted ?? run.deleted)?.date)).size).toBeLessThan(2)
    }),
    { seed, numRuns },
  )
})

test('[WR21] a review file read back into its document finds every opinion and reply, and gives nothing new', async () => {
  await fc.assert(
    fc.asyncProperty(randomReview, async ({ doc, opinions }) => {
      const given = input(doc, opinions)
      const file = await exportWord(given)
      const { comments } = planExport(given)
      const plan = planImport({
        mode: 'import',
        file,
        fileName: 'a.docx',
        documentId: given.documentId,
        doc,
        opinions,
      })
      if (!plan.ok) throw new Error(plan.refusal.code)
      const { items, notes } = plan.value
      expect(items.filter(item => !item.isKnown || item.newReplies.length > 0)).toEqual([])
      expect(new Set(items.map(({ opinion }) => opinion.id))).toEqual(new Set(opinions.map(({ id }) => id)))
      expect(items.reduce((sum, item) => sum + 1 + item.foundReplies, 0)).toBe(comments.length)
      expect(notes.map(({ code }) => code).filter(code => code !== 'nothingFound')).toEqual([])
    }),
    { seed, numRuns },
  )
})

test('[WR22] read into an empty register, each opinion comes in once, at the words it stood on; read again it gives the same', async () => {
  await fc.assert(
    fc.asyncProperty(randomReview, async ({ doc, opinions }) => {
      const given = input(doc, opinions)
      const file = await exportWord(given)
      const asked = {
        mode: 'import',
        file,
        fileName: 'a.docx',
        documentId: 'document-2',
        doc,
        opinions: [],
      } as const
      const plan = planImport(asked)
      if (!plan.ok) throw new Error(plan.refusal.code)
      const { items } = plan.value
      const placed = placeOpinions(sourceBlocks(doc), opinions)
      const tracked = placed.filter(({ isTracked }) => isTracked).length
      // A word in parts, changes that touch: one proposal may come in as more than one, never as fewer letters.
      expect(items.length).toBeGreaterThanOrEqual(opinions.length + (tracked > 0 ? 1 : 0))
      expect(new Set(items.map(({ opinion }) => opinion.id)).size).toBe(items.length)
      const bodies = items.map(({ opinion }) => ('body' in opinion ? opinion.body : ''))
      for (const { number } of opinions)
        expect(bodies.filter(body => body.startsWith(`YK-${String(number).padStart(3, '0')}`))).toHaveLength(
          1,
        )
      for (const { opinion, state } of items) {
        if (!('body' in opinion) || opinion.anchor === null || state === 'unplaced') continue
        expect(printable(opinion.anchor.quote)).not.toBe('')
      }
      expect(planImport(asked)).toEqual(plan)
    }),
    { seed, numRuns: Math.ceil(numRuns / 2) },
  )
})

/** The register that an empty one becomes when a plan is recorded. */
function recorded(doc: NodeJson, { items }: ImportPlan): Opinion[] {
  const map = textMap(textBlocksOf(doc))
  const by = { id: 'user-clerk', name: 'Văn thư', unitId: 'unit' }
  const at = '2025-04-02T02:00:00.000Z'
  return items.map(({ opinion, newReplies }, index) => {
    if (!('body' in opinion)) throw new Error('an empty register holds nothing')
    return {
      ...untouched,
      ...opinion,
      number: index + 1,
      status: 'open',
      place: resolveAnchor(map, opinion.anchor, opinion.sectionKey, null),
      author: by,
      createdAt: at,
      replies: newReplies.map(({ id, author, body }) => ({ id, by, at, body, onBehalfOf: author })),
    }
  })
}

const withoutFirstLine = (text: string) => dense(text.slice(text.indexOf('\n') + 1))

test('[WR62] a review file read into an empty register and written again says the same: each comment under a line of its own, at its words, with its replies; each change; and read back it gives nothing new', async () => {
  let allTracked = 0
  await fc.assert(
    fc.asyncProperty(randomReview, async ({ doc, opinions }) => {
      const first = read(await exportWord(input(doc, opinions)))
      const asked = { mode: 'import', fileName: 'a.docx', documentId: 'document-1', doc } as const
      const plan = planImport({ ...asked, file: await exportWord(input(doc, opinions)), opinions: [] })
      if (!plan.ok) throw new Error(plan.refusal.code)
      const register = recorded(doc, plan.value)
      const second = await checkRead(doc, register)
      const threadsOf = ({ comments }: ReviewDoc) =>
        comments.flatMap((root, index) =>
          root.root === null ? [{ root, replies: comments.filter(one => one.root === index) }] : [],
        )
      const threads = threadsOf(second)
      expect(threads).toHaveLength(register.length)
      for (const [index, { root, replies }] of threadsOf(first).entries()) {
        const item = plan.value.items[index]
        const own = threads[index]
        if (!item || !own) throw new Error(`comment ${index} is lost`)
        const isAtItsWords = ['exact', 'exact-moved'].includes(register[index]?.place.status ?? '')
        const [said, before] = [withoutFirstLine(own.root.text), dense(root.text)]
        if (isAtItsWords) expect(said).toBe(before)
        else expect(said.startsWith(before)).toBe(true)
        const words = dense(rangeText(first, root))
        if (isAtItsWords && words !== '') expect(dense(rangeText(second, own.root))).toBe(words)
        expect('isResolvedInFile' in item.opinion).toBe(root.isResolved)
        expect(own.replies.map(({ text }) => dense(text))).toEqual(
          replies.map(({ author, text }) => dense(`${phrases.onBehalfOf} ${author}: ${text}`)),
        )
      }
      const letters = (file: ReviewDoc, view: 'before' | 'after') =>
        dense(file.paragraphs.map(paragraph => paragraphText(paragraph, view)).join(''))
      expect(letters(second, 'before')).toBe(letters(first, 'before'))
      // Of two proposals on the same words one is a change, the other stands in its comment (WD10): then the words differ.
      const proposals = register.filter(({ proposedText }) => proposedText !== null)
      const tracked = placeOpinions(sourceBlocks(doc), register).filter(({ isTracked }) => isTracked)
      if (proposals.length > 0 && tracked.length === proposals.length) {
        allTracked += 1
        expect(letters(second, 'after')).toBe(letters(first, 'after'))
      }
      const again = planImport({ ...asked, file: await exportWord(input(doc, register)), opinions: register })
      if (!again.ok) throw new Error(again.refusal.code)
      expect(
        again.value.items.filter(({ isKnown, newReplies }) => !isKnown || newReplies.length > 0),
      ).toEqual([])
    }),
    { seed, numRuns: Math.ceil(numRuns / 2) },
  )
  expect(allTracked).toBeGreaterThan(0)
})
