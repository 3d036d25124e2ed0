// What a check of a text needs, as plain values that travel to the Word process: data is named there by its ids.

import type { NodeJson } from '#model/content.ts'
import type { Figure } from '#model/gates/figures.ts'

/** A text to be asked by the gates. */
export interface CheckInput {
  readonly mode: 'gates'
  readonly doc: NodeJson
  readonly templateId: string
  readonly templateVersion: number
  readonly termProfile: string
  readonly termProfileVersion: number
  readonly figures: readonly Figure[]
  /** 'YYYY-MM-DD', today in Vietnam. */
  readonly today: string
}
