// The documents of a grassroots or commune congress. What the two source articles name as missing or handled awkwardly is required;
// what rests on general knowledge, or on a default of ours, is only asked for.
import { sourced } from '../terms/common-rules.ts'
import type { DossierEntry, DossierLevel, DossierList } from './dossier-list.ts'

const articles = 'Hai bài rút kinh nghiệm đại hội điểm năm 2020 (A Lưới, Điện Biên)'
const aLuoi = 'Bài rút kinh nghiệm đại hội điểm ở A Lưới, ngày 13/3/2020'
const dienBien = 'Bài rút kinh nghiệm đại hội điểm ở Điện Biên, ngày 07/02/2020'
const general = 'Hiểu biết chung, chưa thấy văn bản gốc'

const aboveCells: readonly DossierLevel[] = ['grassroots', 'commune', 'district', 'province']
const everywhere: readonly DossierLevel[] = ['cell', ...aboveCells]

/** What most entries are. */
const usual = {
  isConfidential: false,
  templateId: null,
  due: 'steering',
  needs: 'there',
  usualStage: null,
  requiredFor: [],
} as const satisfies Partial<DossierEntry>

/** A document that the congress is run by: approved by the steering team before it begins. */
const operating = { ...usual, group: 'operating', due: 'congress', needs: 'approved' } as const

const entries: DossierList['entries'] = [
  sourced(
    {
      ...usual,
      id: 'politicalReport',
      title: 'Báo cáo chính trị',
      titleEn: 'Political report',
      group: 'reports',
      templateId: 'political_report',
      usualStage: 'committee_review',
      requiredFor: everywhere,
    },
    'B',
    articles,
  ),
  sourced(
    {
      ...usual,
      id: 'selfCriticismReport',
      title: 'Báo cáo kiểm điểm của cấp ủy',
      titleEn: 'Self-criticism report of the committee',
      group: 'reports',
      templateId: 'self_criticism_report',
      usualStage: 'committee_review',
      requiredFor: aboveCells,
    },
    'B',
    articles,
  ),
  sourced(
    {
      ...usual,
      id: 'opinionSynthesis',
      title: 'Báo cáo tổng hợp ý kiến góp ý văn kiện cấp trên',
      titleEn: 'Synthesis of opinions on the documents of the body above',
      group: 'reports',
      templateId: 'opinion_synthesis_report',
      synthesizes: 'superior_draft',
    },
    'B',
    `${articles}; thông qua tại đại hội, lúc thẩm tra cần đến đâu thì chưa thấy văn bản nào nói`,
  ),
  sourced(
    {
      ...usual,
      id: 'personnelPlan',
      title: 'Đề án nhân sự cấp ủy khóa mới',
      titleEn: 'Personnel plan of the new committee',
      group: 'personnel',
      isConfidential: true,
      requiredFor: aboveCells,
    },
    'B',
    articles,
  ),
  sourced(
    {
      ...usual,
      id: 'delegationPlan',
      title: 'Đề án nhân sự đoàn đại biểu dự đại hội cấp trên',
      titleEn: 'Plan of the delegation to the congress above',
      group: 'personnel',
      isConfidential: true,
      requiredFor: aboveCells,
    },
    'C',
    aLuoi,
  ),
  sourced(
    {
      ...usual,
      id: 'congressPlan',
      title: 'Kế hoạch tổ chức đại hội',
      titleEn: 'Plan of the congress',
      group: 'preparation',
    },
    'C',
    aLuoi,
  ),
  sourced(
    {
      ...usual,
      id: 'submissionLetter',
      title: 'Tờ trình Ban Thường vụ cấp trên',
      titleEn: 'Letter of submission to the standing committee above',
      group: 'preparation',
    },
    'M',
    general,
  ),
  sourced(
    {
      ...operating,
      id: 'programme',
      title: 'Chương trình đại hội',
      titleEn: 'Programme of the congress',
      requiredFor: everywhere,
    },
    'B',
    articles,
  ),
  sourced(
    {
      ...operating,
      id: 'script',
      title: 'Kịch bản điều hành đại hội',
      titleEn: 'Running script of the congress',
      requiredFor: aboveCells,
    },
    'B',
    articles,
  ),
  sourced(
    {
      ...operating,
      id: 'rules',
      title: 'Nội quy, quy chế làm việc của đại hội',
      titleEn: 'Rules of procedure of the congress',
      requiredFor: aboveCells,
    },
    'B',
    articles,
  ),
  sourced(
    {
      ...operating,
      id: 'electionRules',
      title: 'Quy chế bầu cử tại đại hội',
      titleEn: 'Election rules of the congress',
      requiredFor: aboveCells,
    },
    'C',
    dienBien,
  ),
  sourced(
    {
      ...operating,
      id: 'ballots',
      title: 'Mẫu phiếu bầu, mẫu biên bản',
      titleEn: 'Forms of ballots and minutes',
    },
    'C',
    aLuoi,
  ),
  sourced(
    {
      ...operating,
      id: 'resolution',
      title: 'Dự thảo nghị quyết đại hội',
      titleEn: 'Draft resolution of the congress',
    },
    'M',
    general,
  ),
  sourced(
    {
      ...operating,
      id: 'credentialsReport',
      title: 'Báo cáo thẩm tra tư cách đại biểu (hoặc tình hình đảng viên dự đại hội)',
      titleEn: 'Report on credentials of delegates (or on the members attending)',
    },
    'M',
    general,
  ),
]

/** The lists of both terms: the articles speak of the earlier one, and nothing that was seen takes a document away in the later. */
export const dossierLists: readonly DossierList[] = [
  { term: '2020-2025', version: 1, entries },
  { term: '2025-2030', version: 1, entries },
]
