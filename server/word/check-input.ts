// What a check of a text needs, as plain values that travel to the Word process: data is named there by its ids.

import type { NodeJson } from '#model/content.ts'
import type { Figure } from '#model/gates/figures.ts'
import type { ExportInput } from './export-input.ts'

/** What the clean file of the text is written with, to have its form checked; without its pictures, at which no rule looks. */
export type CheckedForm = Pick<
  ExportInput,
  'profile' | 'front' | 'documentId' | 'contentSha256' | 'creator' | 'now'
>

/** A text to be asked by the gates. */
export interface CheckInput {
  readonly mode: 'gates'
  readonly doc: NodeJson
  readonly templateId: string
  readonly templateVersion: number
  readonly termProfile: string
  readonly termProfileVersion: number
  readonly figures: readonly Figure[]
  /** null = the format profile is not shipped any more. */
  readonly form: CheckedForm | null
  /** 'YYYY-MM-DD', today in Vietnam. */
  readonly today: string
}
