// Yjs relative positions of a place, as an anchor stores them: base64 of their encoding.

import type { EditorState } from '@tiptap/pm/state'
import {
  absolutePositionToRelativePosition,
  relativePositionToAbsolutePosition,
  ySyncPluginKey,
} from '@tiptap/y-tiptap'
import * as Y from 'yjs'

interface Sync {
  readonly doc: Y.Doc
  readonly type: Y.XmlFragment
  readonly binding: { readonly mapping: Parameters<typeof absolutePositionToRelativePosition>[2] }
}

function syncOf(state: EditorState): Sync | null {
  const sync: Partial<Sync> | undefined = ySyncPluginKey.getState(state)
  const { doc, type, binding } = sync ?? {}
  return doc && type && binding ? { doc, type, binding } : null
}

/**
 * Both ends of a range as relative positions, or null without Yjs. Each end clings to the character inside the range: what is
 * typed right before or after it stays outside.
 */
export function relativeRange(
  state: EditorState,
  from: number,
  to: number,
): { from: string; to: string } | null {
  const sync = syncOf(state)
  if (!sync) return null
  const start = Y.createAbsolutePositionFromRelativePosition(relative(sync, from), sync.doc)
  const inside = start
    ? Y.createRelativePositionFromTypeIndex(start.type, start.index, 0)
    : relative(sync, from)
  return { from: encode(inside), to: encode(relative(sync, to)) }
}

/** Where a stored pair points today, as positions in the page; null when an end died. */
export function rangeOf(
  state: EditorState,
  rel: { readonly from: string; readonly to: string },
): { from: number; to: number } | null {
  const sync = syncOf(state)
  if (!sync) return null
  const [from, to] = [rel.from, rel.to].map(end => {
    const decoded = decode(end)
    return decoded && relativePositionToAbsolutePosition(sync.doc, sync.type, decoded, sync.binding.mapping)
  })
  return typeof from === 'number' && typeof to === 'number' ? { from, to } : null
}

/** Whether a stored pair points at any words today. */
export function isAlive(state: EditorState, rel: { readonly from: string; readonly to: string }): boolean {
  const range = rangeOf(state, rel)
  return range !== null && range.from < range.to
}

function relative({ type, binding }: Sync, position: number): Y.RelativePosition {
  return absolutePositionToRelativePosition(position, type, binding.mapping)
}

function encode(position: Y.RelativePosition): string {
  return btoa(String.fromCharCode(...Y.encodeRelativePosition(position)))
}

/** Stored text comes from anybody's program: what cannot be read counts as dead. */
function decode(text: string): Y.RelativePosition | null {
  try {
    return Y.decodeRelativePosition(Uint8Array.from(atob(text), letter => letter.charCodeAt(0)))
  } catch (error) {
    if (error instanceof DOMException || error instanceof Error) return null
    throw error
  }
}
