// A document with its opinions → the bytes of a Word file. Takes values and gives bytes: no store, no HTTP, no clock.

import {
  Document,
  DocumentProtectionType,
  Footer,
  Header,
  Packer,
  PageNumber,
  PageOrientation,
  Paragraph,
  TextRun,
} from 'docx'
import type { FormatProfile } from '#templates/formats/format-profile.ts'
import { BodyWriter } from './export/body.ts'
import { contentsBlock } from './export/contents.ts'
import { headerBlock, titleBlock } from './export/form.ts'
import { lintParts } from './export/lint.ts'
import { twips } from './export/measures.ts'
import { type PageGroup, pageGroups } from './export/pages.ts'
import { finishParts, zipParts } from './export/parts.ts'
import { type Plan, planExport } from './export/plan.ts'
import { planRedline } from './export/plan-redline.ts'
import { wordFootnotes } from './export/runs.ts'
import { alignment, styleIds, wordStyles } from './export/styles.ts'
import { unverifiedValues } from './export/unverified.ts'
import type { ExportInput } from './export-input.ts'

/**
 * Writes a Word file. The same input gives the same bytes.
 *
 * @throws Error listing the faults when the finished package breaks a rule of ours: a wrong file never leaves
 */
export async function exportWord(input: ExportInput): Promise<Uint8Array> {
  const plan = planOf(input)
  const packed = await Packer.toBuffer(wordDocument(plan, input))
  const parts = finishParts(packed, plan, input)
  const faults = lintParts(parts)
  if (faults.length > 0) throw new Error(`the Word file is faulty: ${faults.slice(0, 5).join('; ')}`)
  return zipParts(parts)
}

function planOf(input: ExportInput): Plan {
  if (input.mode !== 'redline') return planExport(input)
  if (!input.earlier) throw new RangeError('a redline needs the earlier text')
  const by = { author: input.creator, at: input.earlier.changedAt }
  return planRedline(input.earlier.doc, input.doc, by, input.opinions)
}

/** The document that the clean file of a text is written from. */
export function cleanDocument(input: ExportInput): Document {
  return wordDocument(planExport(input), input)
}

function wordDocument(plan: Plan, input: ExportInput): Document {
  const { profile, front } = input
  const writer = new BodyWriter(profile, front, input.pictures ?? new Map())
  const isLandscape = input.isLandscape ?? false
  const hasPlainFirst = profile.pageNumber.fromPage.value > 1
  const foot = (input.foot ?? []).map(
    words => new Paragraph({ style: styleIds.foot, children: [new TextRun({ text: words })] }),
  )
  const sections = pageGroups(plan, profile, isLandscape).map((group, index) => {
    const text = writer.group(group)
    const isFirst = index === 0
    return {
      properties: {
        page: pageOf(group, input),
        // An annex begins like the document: the first page without its number.
        ...((isFirst || group.isAnnexStart) && hasPlainFirst ? { titlePage: true } : {}),
      },
      // Later sections have no header or foot of their own and so go on with these.
      ...(isFirst ? { headers: { default: pageNumberHeader(profile) } } : {}),
      ...(isFirst && foot.length > 0 ? { footers: footers(foot, hasPlainFirst) } : {}),
      children: isFirst
        ? [
            ...headerBlock(front, profile, isLandscape),
            ...titleBlock(front, profile, plan.titleComments),
            ...(input.mode === 'clean' && input.hasContents ? contentsBlock() : []),
            ...text,
          ]
        : text,
    }
  })
  return new Document({
    sections,
    styles: wordStyles(profile),
    footnotes: wordFootnotes(plan.footnotes),
    numbering: { config: writer.numbering.definitions },
    customProperties: [
      { name: 'documentId', value: input.documentId },
      { name: 'contentSha256', value: input.contentSha256 },
      ...(input.mode === 'redline' && input.earlier?.sha256
        ? [{ name: 'comparedFromSha256', value: input.earlier.sha256 }]
        : []),
      { name: 'formatProfile', value: `${profile.id} ${profile.version}` },
      { name: 'formatUnverified', value: unverifiedValues(profile) },
    ],
    ...(input.mode === 'review' ? { features: { trackRevisions: true } } : {}),
    ...(input.mode === 'review' && input.isForCommentsOnly
      ? { protection: { type: DocumentProtectionType.COMMENTS } }
      : {}),
    compatabilityModeVersion: 15,
  })
}

function pageOf({ isLandscape, isAnnexStart }: PageGroup, { profile }: ExportInput) {
  const { size, mm } = profile.page
  return {
    ...(isAnnexStart ? { pageNumbers: { start: 1 } } : {}),
    size: {
      width: twips(size.value.widthMm),
      height: twips(size.value.heightMm),
      orientation: isLandscape ? PageOrientation.LANDSCAPE : PageOrientation.PORTRAIT,
    },
    margin: {
      top: twips(mm.value.top),
      bottom: twips(mm.value.bottom),
      left: twips(mm.value.left),
      right: twips(mm.value.right),
      header: twips(profile.pageNumber.topMm.value),
      footer: twips(profile.pageNumber.topMm.value),
    },
  }
}

/** A first page without a number has a foot of its own, with the same words. */
function footers(
  children: readonly Paragraph[],
  hasPlainFirst: boolean,
): { default: Footer; first?: Footer } {
  const foot = () => new Footer({ children })
  return hasPlainFirst ? { default: foot(), first: foot() } : { default: foot() }
}

function pageNumberHeader(profile: FormatProfile): Header {
  const number = new TextRun({ children: [PageNumber.CURRENT] })
  return new Header({
    children: [
      new Paragraph({
        style: styleIds.pageNumber,
        alignment: alignment(profile.pageNumber.align.value),
        children: [number],
      }),
    ],
  })
}
