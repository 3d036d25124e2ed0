// What a format profile holds: every measure and fixed word of an official document, each with its source.
import type { Sourced } from '../template.ts'

/** Margins of a page in mm. */
interface MarginsMm {
  readonly top: number
  readonly bottom: number
  readonly left: number
  readonly right: number
}

/** How one element of a document is set. Sizes in points; `pt` is the default within ptMin…ptMax. */
export interface ElementFormat {
  /** The number of the element's box on the official layout sketch; '' where it has none. */
  readonly box: string
  /** Fixed words, where the element has them. */
  readonly text?: string
  /** Words with fillings in braces: {n}, {n:2} (two digits), {type}, {org}, {place}, {day}, {month}, {year}, {I}, {1}, {a}, {post}. */
  readonly pattern?: string
  /** The closed list of wordings, where there is one. */
  readonly choices?: readonly string[]
  readonly case: 'upper' | 'lower'
  readonly pt: number
  readonly ptMin: number
  readonly ptMax: number
  readonly bold: boolean
  readonly italic: boolean
  readonly underline: boolean
  readonly align: 'left' | 'center' | 'right' | 'justify'
  /** Column of the header or signature block; 'full' runs across the page. */
  readonly side: 'left' | 'right' | 'full'
  /** A line of its own centred below ('*', '-----'); null when none. */
  readonly after: string | null
  readonly ruleBelow: 'none' | 'textWidth'
  /** Hex without '#', where it is not the profile's own: a stamp. */
  readonly colour?: string
}

/** The elements a profile must describe. */
export type ElementName =
  | 'partyTitle'
  | 'superiorOrg'
  | 'issuer'
  | 'docNumber'
  | 'placeDate'
  | 'typeName'
  | 'subject'
  | 'letterSubject'
  | 'part'
  | 'partTitle'
  | 'heading1'
  | 'heading2'
  | 'heading3'
  | 'basisLine'
  | 'addressee'
  | 'authority'
  | 'post'
  | 'signerName'
  | 'recipientsLabel'
  | 'recipients'
  | 'draftMark'
  | 'secrecy'
  | 'urgency'
  | 'circulation'
  | 'typistMark'
  | 'contactLine'
  | 'annexHeading'
  | 'annexReference'

/** Levels and bodies that issue documents; the header lines and the signature differ between them. */
export const bodyLevels = [
  'subordinateCell',
  'grassrootsCell',
  'grassrootsCommittee',
  'communeCommittee',
  'districtCommittee',
  'provincialCommittee',
  'congress',
  'congressBody',
  'advisoryBody',
] as const
/** A level or body that issues documents. */
export type BodyLevel = (typeof bodyLevels)[number]

/**
 * Who stands in the header and signature of a document issued by one level. Patterns use {superior} (the place or organisation
 * above, with its kind: 'TỈNH MẪU'), {name}, {term}, {type}; a line feed begins a new line.
 */
export interface IssuingBody {
  readonly level: BodyLevel
  /** The level in Vietnamese, as a clerk would name it. */
  readonly title: string
  /** Null where no superior line is printed. */
  readonly superiorLine: string | null
  readonly issuingLine: string
  /** The symbol after the type's own: '{type}/ĐU'; null where the body numbers nothing. */
  readonly symbol: string | null
  /** The authority lines a clerk may choose from; the first is the default, empty where the head signs directly. */
  readonly authorities: readonly string[]
  readonly posts: readonly string[]
  readonly hasSeal: boolean
  /** Until when this form is used, 'YYYY-MM-DD'; null while it still is. */
  readonly until: string | null
}

/** A format guide of the Party as data. */
export interface FormatProfile {
  readonly id: string
  readonly version: number
  readonly title: string
  /** Party and state documents never share a profile: no Party document carries the state's emblem lines. */
  readonly family: 'party'
  /** True: nothing in the profile may be shown as a rule before a clerk has compared it with the guide itself. */
  readonly unverified: boolean
  /** The guide this profile follows, by number and date. */
  readonly basis: Sourced<string>
  /** The regulation on types and authority behind the guide. */
  readonly regulation: Sourced<string>
  readonly page: {
    readonly size: Sourced<{ readonly name: 'A4'; readonly widthMm: number; readonly heightMm: number }>
    readonly mm: Sourced<MarginsMm>
    /** Whether left and right change places on the back of a duplex sheet. */
    readonly mirrored: Sourced<boolean>
  }
  readonly font: Sourced<string>
  /** Hex without '#'. */
  readonly colour: Sourced<string>
  readonly body: {
    readonly ptMin: Sourced<number>
    readonly ptMax: Sourced<number>
    readonly pt: Sourced<number>
    readonly align: Sourced<'justify'>
    readonly firstLineMm: Sourced<number>
    readonly beforePt: Sourced<number>
    readonly line: Sourced<{ readonly rule: 'exact'; readonly pt: number }>
  }
  readonly pageNumber: {
    readonly fromPage: Sourced<number>
    readonly align: Sourced<'center'>
    readonly place: Sourced<'header'>
    /** From the upper edge of the sheet. */
    readonly topMm: Sourced<number>
    readonly pt: Sourced<number>
  }
  readonly elements: Readonly<Record<ElementName, Sourced<ElementFormat>>>
  /** What closes the text: '.' or './.'. */
  readonly finalMark: Sourced<string>
  /** What follows the number of a heading: 'I-', '1.', 'a)', '-'. */
  readonly headingSeparators: Sourced<{
    readonly roman: string
    readonly arabic: string
    readonly letter: string
    readonly dash: string
  }>
  /** Placement of tone marks in words like 'hoà' (old) and 'hòa' (new); 'keep' leaves the author's. */
  readonly toneStyle: Sourced<'old' | 'new' | 'keep'>
  readonly numbering: {
    readonly firstNumber: Sourced<number>
    /** Digits a number is filled up to with zeros. */
    readonly minDigits: Sourced<number>
    readonly series: Sourced<'perTypeThroughTerm'>
    /** Stages of a document at which it is given its number. */
    readonly stages: Sourced<readonly string[]>
  }
  /** Symbols of the document types. */
  readonly typeSymbols: Sourced<readonly { readonly symbol: string; readonly name: string }[]>
  /** Boxes every document must have. */
  readonly mandatoryBoxes: Sourced<readonly string[]>
  /** Lines that must never stand on a document of this family. */
  readonly forbiddenLines: Sourced<readonly string[]>
  /** For estimates: syllables on a page of plain prose, and on a page with headings and tables. */
  readonly syllablesPerPage: {
    readonly prose: Sourced<number>
    readonly planned: Sourced<{ readonly min: number; readonly max: number }>
  }
  readonly bodies: readonly Sourced<IssuingBody>[]
}
