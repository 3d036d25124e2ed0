// What the writer's thread is asked for and what it answers.

import type { DocumentId, UserId } from '#model/ids.ts'
import type { EventDraft, RegisterEvent } from '#model/register.ts'
import {
  type Appended,
  type AttachmentRow,
  type DocumentRow,
  type EventBatch,
  type FoldedTouches,
  TextClosed,
  type UpdateRow,
} from './store.ts'

/** One write. Commands that arrive together share a transaction and fail each by itself. */
export type Command =
  | {
      readonly kind: 'createDocument'
      readonly row: DocumentRow
      readonly snapshot: Uint8Array
      readonly event: EventDraft
      readonly attachments: readonly AttachmentRow[]
    }
  | { readonly kind: 'appendUpdate'; readonly row: UpdateRow }
  | { readonly kind: 'appendEvents'; readonly batch: EventBatch }
  | {
      readonly kind: 'compactText'
      readonly documentId: DocumentId
      readonly seq: number
      readonly snapshot: Uint8Array
      readonly folded?: FoldedTouches | undefined
    }
  | {
      readonly kind: 'bindClients'
      readonly documentId: DocumentId
      readonly clients: readonly number[]
      readonly userId: UserId
    }
  | { readonly kind: 'addAttachment'; readonly row: AttachmentRow; readonly roomBytes: number }
  | { readonly kind: 'ping' }

/** What each command gives once it is committed. */
export interface Results {
  readonly createDocument: RegisterEvent
  readonly appendUpdate: number
  readonly appendEvents: Appended
  readonly compactText: null
  readonly bindClients: ReadonlyMap<number, UserId>
  readonly addAttachment: boolean
  /** The beat that was written. */
  readonly ping: number
}

/** An answer as it is posted: a committed update's seq alone. */
export type PostedOutcome = number | Outcome

/** A command's answer: committed with its value, or failed with nothing stored. */
export type Outcome =
  | { readonly ok: true; readonly value: Results[keyof Results] }
  | { readonly ok: false; readonly failure: Failure }

/** An error, in a form that crosses threads with its code. */
interface Failure {
  /** `mistake`: the caller asked for what cannot be; `closed`: the text that the update is for, whose document is the message. */
  readonly kind: 'mistake' | 'closed' | 'engine'
  readonly message: string
}

/** Describes an error for the other thread. */
export function failureOf(error: unknown): Failure {
  if (error instanceof TextClosed) return { kind: 'closed', message: error.documentId }
  if (!(error instanceof Error)) return { kind: 'engine', message: String(error) }
  const code = 'code' in error ? ` (${String(error.code)})` : ''
  return { kind: error instanceof RangeError ? 'mistake' : 'engine', message: error.message + code }
}

/** The error that a failure stands for. */
export function errorOf({ kind, message }: Failure): Error {
  if (kind === 'closed') return new TextClosed(message)
  return kind === 'mistake' ? new RangeError(message) : new Error(`the store failed: ${message}`)
}
