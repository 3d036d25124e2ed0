// What a Word file looks like, free of its XML: pages, and paragraphs with the looks that their styles come to.

/** Alignment of a paragraph. */
export type Align = 'left' | 'center' | 'right' | 'justify'

/** How letters are set. */
export interface RunLook {
  /** Font of Latin letters; null = the file names none. */
  readonly font: string | null
  readonly halfPoints: number
  readonly bold: boolean
  readonly italic: boolean
  readonly underline: boolean
  readonly caps: boolean
  /** Six hexadecimal digits; null = automatic. */
  readonly colour: string | null
}

/** How a paragraph is set; lengths in twips (twentieths of a point). */
export interface ParagraphLook {
  readonly align: Align
  readonly left: number
  /** Negative = hanging. */
  readonly firstLine: number
  readonly before: number
  readonly after: number
  /** Twips; for `auto`, 240ths of a line. */
  readonly line: number
  readonly lineRule: 'auto' | 'exact' | 'atLeast'
  /** 0 = heading 1; null = no heading. */
  readonly outline: number | null
  readonly listId: string | null
  readonly listLevel: number
  readonly hasTopRule: boolean
  readonly hasBottomRule: boolean
  /** Name of its style, lower case. */
  readonly styleName: string
}

/** A stretch of words in one look. */
export interface FormRun {
  /** NFC. */
  readonly text: string
  readonly look: RunLook
}

/** The number or sign that Word sets before a paragraph of a list. */
export interface ListLabel {
  readonly kind: 'roman' | 'arabic' | 'letter' | 'bullet' | 'other'
  /** What follows the number, without white space; the sign of a bullet. */
  readonly sign: string
}

/** Where in a table a paragraph stands; tables inside tables count as their outermost. */
export interface CellPlace {
  readonly table: number
  readonly row: number
  readonly column: number
  readonly columns: number
}

/** A paragraph. Words that a tracked change has taken out are not among them. */
export interface FormParagraph {
  /** Counted over paragraphs with words, from 1; null for one without. */
  readonly number: number | null
  /** NFC, trimmed, white space joined. */
  readonly text: string
  /** As it is shown: capitals applied. */
  readonly shown: string
  readonly isComposed: boolean
  /** Those with letters, digits or signs. */
  readonly runs: readonly FormRun[]
  readonly look: ParagraphLook
  readonly label: ListLabel | null
  readonly cell: CellPlace | null
  /** Whether a drawing stands in it: a rule may be one. */
  readonly hasDrawing: boolean
}

/** The pages of a section; lengths in mm. */
export interface FormPages {
  readonly widthMm: number
  readonly heightMm: number
  readonly mm: {
    readonly top: number
    readonly bottom: number
    readonly left: number
    readonly right: number
  }
  readonly headerMm: number
  readonly hasFirstPage: boolean
  /** The page numbers that its headers and footers print. */
  readonly numbers: {
    readonly header: PageNumber | null
    readonly firstHeader: PageNumber | null
    readonly footer: PageNumber | null
    readonly firstFooter: PageNumber | null
  }
}

/** A page number as a header or footer prints it. */
export interface PageNumber {
  readonly align: Align
  readonly halfPoints: number
}

/** A Word file as it looks. */
export interface FormDoc {
  readonly paragraphs: readonly FormParagraph[]
  readonly pages: readonly FormPages[]
}
