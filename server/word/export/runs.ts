// Tokens of a text block → docx runs, links, tracked changes and comment ranges.

import {
  Bookmark,
  CommentRangeEnd,
  CommentRangeStart,
  CommentReference,
  DeletedTextRun,
  ExternalHyperlink,
  InsertedTextRun,
  type IParagraphOptions,
  type IRunOptions,
  Paragraph,
  type ParagraphChild,
  Tab,
  TextRun,
  XmlComponent,
} from 'docx'
import { type ChangePlan, type Inline, type PicturePlan, plainMarks, type RunMarks } from './inline.ts'
import type { FootnotePlan } from './plan.ts'
import { printable } from './printable.ts'
import { styleIds } from './styles.ts'
import { wallTime } from './vietnam-time.ts'

type Text = Inline & { readonly type: 'text' }

/** Makes the run of a picture. */
export type DrawPicture = (picture: PicturePlan) => ParagraphChild

/** Headings and captions hold none. */
const noPicture: DrawPicture = () => {
  throw new RangeError('a picture stands where none may')
}

/** The children of a paragraph. Neighbouring runs of one link share it; a comment's edge splits a link, never the comment. */
export function paragraphChildren(
  inlines: readonly Inline[],
  bookmark: string | null,
  draw: DrawPicture = noPicture,
): ParagraphChild[] {
  const children: ParagraphChild[] = []
  for (let index = 0; index < inlines.length; ) {
    const token = inlines[index]
    if (!token) break
    const linked = linkedRuns(inlines, index)
    if (linked.length > 0) {
      const link = linked[0]?.marks.href ?? ''
      children.push(new ExternalHyperlink({ link, children: linked.map(wordsRun) }))
    } else if (token.type === 'text') children.push(wordsRun(token))
    else if (token.type === 'picture') children.push(draw(token))
    else if (token.type === 'footnote') children.push(noteMark(token))
    else if (token.type === 'commentStart') children.push(new CommentRangeStart(token.id))
    else children.push(...commentEnd(token.id))
    index += Math.max(1, linked.length)
  }
  return bookmark === null ? children : [new Bookmark({ id: bookmark, children })]
}

/** The runs of one link from a token on; none when it is not part of a link. */
function linkedRuns(inlines: readonly Inline[], from: number): Text[] {
  const runs: Text[] = []
  for (let index = from; index < inlines.length; index += 1) {
    const token = inlines[index]
    if (token?.type !== 'text' || token.marks.href === null) break
    if (runs[0] && runs[0].marks.href !== token.marks.href) break
    runs.push(token)
  }
  return runs
}

/** Children between the ends of comments that stand on the whole paragraph. */
export function withComments(children: readonly ParagraphChild[], ids: readonly number[]): ParagraphChild[] {
  return [...ids.map(id => new CommentRangeStart(id)), ...children, ...ids.flatMap(commentEnd)]
}

function commentEnd(id: number): ParagraphChild[] {
  return [
    new CommentRangeEnd(id),
    new TextRun({ style: styleIds.commentReference, children: [new CommentReference(id)] }),
  ]
}

/** What a paragraph says of its end being put in or taken out. */
export function trackedEnd(change: ChangePlan | null | undefined): Pick<IParagraphOptions, 'run'> {
  if (!change) return {}
  const own = revision(change)
  return { run: change.type === 'ins' ? { insertion: own } : { deletion: own } }
}

/** A heading's number that is typed, with the change of its paragraph. */
export function typedNumber(text: string, change: ChangePlan | null | undefined): ParagraphChild {
  return wordsRun({ type: 'text', text, marks: plainMarks, change: change ?? null })
}

/** A change as docx takes it. */
export function revision({ id, author, at }: ChangePlan): { id: number; author: string; date: string } {
  return { id, author, date: wallTime(at) }
}

/** The footnotes of a file as docx takes them. */
export function wordFootnotes(notes: readonly FootnotePlan[]): Record<string, { children: Paragraph[] }> {
  const note = ({ words, change }: FootnotePlan): { children: Paragraph[] } => {
    const text = wordsRun({ type: 'text', text: ` ${printable(words)}`, marks: plainMarks, change })
    return { children: [new Paragraph({ style: styleIds.footnoteText, children: [text] })] }
  }
  return Object.fromEntries(notes.map(one => [String(one.id), note(one)]))
}

function noteMark({ id, change }: Inline & { readonly type: 'footnote' }): ParagraphChild {
  return changed({ style: styleIds.footnoteReference, children: [new NoteReference(id)] }, change)
}

class NoteReference extends XmlComponent {
  constructor(id: number) {
    super('w:footnoteReference')
    this.root.push({ _attr: { 'w:id': id } })
  }
}

/** A run of words. */
export function wordsRun({ text, marks, change }: Text): TextRun | InsertedTextRun | DeletedTextRun {
  return changed({ ...look(marks), children: contentOf(text, change?.type === 'del') }, change)
}

function changed(
  options: IRunOptions,
  change: ChangePlan | null,
): TextRun | InsertedTextRun | DeletedTextRun {
  if (change === null) return new TextRun(options)
  const mark = revision(change)
  return change.type === 'ins'
    ? new InsertedTextRun({ ...options, ...mark })
    : new DeletedTextRun({ ...options, ...mark })
}

function look(marks: RunMarks): IRunOptions {
  return {
    ...(marks.href === null ? {} : { style: 'Hyperlink' }),
    ...(marks.bold ? { bold: true } : {}),
    ...(marks.italic ? { italics: true } : {}),
    ...(marks.underline ? { underline: {} } : {}),
    ...(marks.strike ? { strike: true } : {}),
    ...(marks.subscript ? { subScript: true } : {}),
    ...(marks.superscript ? { superScript: true } : {}),
  }
}

/** Text with its breaks and tabs as elements: in `w:t` both would be mere white space. */
function contentOf(text: string, isDeleted: boolean): (XmlComponent | Tab)[] {
  return text
    .split(/([\n\t])/u)
    .filter(part => part !== '')
    .map(part => {
      if (part === '\n') return new Break()
      if (part === '\t') return new Tab()
      return new Words(part, isDeleted)
    })
}

/** `w:t` or `w:delText`. Not a bare string: docx takes a run that says CURRENT or NUMPAGES for a field. */
class Words extends XmlComponent {
  constructor(text: string, isDeleted: boolean) {
    super(isDeleted ? 'w:delText' : 'w:t')
    this.root.push({ _attr: { 'xml:space': 'preserve' } }, text)
  }
}

class Break extends XmlComponent {
  constructor() {
    super('w:br')
  }
}
