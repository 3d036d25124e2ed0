// What the page knows about sections: which one the caret is in, how long each is, and a prompt where one is empty.

import { type Editor, Extension } from '@tiptap/core'
import type { Node } from '@tiptap/pm/model'
import { type EditorState, Plugin, PluginKey } from '@tiptap/pm/state'
import { Decoration, DecorationSet } from '@tiptap/pm/view'
import type { Awareness } from 'y-protocols/awareness'
import type { TemplateView } from '#model/api.ts'
import type { SectionKey } from '#model/ids.ts'
import { countSyllables } from '#model/syllables.ts'
import type { Language } from '../client/sentences.ts'
import { deferred } from './idle.ts'
import { editorSentences } from './sentences.ts'
import { wordsIn } from './text-map.ts'

/** Where guidance comes from and goes to. */
export interface GuidanceOptions {
  /** Asked when prompts are drawn; the template may arrive after the editor. */
  readonly template: () => TemplateView | null
  readonly language: Language
  /** Told the section under the caret when it changes; null = none. */
  readonly onSectionChange: (key: SectionKey | null) => void
  /** Where colleagues read in which section we are. */
  readonly awareness: Awareness | null
}

/** The editor's account of its sections: `editor.storage.guidance`. */
export interface GuidanceStorage {
  /** The section under the caret. */
  sectionKey: SectionKey | null
  /** Syllables by section key; a new map when anything changed. */
  lengths: ReadonlyMap<SectionKey, number>
  /** Calls the listener when the section or a length changed. Returns its undoing. */
  subscribe(listener: () => void): () => void
}

declare module '@tiptap/core' {
  interface Storage {
    guidance: GuidanceStorage
  }
}

const countAfterMs = 300
// By `subscribe`: Tiptap copies the storage object, the function stays the same.
const listenersOf = new WeakMap<GuidanceStorage['subscribe'], Set<() => void>>()

export const Guidance = Extension.create<GuidanceOptions, GuidanceStorage>({
  name: 'guidance',
  addOptions: () => ({
    template: () => null,
    language: 'vi' as const,
    onSectionChange: () => {},
    awareness: null,
  }),
  addStorage() {
    const listeners = new Set<() => void>()
    const storage: GuidanceStorage = {
      sectionKey: null,
      lengths: new Map(),
      subscribe(listener) {
        listeners.add(listener)
        return () => listeners.delete(listener)
      },
    }
    listenersOf.set(storage.subscribe, listeners)
    return storage
  },
  addProseMirrorPlugins() {
    const { options, storage } = this
    const tell = () => {
      for (const listener of listenersOf.get(storage.subscribe) ?? []) listener()
    }
    return [
      new Plugin<Prompts>({
        key: promptsKey,
        state: {
          init: (_config, state) => promptsFor(state, options),
          apply: (transaction, prompts, _before, after) => {
            if (!transaction.docChanged && transaction.getMeta(promptsKey) === undefined) return prompts
            const keys = emptyKeys(after.doc)
            const isSame = keys === prompts.keys && transaction.getMeta(promptsKey) === undefined
            if (isSame && transaction.getMeta('addToHistory') !== false) {
              return { keys, set: prompts.set.map(transaction.mapping, transaction.doc) }
            }
            return promptsFor(after, options)
          },
        },
        props: { decorations: state => promptsKey.getState(state)?.set },
        view: view => {
          const count = deferred(view, countAfterMs, () => {
            const lengths = lengthsOf(view.state.doc)
            if (sameLengths(lengths, storage.lengths)) return
            storage.lengths = lengths
            tell()
          })
          const follow = (state: EditorState) => {
            const key = sectionAt(state)
            if (key === storage.sectionKey) return
            storage.sectionKey = key
            options.awareness?.setLocalStateField('section', key)
            options.onSectionChange(key)
            tell()
          }
          count.ask()
          return {
            update: (_view, before) => {
              if (before.doc !== view.state.doc) count.ask()
              follow(view.state)
            },
            destroy: count.cancel,
          }
        },
      }),
    ]
  },
})

/** Draws the prompts of empty sections anew: the template has arrived. */
export function refreshPrompts(editor: Editor): void {
  editor.view.dispatch(editor.state.tr.setMeta(promptsKey, true))
}

/** The section that holds the caret, or null. */
export function sectionAt(state: EditorState): SectionKey | null {
  const { $head } = state.selection
  const key: unknown = $head.depth > 0 ? $head.node(1).attrs['key'] : null
  return typeof key === 'string' && key !== '' ? key : null
}

const sectionLengths = new WeakMap<Node, number>()
const blockLengths = new WeakMap<Node, number>()

/**
 * Syllables of every section: everything but locked headings and tables. Nodes that did not change are not counted again.
 */
export function lengthsOf(doc: Node): ReadonlyMap<SectionKey, number> {
  const lengths = new Map<SectionKey, number>()
  doc.forEach(section => {
    const key: unknown = section.attrs['key']
    if (typeof key === 'string') lengths.set(key, remembered(sectionLengths, section, lengthOfSection))
  })
  return lengths
}

function lengthOfSection(section: Node): number {
  let length = 0
  section.forEach(block => {
    length += remembered(blockLengths, block, lengthOfBlock)
  })
  return length
}

function lengthOfBlock(block: Node): number {
  if (block.type.name === 'table' || block.attrs['locked'] === true) return 0
  return countSyllables(wordsIn(block))
}

function remembered(memory: WeakMap<Node, number>, node: Node, count: (node: Node) => number): number {
  const known = memory.get(node)
  if (known !== undefined) return known
  const counted = count(node)
  memory.set(node, counted)
  return counted
}

function sameLengths(a: ReadonlyMap<string, number>, b: ReadonlyMap<string, number>): boolean {
  return a.size === b.size && [...a].every(([key, length]) => b.get(key) === length)
}

interface Prompts {
  /** Keys of the empty sections, joined: tells cheaply whether the prompts are still right. */
  readonly keys: string
  readonly set: DecorationSet
}
const promptsKey = new PluginKey<Prompts>('vkPrompts')

const emptiness = new WeakMap<Node, boolean>()

/** Whether nothing was written in a section and an empty paragraph waits there. */
function isEmpty(section: Node): boolean {
  const known = emptiness.get(section)
  if (known !== undefined) return known
  let hasWords = false
  let hasParagraph = false
  section.forEach(block => {
    if (block.attrs['locked'] === true) return
    if (block.isAtom || block.type.name === 'table' || block.textContent.trim() !== '') hasWords = true
    if (block.type.name === 'paragraph') hasParagraph = true
  })
  const isBlank = !hasWords && hasParagraph
  emptiness.set(section, isBlank)
  return isBlank
}

function emptyKeys(doc: Node): string {
  const keys: string[] = []
  doc.forEach(section => {
    if (isEmpty(section)) keys.push(String(section.attrs['key']))
  })
  return keys.join(' ')
}

function promptsFor(state: EditorState, options: GuidanceOptions): Prompts {
  const template = options.template()
  const words = editorSentences[options.language]
  const prompts: Decoration[] = []
  state.doc.forEach((section, at) => {
    if (!isEmpty(section)) return
    const needs =
      template?.sections.find(candidate => candidate.key === section.attrs['key'])?.mustContain ?? []
    let isPlaced = false
    section.forEach((block, offset) => {
      if (isPlaced || block.type.name !== 'paragraph') return
      isPlaced = true
      const from = at + 1 + offset
      const prompt = words.emptySection(needs.slice(0, 3).join('; '))
      prompts.push(Decoration.node(from, from + block.nodeSize, { class: 'vk-empty', 'data-prompt': prompt }))
    })
  })
  return { keys: emptyKeys(state.doc), set: DecorationSet.create(state.doc, prompts) }
}
