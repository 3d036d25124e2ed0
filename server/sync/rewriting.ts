// A text made into another by the fewest changes: a block that both have stays the block it is, and with it everything that is
// tied to its words: anchors of opinions, people's carets, who wrote them.

import * as Y from 'yjs'
import { type Pair, pairBlocks, pairInOrder } from '#model/compare-align.ts'
import { type ComparedRun, compareRuns } from '#model/compare-words.ts'
import { isTextBlock, type NodeJson, stringAttr, textOf } from '#model/content.ts'
import { fragmentName } from './seed.ts'

type Container = Y.XmlFragment | Y.XmlElement
type Run = { readonly insert: string; readonly attributes?: Readonly<Record<string, unknown>> }

/**
 * Changes the document so that its text is the target. Sections and the headings that the template locked stay what they are.
 *
 * @param present the document as JSON, tidy as the target is
 * @throws RangeError when the target has other sections or other locked headings
 */
export function rewriteText(doc: Y.Doc, present: NodeJson, target: NodeJson): void {
  const outlineOf = (node: NodeJson) => (node.content ?? []).map(section => stringAttr(section, 'key')).join()
  if (outlineOf(present) !== outlineOf(target)) throw new RangeError('the target has another outline')
  const sections = doc.getXmlFragment(fragmentName).toArray()
  for (const [index, section] of (present.content ?? []).entries()) {
    const element = sections[index]
    const wanted = target.content?.[index]
    if (element instanceof Y.XmlElement && wanted) rewriteNode(element, section, wanted)
  }
}

function rewriteNode(element: Y.XmlElement, present: NodeJson, target: NodeJson): void {
  if (present.type !== target.type) throw new RangeError(`a ${present.type} does not become a ${target.type}`)
  rewriteAttributes(element, present, target)
  if (isTextBlock(target)) rewriteInline(element, target)
  else rewriteChildren(element, present, target)
}

function rewriteAttributes(element: Y.XmlElement, present: NodeJson, target: NodeJson): void {
  for (const name of new Set([...Object.keys(present.attrs ?? {}), ...Object.keys(target.attrs ?? {})])) {
    const [from, to] = [present.attrs?.[name], target.attrs?.[name]]
    if (JSON.stringify(from) === JSON.stringify(to)) continue
    if (to === undefined) element.removeAttribute(name)
    else setAttribute(element, name, to)
  }
}

/** From the last gap to the first, so that the places before it stay what they are. */
function rewriteChildren(parent: Container, present: NodeJson, target: NodeJson): void {
  const [from, to] = [present.content ?? [], target.content ?? []]
  const elements = parent.toArray()
  let end = { before: from.length, after: to.length }
  for (const pair of [...pairsOf(present, target).toReversed(), { before: -1, after: -1 }]) {
    const at = pair.before + 1
    if (end.before > at) parent.delete(at, end.before - at)
    if (end.after > pair.after + 1) parent.insert(at, to.slice(pair.after + 1, end.after).map(elementOf))
    const [element, was, wanted] = [elements[pair.before], from[pair.before], to[pair.after]]
    if (element instanceof Y.XmlElement && was && wanted) rewriteNode(element, was, wanted)
    end = pair
  }
}

/** Which child stays which, rising on both sides. */
function pairsOf(present: NodeJson, target: NodeJson): readonly Pair[] {
  const [from, to] = [present.content ?? [], target.content ?? []]
  const isAlike = (b: number, a: number) => from[b]?.type === to[a]?.type
  switch (target.type) {
    case 'section':
      return pairsOfSection(from, to)
    case 'tableRow':
      return from.length === to.length && from.every((_, index) => isAlike(index, index))
        ? from.map((_, index) => ({ before: index, after: index }))
        : []
    case 'table':
    case 'bulletList':
    case 'orderedList':
      return pairInOrder(from.map(lineOf), to.map(lineOf), isAlike)
    default:
      return pairsOfBlocks(from, to)
  }
}

/** Between the headings that stay, block by block: what moved past such a heading comes and goes. */
function pairsOfSection(from: readonly NodeJson[], to: readonly NodeJson[]): Pair[] {
  const [staysFrom, staysTo] = [from, to].map(blocks =>
    blocks.flatMap((block, index) => (index === 0 || block.attrs?.['locked'] === true ? [index] : [])),
  ) as [number[], number[]]
  if (staysFrom.length !== staysTo.length) throw new RangeError('the target has other locked headings')
  return staysFrom.flatMap((before, index) => {
    const after = staysTo[index] ?? 0
    const between = pairsOfBlocks(
      from.slice(before + 1, staysFrom[index + 1]),
      to.slice(after + 1, staysTo[index + 1]),
    )
    const shifted = between.map(pair => ({
      before: pair.before + before + 1,
      after: pair.after + after + 1,
    }))
    return [{ before, after }, ...shifted]
  })
}

function pairsOfBlocks(from: readonly NodeJson[], to: readonly NodeJson[]): Pair[] {
  return pairBlocks(from.map(alignable), to.map(alignable)).filter(({ isMoved }) => !isMoved)
}

function alignable(node: NodeJson): { type: string; id: string; text: string } {
  return { type: node.type, id: stringAttr(node, 'id'), text: lineOf(node) }
}

function lineOf(node: NodeJson): string {
  return textOf(node).normalize('NFC')
}

/** Words line by line where the same breaks and footnotes stand as before; else they are written anew. */
function rewriteInline(element: Y.XmlElement, target: NodeJson): void {
  const present = linesOf(element.toArray(), child => child instanceof Y.XmlElement)
  const wanted = linesOf(target.content ?? [], node => node.type !== 'text')
  const breaks = element.toArray().filter(child => child instanceof Y.XmlElement)
  const wantedBreaks = (target.content ?? []).filter(({ type }) => type !== 'text')
  if (
    !target.content ||
    breaks.map(({ nodeName }) => nodeName).join() !== wantedBreaks.map(({ type }) => type).join()
  ) {
    if (element.length > 0) element.delete(0, element.length)
    if (target.content) element.insert(0, inlineOf(target.content))
    return
  }
  for (const [index, one] of breaks.entries()) {
    const wantedBreak = wantedBreaks[index]
    if (wantedBreak) rewriteAttributes(one, { type: one.nodeName, attrs: one.getAttributes() }, wantedBreak)
  }
  let at = element.length
  for (const [index, line] of [...present.entries()].toReversed()) {
    at -= line.length
    const texts = line.filter(child => child instanceof Y.XmlText)
    const runs = wanted[index] ?? []
    if (texts.length > 0) rewriteRuns(texts, runs)
    else if (runs.length > 0) element.insert(at, [textFrom(runs)])
    at -= 1 // what stands before it
  }
}

/** Word by word: what stays is not touched. @param texts that stand side by side */
function rewriteRuns(texts: readonly Y.XmlText[], wanted: readonly NodeJson[]): void {
  const present = texts.flatMap(runsOf)
  const isComposed = [...present, ...wanted].every(({ text = '' }) => text.normalize('NFC') === text)
  const length = texts.reduce((sum, text) => sum + text.length, 0)
  const steps: Step[] = isComposed
    ? compareRuns(present, wanted).map(stepOf)
    : [{ delete: length }, ...wanted.map(insertOf)]
  for (const [index, delta] of sharedOut(steps, texts).entries())
    if (delta.some(step => !('retain' in step))) texts[index]?.applyDelta(delta)
}

type Step = { readonly retain: number } | { readonly delete: number } | Run

function stepOf(run: ComparedRun): Step {
  if (run.type === 'kept') return { retain: run.text.length }
  return run.type === 'struck' ? { delete: run.text.length } : insertOf(run)
}

/** The steps by the text that they fall into. */
function sharedOut(steps: readonly Step[], texts: readonly Y.XmlText[]): Step[][] {
  const shared: Step[][] = texts.map(() => [])
  let at = 0
  let room = texts[0]?.length ?? 0
  for (const step of steps) {
    if ('insert' in step) {
      shared[at]?.push(step)
      continue
    }
    let rest = 'delete' in step ? step.delete : step.retain
    while (rest > 0) {
      while (room === 0 && at < texts.length - 1) {
        at += 1
        room = texts[at]?.length ?? 0
      }
      const taken = Math.min(rest, room)
      if (taken === 0) throw new RangeError('the steps are longer than the texts')
      shared[at]?.push('retain' in step ? { retain: taken } : { delete: taken })
      rest -= taken
      room -= taken
    }
  }
  return shared
}

/** Splits inline content at its breaks and footnotes. */
function linesOf<T>(content: readonly T[], isBreak: (child: T) => boolean): T[][] {
  const lines: T[][] = [[]]
  for (const child of content) {
    if (isBreak(child)) lines.push([])
    else lines.at(-1)?.push(child)
  }
  return lines
}

function elementOf(node: NodeJson): Y.XmlElement {
  const element = new Y.XmlElement(node.type)
  for (const [name, value] of Object.entries(node.attrs ?? {})) setAttribute(element, name, value)
  if (!node.content) return element
  element.insert(0, isTextBlock(node) ? inlineOf(node.content) : node.content.map(elementOf))
  return element
}

function inlineOf(content: readonly NodeJson[]): (Y.XmlElement | Y.XmlText)[] {
  const between = content.filter(({ type }) => type !== 'text')
  return linesOf(content, node => node.type !== 'text').flatMap((line, index) => {
    const before = between[index - 1]
    return [...(before ? [elementOf(before)] : []), ...(line.length === 0 ? [] : [textFrom(line)])]
  })
}

function textFrom(runs: readonly NodeJson[]): Y.XmlText {
  const text = new Y.XmlText()
  text.applyDelta(runs.map(insertOf))
  return text
}

function insertOf({ text = '', marks = [] }: Pick<NodeJson, 'text' | 'marks'>): Run {
  return { insert: text, attributes: Object.fromEntries(marks.map(({ type, attrs }) => [type, attrs ?? {}])) }
}

/** As the binding reads a text (y-tiptap). */
function runsOf(text: Y.XmlText): NodeJson[] {
  return (text.toDelta() as Run[]).map(({ insert, attributes }) => ({
    type: 'text',
    text: insert,
    ...(attributes && {
      marks: Object.entries(attributes).map(([type, attrs]) => ({
        type,
        attrs: attrs as Readonly<Record<string, unknown>>,
      })),
    }),
  }))
}

/** Yjs keeps any plain value as an attribute, though its types say text. */
function setAttribute(element: Y.XmlElement, name: string, value: unknown): void {
  const open: { setAttribute(name: string, value: unknown): void } = element
  open.setAttribute(name, value)
}
