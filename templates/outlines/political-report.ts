// The political report of a commune or grassroots congress.
import type { Template } from '../template.ts'
import { directionAndAnnex } from './political-report-direction.ts'
import { partyBuildingAndAssessment } from './political-report-party.ts'
import { reviewOfResults } from './political-report-review.ts'
import { politicalReportTables } from './report-tables.ts'
import { suggestedLength } from './section.ts'

/** Báo cáo chính trị: 9,000 syllables as a whole; the ceilings of its sections add up to 10,030. */
export const politicalReport: Template = {
  id: 'political_report',
  version: 1,
  title: 'Báo cáo chính trị',
  typeName: 'BÁO CÁO',
  subjectPattern: 'chính trị của Ban Chấp hành {organisation} trình {congress}, nhiệm kỳ {term}',
  symbol: 'BC',
  budget: suggestedLength(9000),
  sections: [...reviewOfResults, ...partyBuildingAndAssessment, ...directionAndAnnex],
  tables: politicalReportTables,
  review: {
    shortcomings: 'pr.p1.4.2',
    causes: 'pr.p1.4.3',
    shortcomingTable: 'T4',
    resultTable: 'T1',
    targetTable: 'T5',
    solutions: 'pr.p2.5',
  },
  source:
    'Khung chung ghép từ bài học các đại hội điểm năm 2020 (A Lưới, Điện Biên) và tin đại hội cấp xã năm 2025; đề cương của cấp ủy cấp trên thay thế được khung này',
  confidence: 'M',
}
