// Puts a table right before rows and columns come or go: two people can make it uneven, each by an even change, and a row that is
// made beside one with a cell missing would be made of rows.

import { findParentNodeClosestToPos, type RawCommands } from '@tiptap/core'
import type { Node } from '@tiptap/pm/model'
import { EditorState, type Transaction } from '@tiptap/pm/state'
import { fixTables, TableMap } from '@tiptap/pm/tables'

/** The commands that need an even table. */
const changing = [
  'addRowBefore',
  'addRowAfter',
  'addColumnBefore',
  'addColumnAfter',
  'deleteRow',
  'deleteColumn',
] as const

type Changing = Pick<RawCommands, (typeof changing)[number]>

/** Filling a gap can open another one: a cell that is too tall for its table, beside one that is missing. */
const maxPasses = 8

/** The commands, each with the table under the caret put right first, in the same transaction: one step of undo. */
export function onEvenTable(stock: Partial<RawCommands>): Partial<Changing> {
  const wrapped = changing.flatMap(name => {
    const command = stock[name]
    if (!command) return []
    const tidied: Changing[typeof name] = () => props => {
      if (props.dispatch) tidy(() => props.state.tr)
      return command()(props)
    }
    return [[name, tidied] as const]
  })
  return Object.fromEntries(wrapped)
}

/** @param taken gives a command's transaction, and with it brings the command's state up to date */
function tidy(taken: () => Transaction): void {
  for (let pass = 0; pass < maxPasses; pass += 1) {
    const tr = taken()
    const found = findParentNodeClosestToPos(tr.selection.$from, node => node.type.name === 'table')
    if (!found || !TableMap.get(found.node).problems) return
    // Worked out on the text as it is by now, and for this table alone: the others are for those who edit them.
    const now = EditorState.create({ doc: tr.doc })
    const doc = { descendants: (check: (node: Node, at: number) => void) => check(found.node, found.pos) }
    const around: EditorState = Object.create(now, { doc: { value: doc }, tr: { value: now.tr } })
    for (const step of fixTables(around)?.steps ?? []) tr.step(step)
  }
}
