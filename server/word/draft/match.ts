// Which heading of a file stands for which section of a template: by our own bookmarks, by key words, helped by the number; in
// the order of both, so that a heading that occurs twice finds its own place.

import type { Template } from '#templates/template.ts'

/** A place in a template that takes text: a section, or a locked heading within one (`key#2`). */
export interface DraftTarget {
  readonly key: string
  readonly label: string
  readonly title: string
  readonly short: string
  /** 0 not printed, 1 part, 2 I-, 3 1., 4 a). */
  readonly level: number
}

/** A heading of the file. */
export interface FileHeading {
  /** The number as typed; empty = none. */
  readonly label: string
  readonly title: string
  readonly bookmarks: readonly string[]
}

/** Every place of a template that takes text, in order. */
export function draftTargets(template: Template): DraftTarget[] {
  return template.sections.flatMap(({ key, label, title, short, level, subheadings }) => [
    { key, label, title, short, level },
    ...subheadings.map((sub, index) => ({
      key: `${key}#${index + 1}`,
      label: sub.label,
      title: sub.title,
      short: sub.title,
      level: Math.min(level + 1, 4),
    })),
  ])
}

const least = 0.45 // below it two titles share their small words only

/** For each heading the index of its target, or null. */
export function matchHeadings(
  headings: readonly FileHeading[],
  targets: readonly DraftTarget[],
): (number | null)[] {
  const words = targets.map(({ title, short }) => [tokens(title), tokens(short)] as const)
  const scores = headings.map(heading => {
    const own = tokens(heading.title)
    return targets.map((target, index) => scoreOf(heading, own, target, words[index] ?? [own, own]))
  })
  return inOrder(scores, targets.length)
}

function scoreOf(
  { label, bookmarks }: FileHeading,
  own: ReadonlySet<string>,
  target: DraftTarget,
  [title, short]: readonly [ReadonlySet<string>, ReadonlySet<string>],
): number {
  if (hasBookmarkOf(target.key, bookmarks)) return 3
  const isNumbered = plainLabel(label) !== '' && plainLabel(label) === plainLabel(target.label)
  const likeness = Math.max(dice(own, title), 0.9 * dice(own, short), 0.8 * held(own, title))
  // Parts are called by their number: "Phần thứ hai".
  const score = target.level === 1 && isNumbered ? Math.max(0.6, likeness) : likeness
  return score < least ? 0 : score + (isNumbered ? 0.15 : 0)
}

/** The assignment of the highest sum in which later headings have later targets. */
function inOrder(scores: readonly (readonly number[])[], targets: number): (number | null)[] {
  const best = Array.from({ length: scores.length + 1 }, () => new Float64Array(targets + 1))
  for (let h = scores.length - 1; h >= 0; h -= 1) {
    for (let t = targets - 1; t >= 0; t -= 1) {
      const score = scores[h]?.[t] ?? 0
      const taken = score > 0 ? score + (best[h + 1]?.[t + 1] ?? 0) : 0
      const row = best[h]
      if (row) row[t] = Math.max(taken, best[h + 1]?.[t] ?? 0, row[t + 1] ?? 0)
    }
  }
  const found: (number | null)[] = []
  let t = 0
  for (const [h, row] of scores.entries()) {
    let at: number | null = null
    while (t < targets && best[h]?.[t] === best[h]?.[t + 1]) t += 1
    const score = row[t] ?? 0
    const isTaken = t < targets && score > 0 && best[h]?.[t] === score + (best[h + 1]?.[t + 1] ?? 0)
    if (isTaken) {
      at = t
      t += 1
    }
    found.push(at)
  }
  return found
}

/** Whether our exporter marked a line as the beginning of a section (export/plan.ts). */
export function hasBookmarkOf(key: string, bookmarks: readonly string[]): boolean {
  return bookmarks.includes(`vk_${key.replace(/[^A-Za-z0-9]/gu, '_')}`.slice(0, 40))
}

/** Words without marks and case, so that "uỷ" and "ủy" are one. */
function tokens(text: string): ReadonlySet<string> {
  const plain = text.normalize('NFD').replace(/\p{M}/gu, '').replaceAll(/[đĐ]/gu, 'd').toLowerCase()
  return new Set(plain.match(/[\p{L}\d]+/gu) ?? [])
}

function dice(a: ReadonlySet<string>, b: ReadonlySet<string>): number {
  return a.size + b.size === 0 ? 0 : (2 * common(a, b)) / (a.size + b.size)
}

/** How much of the shorter title the longer one holds; very short ones hold by chance. */
function held(a: ReadonlySet<string>, b: ReadonlySet<string>): number {
  const size = Math.min(a.size, b.size)
  return size < 3 ? 0 : common(a, b) / size
}

function common(a: ReadonlySet<string>, b: ReadonlySet<string>): number {
  let count = 0
  for (const word of a) if (b.has(word)) count += 1
  return count
}

function plainLabel(label: string): string {
  return label
    .toLowerCase()
    .replace(/[\s.,:)\-–—]+/gu, ' ')
    .trim()
}
