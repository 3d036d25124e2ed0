// What an export needs, as plain values: no store, no HTTP, no clock.

import type { NodeJson } from '#model/content.ts'
import type { DocumentId, Instant, Sha256 } from '#model/ids.ts'
import type { Opinion } from '#model/opinion.ts'
import type { PictureFacts } from '#model/picture.ts'
import type { FormatProfile } from '#templates/formats/format-profile.ts'

/** The record in front of the text: header block, title, signature, recipients (domain §2.2). */
export interface FrontMatter {
  /** Superior line, upper case; empty = none. */
  readonly superiorOrg: string
  /** Issuing line: "ĐẢNG ỦY XÃ MẪU". */
  readonly issuer: string
  /** Number within type and term; null = not numbered yet. */
  readonly number: number | null
  /** Type and body of the symbol: BC, ĐU. */
  readonly symbolType: string
  readonly symbolBody: string
  readonly place: string
  /** Day of issue, in Vietnam's time. */
  readonly date: { readonly day: number; readonly month: number; readonly year: number }
  /** "BÁO CÁO CHÍNH TRỊ". */
  readonly typeName: string
  readonly subject: string
  /** "T/M BAN CHẤP HÀNH". */
  readonly authority: string
  readonly post: string
  /** null = left open. */
  readonly signerName: string | null
  readonly recipients: readonly string[]
  /** Marks in the profile's words; left out or empty = none. */
  readonly secrecy?: string
  readonly urgency?: string
  readonly circulation?: string
  /** Ordinal of the draft; null = no draft mark. */
  readonly draft: number | null
}

/** Pictures by the SHA-256 that a text calls them by. */
export type FilePictures = ReadonlyMap<Sha256, { readonly bytes: Uint8Array; readonly facts: PictureFacts }>

/** Input of one export. The same input gives the same bytes. */
export interface ExportInput {
  readonly mode: 'clean' | 'review' | 'redline'
  readonly doc: NodeJson
  readonly profile: FormatProfile
  readonly front: FrontMatter
  /** The earlier text with its hash, and when the later one was made: `redline` needs it, other modes ignore it. */
  readonly earlier?: { readonly doc: NodeJson; readonly sha256?: Sha256; readonly changedAt: Instant }
  /** For `review` all of them, with places in `doc` (offsets of its text map); for `redline` those carried out between its texts. */
  readonly opinions: readonly Opinion[]
  readonly documentId: DocumentId
  readonly contentSha256: Sha256
  /** Name of the file's creator, the unit. */
  readonly creator: string
  readonly now: Instant
  /** In `review`: whether Word lets its reader add comments alone; left out = no. */
  readonly isForCommentsOnly?: boolean
  /** In `clean`: whether a table of contents stands between the title and the text; left out = no. */
  readonly hasContents?: boolean
  /** Whether the header block, too, stands on a landscape page; left out = portrait. */
  readonly isLandscape?: boolean
  /** The pictures of both texts; left out = none. */
  readonly pictures?: FilePictures
  /** Small lines at the foot of every page; left out = none. */
  readonly foot?: readonly string[]
}
