// What every action is given. No action keeps state of its own or reads a clock.

import type { RegisterState } from '#model/fold.ts'
import type { DocumentId, Instant, SectionKey, Sha256, UserId } from '#model/ids.ts'
import type { Language } from '#model/refusal.ts'
import type { PdfWriter } from '../pdf/pdf-writer.ts'
import type { Store } from '../store/store.ts'
import type { Texts } from '../sync/texts.ts'
import type { WordPool } from '../word/pool.ts'
import type { TextChecks } from './text-checks.ts'

/** Who is asking. */
export interface Person {
  readonly id: UserId
  readonly name: string
  readonly email: string
  readonly language: Language
}

/** A person's account as others may see it. */
export interface Account {
  readonly id: UserId
  readonly name: string
  readonly email: string
}

/** The people of this server. E-mail addresses compare without case. */
export interface Accounts {
  /** Rejects when the address has an account; look first. @param input.password at least 8 characters */
  createAccount(input: {
    readonly email: string
    readonly name: string
    readonly password: string
    readonly isAdministrator?: boolean
  }): Promise<Account>
  findByEmail(email: string): Promise<Account | null>
  findById(id: UserId): Promise<Account | null>
  /** Unknown ids are left out. */
  findByIds(ids: readonly UserId[]): Promise<readonly Account[]>
  /** Whether the person runs the server: makes units and accounts, reads no text. */
  isAdministrator(id: UserId): Promise<boolean>
  endSessions(id: UserId): Promise<void>
}

/** A log that is never given a word of any text. */
export interface Log {
  info(facts: object, message: string): void
  warn(facts: object, message: string): void
  error(facts: object, message: string): void
}

/** What a check of a log found. */
export interface ChainCheck {
  /** Events that follow each from the one before. */
  readonly checked: number
  /** Hash of the last of them. */
  readonly head: Sha256
  /** Seq of the first event that was changed, taken away or put elsewhere; null = none. */
  readonly brokenAt: number | null
  /** Hashes by seq, to see whether a printed head stands in this log. */
  readonly hashes: readonly Sha256[]
}

/** The registers, folded. */
export interface Registers {
  /** The state after every committed event; each event's hash is checked when it is folded. */
  state(documentId: DocumentId): Promise<RegisterState>
  /** Reads the whole log anew and checks every hash; a break that it finds is remembered. */
  verify(documentId: DocumentId): Promise<ChainCheck>
  /** Sections in which a person may not write, as far as this server has read the log. Reads nothing. */
  barred(documentId: DocumentId, userId: UserId): ReadonlySet<SectionKey>
  /** Whether a break of this log is known. Reads nothing. */
  isBroken(documentId: DocumentId): boolean
  /** Does a piece of work on a document's log after this server's pieces before it, however they ended. */
  inLine<T>(documentId: DocumentId, work: () => Promise<T>): Promise<T>
}

/** Handed to every action. */
export interface Deps {
  readonly store: Store
  readonly texts: Texts
  readonly registers: Registers
  readonly word: Pick<WordPool, 'export' | 'import' | 'checkForm' | 'draft' | 'identify' | 'synthesize'>
  readonly checks: TextChecks
  readonly pdf: Pick<PdfWriter, 'print'>
  readonly accounts: Accounts
  readonly now: () => Instant
  readonly newId: () => string
  readonly log: Log
}
