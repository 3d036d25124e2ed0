// Random edits by two people: no opinion is lost, and where the server may write, the words are the quoted ones.

import fc from 'fast-check'
import { expect, test } from 'vitest'
import { captureAnchor, isWritable, resolveAnchor, textMap } from '#model/anchor.ts'

interface Block {
  readonly id: string
  readonly sectionKey: string
  readonly text: string
}

const words =
  'thu chi ngân sách đạt vượt chậm kế hoạch nghị quyết đảng bộ xã thôn công trình nông thôn mới cán bộ đoàn kết'.split(
    ' ',
  )
const sentence = fc
  .array(fc.constantFrom(...words), { minLength: 4, maxLength: 16 })
  .map(list => `${list.join(' ')}.`)
const report = fc
  .array(sentence, { minLength: 4, maxLength: 12 })
  .map(list =>
    list.map((text, index) => ({ id: `p${index}`, sectionKey: index < list.length / 2 ? 'a' : 'b', text })),
  )
const edit = fc.record({
  kind: fc.constantFrom('insert', 'delete', 'split', 'join', 'move', 'retype'),
  block: fc.nat(),
  at: fc.nat(),
  length: fc.integer({ min: 1, max: 12 }),
  text: sentence,
})

function applied(
  blocks: readonly Block[],
  { kind, block, at, length, text }: typeof edit extends fc.Arbitrary<infer T> ? T : never,
): Block[] {
  const index = block % blocks.length
  const here = blocks[index]
  if (!here) return [...blocks]
  const offset = at % (here.text.length + 1)
  const replaced = (next: string) => blocks.map(other => (other === here ? { ...other, text: next } : other))
  switch (kind) {
    case 'insert':
      return replaced(here.text.slice(0, offset) + text.slice(0, length) + here.text.slice(offset))
    case 'delete':
      return replaced(here.text.slice(0, offset) + here.text.slice(offset + length))
    case 'split':
      return blocks.flatMap(other =>
        other === here
          ? [
              { ...here, text: here.text.slice(0, offset) },
              { ...here, id: `${here.id}-${at}-${length}`, text: here.text.slice(offset) },
            ]
          : [other],
      )
    case 'join': {
      const next = blocks[index + 1]
      return next
        ? blocks.flatMap(other =>
            other === here ? [{ ...here, text: here.text + next.text }] : other === next ? [] : [other],
          )
        : [...blocks]
    }
    case 'move': {
      const rest = blocks.filter(other => other !== here)
      return [...rest.slice(0, at % blocks.length), here, ...rest.slice(at % blocks.length)]
    }
    default:
      return replaced(text)
  }
}

test('[AN4] after any edits an opinion has a place in the list, within the text, and what may be written is the quote', () => {
  fc.assert(
    fc.property(
      report,
      fc.nat(),
      fc.nat(),
      fc.array(edit, { maxLength: 40 }),
      (blocks, start, length, edits) => {
        const before = textMap(blocks)
        const from = start % (before.text.length - 1)
        const to = Math.min(before.text.length, from + 1 + (length % 40))
        const anchor = captureAnchor(before, from, to)
        const after = textMap(edits.reduce<Block[]>((now, step) => applied(now, step), [...blocks]))
        const place = resolveAnchor(after, anchor, 'a', null)
        const { from: start2 = 0, to: end = 0 } = place
        expect(start2).toBeGreaterThanOrEqual(0)
        expect(end).toBeGreaterThanOrEqual(start2)
        expect(end).toBeLessThanOrEqual(after.text.length)
        if (isWritable(after, place, anchor.quote)) expect(after.text.slice(start2, end)).toBe(anchor.quote)
        if (after.text.includes(anchor.quote)) expect(['exact-moved', 'ambiguous']).toContain(place.status)
      },
    ),
    { numRuns: 1_500, seed: 20261122 },
  )
})
