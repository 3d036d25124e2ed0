// The Yjs state of a fresh document, ids included: written once by the server, never by a client.

import { prosemirrorJSONToYDoc } from '@tiptap/y-tiptap'
import * as Y from 'yjs'
import type { NodeJson } from '#model/content.ts'
import { schema } from '#model/schema.ts'

/** Name of the XML fragment that holds the text (contract "Live editing"). */
export const fragmentName = 'default'

/** Encoded state of a document with this content. Throws when the content does not fit the schema. */
export function seedState(doc: NodeJson): Uint8Array {
  schema.nodeFromJSON(doc).check()
  const ydoc = prosemirrorJSONToYDoc(schema, doc, fragmentName)
  const state = Y.encodeStateAsUpdate(ydoc)
  ydoc.destroy()
  return state
}
