// The hash that names a text: SHA-256 of its canonical JSON.

import { createHash } from 'node:crypto'
import { canonicalJson } from '#model/canonical.ts'
import type { NodeJson } from '#model/content.ts'
import type { Sha256 } from '#model/ids.ts'

/** SHA-256 of the canonical JSON, hexadecimal. */
export function contentHash(doc: NodeJson): Sha256 {
  return createHash('sha256').update(canonicalJson(doc)).digest('hex')
}
