// The sample political report of demo mode, put together from its parts.
import type { DemoDocument } from './content.ts'
import { directionSections } from './political-report-directions.ts'
import { earlierSections } from './political-report-earlier.ts'
import { economySections } from './political-report-economy.ts'
import { openingSections } from './political-report-opening.ts'
import { politicalReportOpinions } from './political-report-opinions.ts'
import { partySections } from './political-report-party.ts'
import { reviewSections } from './political-report-review.ts'
import { societySections } from './political-report-society.ts'

/** A political report about two thirds written, with the opinions of its first consultation. */
export const politicalReport: DemoDocument = {
  templateId: 'political_report',
  title: 'Báo cáo chính trị trình Đại hội đại biểu Đảng bộ xã mẫu lần thứ nhất, nhiệm kỳ 2025 – 2030',
  sections: [
    ...openingSections,
    ...economySections,
    ...societySections,
    ...partySections,
    ...reviewSections,
    ...directionSections,
  ],
  earlier: earlierSections,
  opinions: politicalReportOpinions,
}
