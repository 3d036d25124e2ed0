// A report from the register as a document: its text, its form, and the foot that ties it to the register.

import { minuteOf } from '../export/vietnam-time.ts'
import type { ExportInput, FrontMatter } from '../export-input.ts'
import { dispositionSections } from './dispositions.ts'
import type { ReportInput, WordReportKind } from './report-input.ts'
import { synthesisSections } from './synthesis.ts'

const subjects: Readonly<Record<WordReportKind, string>> = {
  synthesis: 'tổng hợp ý kiến góp ý vào dự thảo lần',
  dispositions: 'tiếp thu, giải trình ý kiến góp ý vào dự thảo lần',
}

/** The export of a report. */
export function reportExport(kind: WordReportKind, input: ReportInput): ExportInput {
  const { profile, head, now } = input
  return {
    mode: 'clean',
    doc: {
      type: 'doc',
      content: kind === 'synthesis' ? synthesisSections(input) : dispositionSections(input),
    },
    isLandscape: kind === 'dispositions',
    foot: [
      `Sổ ý kiến đến sự kiện số ${head.seq}, mã băm SHA-256: ${head.hash}`,
      `Thể thức ${profile.id}, phiên bản ${profile.version}; lập lúc ${minuteOf(now)}`,
    ],
    front: reportFront(kind, input),
    profile,
    opinions: [],
    documentId: input.documentId,
    contentSha256: input.contentSha256,
    creator: input.creator,
    now,
  }
}

/** The report is a paper of its own: not a draft, of the type báo cáo, about the draft. */
function reportFront(kind: WordReportKind, { front, title, drafts }: ReportInput): FrontMatter {
  return {
    ...front,
    number: null,
    symbolType: 'BC',
    typeName: 'Báo cáo',
    subject: `${subjects[kind]} ${drafts.join(', ')}: ${title}`,
    draft: null,
    secrecy: '',
    urgency: '',
    circulation: '',
  }
}
