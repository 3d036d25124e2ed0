// The names of identifiers, so that a signature says which one it wants. All are opaque strings.

/** A document. Made by the server; a path segment of `/documents/:id` and `/sync/:id`. */
export type DocumentId = string
/** An opinion: a UUID made by the client that sends it, which makes sending twice harmless. */
export type OpinionId = string
/** A round of consultation. */
export type RoundId = string
/** A group of like opinions: one line of the synthesis. */
export type GroupId = string
/** A person's account. */
export type UserId = string
/** An organisation of the Party: a committee, a cell, a superior. */
export type UnitId = string
/** A kept version of a document. */
export type VersionId = string
/** The key of a section in its template, such as `pr.p1.4.2`. */
export type SectionKey = string
/** The id that a block of the text carries in its `id` attribute. */
export type BlockId = string
/** SHA-256, 64 lower-case hexadecimal digits. */
export type Sha256 = string
/** A moment, ISO 8601 in UTC with milliseconds: `2026-11-22T08:04:00.000Z`. */
export type Instant = string
