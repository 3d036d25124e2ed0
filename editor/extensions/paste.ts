// What may enter by paste and drop: text in NFC without control characters, in the document's own nodes, not too big, not too deep.

import { Extension } from '@tiptap/core'
import { Fragment, type Node, Slice } from '@tiptap/pm/model'
import { Plugin, PluginKey, type Transaction } from '@tiptap/pm/state'
import { maxDepth } from '#model/schema.ts'
import { freeHeadingLevel } from './nodes.ts'
import { depthOf } from './section.ts'
import type { NoticeKind } from './sentences.ts'
import { holdsPictures, withWordLists } from './word-paste.ts'

/** Told what people should know about their paste. */
export interface PasteOptions {
  readonly onNotice: (kind: Exclude<NoticeKind, 'locked'>, isTooDeep: boolean) => void
}

// A paste travels as one message of at most 1 MiB: Vietnamese takes about 1.4 bytes a character, a block about 90.
const maxCharacters = 300_000
const maxBlocks = 4_000
const roomInDepth = 4 // doc, section and what stands around the caret

export const SafePaste = Extension.create<PasteOptions>({
  name: 'safePaste',
  addOptions: () => ({ onNotice: () => {} }),
  addProseMirrorPlugins() {
    const { onNotice } = this.options
    return [
      new Plugin({
        key: new PluginKey('vkPaste'),
        props: {
          transformPastedHTML: html => {
            if (holdsPictures(html)) onNotice('paste-simplified', false)
            return withWordLists(html)
          },
          transformPasted: slice => {
            const verdict = weigh(slice)
            if (verdict === 'fits') return cleaned(slice)
            onNotice('paste-refused', verdict === 'deep')
            return Slice.empty
          },
          handleTextInput: (view, from, to, text) => {
            const composed = composedInput(
              view.state.doc.resolve(from).parent,
              view.state.doc.resolve(from).parentOffset,
              text,
            )
            if (!composed) return false
            const { tr } = view.state
            view.dispatch(replaceText(tr, from - composed.back, to, composed.text))
            return true
          },
        },
      }),
    ]
  },
})

function weigh(slice: Slice): 'fits' | 'big' | 'deep' {
  if (depthOf(slice.content) > maxDepth - roomInDepth) return 'deep'
  let characters = 0
  let blocks = 0
  slice.content.descendants(node => {
    if (node.isText) characters += node.text?.length ?? 0
    else if (node.isBlock) blocks += 1
  })
  return characters > maxCharacters || blocks > maxBlocks ? 'big' : 'fits'
}

/** The slice as it may stand in a document: sections give their blocks, headings become free ones, text is clean. */
function cleaned(slice: Slice): Slice {
  let hasSections = false
  slice.content.forEach(node => {
    if (node.type.name === 'section') hasSections = true
  })
  const content = cleanFragment(slice.content)
  return hasSections ? Slice.maxOpen(content) : new Slice(content, slice.openStart, slice.openEnd)
}

function cleanFragment(fragment: Fragment): Fragment {
  const nodes: Node[] = []
  fragment.forEach(node => {
    if (node.type.name === 'section') nodes.push(...childrenOf(cleanFragment(node.content)))
    else nodes.push(...cleanNode(node))
  })
  return Fragment.fromArray(nodes)
}

function cleanNode(node: Node): Node[] {
  if (node.isText) {
    const text = cleanText(node.text ?? '')
    return text === '' ? [] : [node.type.schema.text(text, node.marks)]
  }
  const content = cleanFragment(node.content)
  if (node.type.name !== 'heading') return [node.copy(content)]
  return [node.type.create({ ...node.attrs, level: freeHeadingLevel, label: '', locked: false }, content)]
}

function childrenOf(fragment: Fragment): Node[] {
  const nodes: Node[] = []
  fragment.forEach(node => {
    nodes.push(node)
  })
  return nodes
}

function cleanText(text: string): string {
  return text
    .normalize('NFC')
    .replace(/[\p{Cc}\uFEFF\uFFFE\uFFFF]/gu, letter => (letter === '\t' || letter === '\n' ? ' ' : ''))
}

/** Typed text that is not NFC, or a mark typed after its letter: what to write instead, and how many characters before it go. */
function composedInput(parent: Node, offset: number, text: string): { text: string; back: number } | null {
  if (/^\p{M}/u.test(text) && offset > 0) {
    const before = parent.textBetween(Math.max(0, offset - 1), offset)
    const whole = (before + text).normalize('NFC')
    if (before !== '' && whole !== before + text) return { text: whole, back: before.length }
  }
  const normal = text.normalize('NFC')
  return normal === text ? null : { text: normal, back: 0 }
}

function replaceText(tr: Transaction, from: number, to: number, text: string): Transaction {
  return tr.insertText(text, from, to).scrollIntoView()
}
