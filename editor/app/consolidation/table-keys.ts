// The keys of the consolidation table: arrows, Space, Enter as in a spreadsheet, and a letter for each decision.

import type { Decision } from '#model/opinion.ts'
import type { CursorMove } from './table-cursor.ts'

/** A letter for each decision, mnemonic in Vietnamese: tiếp Thu, một Phần, tRình, ghi Nhận, Xin ý kiến, trÙng, phạm Vi. */
export const decisionLetters: Readonly<Record<Decision, string>> = {
  accepted: 'T',
  acceptedPartial: 'P',
  declined: 'R',
  noted: 'N',
  escalated: 'X',
  duplicate: 'U',
  outOfScope: 'V',
}

/** What a key asks of the table. */
export type TableAct =
  | { readonly type: 'move'; readonly move: CursorMove }
  | { readonly type: 'open' }
  | { readonly type: 'fold' }
  | { readonly type: 'unfold' }
  | { readonly type: 'escape' }
  | { readonly type: 'group' }
  | { readonly type: 'search' }
  | { readonly type: 'decide'; readonly decision: Decision }

/** The part of a keyboard event that says what was pressed. */
export type PressedKey = Pick<KeyboardEvent, 'key' | 'shiftKey' | 'ctrlKey' | 'metaKey' | 'altKey'>

const pageRows = 12

/** What a key does in the table, or null when it is none of the table's. */
export function actOf(pressed: PressedKey): TableAct | null {
  const { key, shiftKey, altKey } = pressed
  const isControl = pressed.ctrlKey || pressed.metaKey
  if (altKey) return null
  if (isControl) {
    if (key.toLowerCase() === 'a') return { type: 'move', move: { type: 'all' } }
    if (key === 'Home') return edge('first', shiftKey)
    if (key === 'End') return edge('last', shiftKey)
    return null
  }
  switch (key) {
    case 'ArrowDown':
      return step(1, shiftKey)
    case 'ArrowUp':
      return step(-1, shiftKey)
    case 'PageDown':
      return step(pageRows, shiftKey)
    case 'PageUp':
      return step(-pageRows, shiftKey)
    case 'Home':
      return edge('first', shiftKey)
    case 'End':
      return edge('last', shiftKey)
    case 'ArrowLeft':
      return { type: 'fold' }
    case 'ArrowRight':
      return { type: 'unfold' }
    case ' ':
      return { type: 'move', move: { type: 'tick', id: null, extends: shiftKey } }
    case 'Enter':
      return { type: 'open' }
    case 'Escape':
      return { type: 'escape' }
    case '/':
      return { type: 'search' }
  }
  if (shiftKey) return null
  const letter = key.toUpperCase()
  if (letter === 'G') return { type: 'group' }
  const decision = (Object.keys(decisionLetters) as Decision[]).find(one => decisionLetters[one] === letter)
  return decision === undefined ? null : { type: 'decide', decision }
}

function step(by: number, isRange: boolean): TableAct {
  return { type: 'move', move: { type: 'step', by, extends: isRange } }
}

function edge(which: 'first' | 'last', isRange: boolean): TableAct {
  return { type: 'move', move: { type: 'edge', edge: which, extends: isRange } }
}
