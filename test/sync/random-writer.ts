// Random edits by the commands of the editor, without a screen: the same for the same dice.

import {
  deleteSelection,
  joinBackward,
  joinForward,
  setBlockType,
  splitBlock,
  toggleMark,
} from '@tiptap/pm/commands'
import { Fragment, type Node, Slice } from '@tiptap/pm/model'
import { liftListItem, sinkListItem, splitListItem, wrapInList } from '@tiptap/pm/schema-list'
import { type Command, EditorState, NodeSelection, TextSelection, type Transaction } from '@tiptap/pm/state'
import { addColumnAfter, addRowAfter, deleteColumn, deleteRow, fixTables } from '@tiptap/pm/tables'
import { initProseMirrorDoc, updateYFragment } from '@tiptap/y-tiptap'
import type * as Y from 'yjs'
import { schema } from '#model/schema.ts'
import { writeSections } from '../../editor/extensions/outline-writer.ts'

/** Whole numbers below a limit that a seed decides. */
export type Dice = (limit: number) => number

/** Mulberry32. */
export function diceOf(seed: number): Dice {
  let state = seed >>> 0
  return limit => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) % limit
  }
}

const node = (name: string, attrs: object | null, ...content: Node[]) =>
  schema.node(name, attrs as Record<string, unknown> | null, content)

function nodeTypeOf(name: string) {
  const type = schema.nodes[name]
  if (!type) throw new RangeError(`no node ${name}`)
  return type
}

function markTypeOf(name: string) {
  const type = schema.marks[name]
  if (!type) throw new RangeError(`no mark ${name}`)
  return type
}

/** What a writer may do at a place: how often, whether it needs a range, and the command. @param word is written by nobody else */
const edits: readonly (readonly [number, boolean, (word: string) => Command])[] = [
  [10, false, word => insert(schema.text(word))],
  [4, false, () => splitBlock],
  [3, false, () => joinBackward],
  [3, false, () => joinForward],
  [4, true, () => deleteSelection],
  [2, true, () => toggleMark(markTypeOf('bold'))],
  [1, true, () => toggleMark(markTypeOf('link'), { href: 'https://example.vn/' })],
  [1, false, () => setBlockType(nodeTypeOf('heading'), { level: 3 })],
  [1, false, () => setBlockType(nodeTypeOf('paragraph'))],
  [2, false, () => wrapInList(nodeTypeOf('bulletList'))],
  [1, false, () => wrapInList(nodeTypeOf('orderedList'))],
  [2, false, () => splitListItem(nodeTypeOf('listItem'))],
  [1, false, () => liftListItem(nodeTypeOf('listItem'))],
  [1, false, () => sinkListItem(nodeTypeOf('listItem'))],
  [1, false, () => insert(node('hardBreak', null))],
  [
    2,
    false,
    word =>
      paste(node('paragraph', { id: word }, schema.text(`${word}-`)), node('paragraph', { id: `${word}b` })),
  ],
  [
    1,
    false,
    word =>
      paste(
        node(
          'table',
          { id: word },
          ...[0, 1].map(() =>
            node('tableRow', null, ...[0, 1].map(() => node('tableCell', null, node('paragraph', null)))),
          ),
        ),
      ),
  ],
  [1, false, () => addRowAfter],
  [1, false, () => addColumnAfter],
  [1, false, () => deleteRow],
  [1, false, () => deleteColumn],
]

function insert(content: Node): Command {
  return (state, dispatch) => {
    dispatch?.(state.tr.replaceSelectionWith(content, true))
    return true
  }
}

function paste(...blocks: Node[]): Command {
  return (state, dispatch) => {
    dispatch?.(state.tr.replaceSelection(new Slice(Fragment.from(blocks), 0, 0)))
    return true
  }
}

/**
 * Makes one random edit in a replica, as one transaction under `origin`. Sections and locked headings stay, as in the editor.
 *
 * @returns whether anything was written
 */
export function editAtRandom(doc: Y.Doc, roll: Dice, word: string, origin: unknown): boolean {
  const fragment = doc.getXmlFragment('default')
  const { doc: before, meta } = initProseMirrorDoc(fragment, schema)
  const found = EditorState.create({ doc: before, selection: selectionIn(before, roll) })
  const tidy = fixTables(found)
  const state = tidy ? found.apply(tidy) : found
  const after = edited(state, roll, word)
  if (!after || after.eq(before) || !keepsOutline(before, after)) return false
  after.check()
  doc.transact(() => {
    writeSections(doc, fragment, after, meta)
    updateYFragment(doc, fragment, after, meta)
  }, origin)
  return true
}

function edited(state: EditorState, roll: Dice, word: string): Node | null {
  let drawn = roll(edits.reduce((sum, [weight]) => sum + weight, 0))
  const found = edits.find(([weight]) => {
    drawn -= weight
    return drawn < 0
  })
  if (!found) return null
  const [, isRange, commandFor] = found
  const { selection } = state
  const at = isRange ? state : state.apply(state.tr.setSelection(TextSelection.near(selection.$head)))
  let made: Transaction | null = null
  commandFor(word)(at, transaction => {
    made = transaction
  })
  return (made as Transaction | null)?.doc ?? null
}

function selectionIn(doc: Node, roll: Dice): TextSelection {
  const from = roll(doc.content.size)
  const to = Math.min(doc.content.size, from + roll(40))
  const selection = TextSelection.between(doc.resolve(from), doc.resolve(to))
  if (selection instanceof NodeSelection) throw new TypeError('a text has no nodes to select')
  return selection as TextSelection
}

/** The editor's rule (editor/extensions/section.ts), said anew: the same sections, each with its locked heading, first where it was. */
function keepsOutline(before: Node, after: Node): boolean {
  if (before.childCount !== after.childCount) return false
  return before.content.content.every((was, index) => {
    const is = after.child(index)
    if (was === is) return true
    const [wanted, found] = [was, is].map(section =>
      section.content.content.filter(block => block.attrs['locked'] === true),
    )
    return (
      was.hasMarkup(is.type, is.attrs) &&
      wanted?.length === found?.length &&
      wanted?.every((heading, at) => found?.[at]?.eq(heading)) === true &&
      (wanted[0] !== was.firstChild || found?.[0] === is.firstChild)
    )
  })
}
