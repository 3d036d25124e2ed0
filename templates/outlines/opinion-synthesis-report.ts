// The report that consolidates opinions on a draft: its text is made from the register of the draft, then edited by people.
import type { SectionTemplate, Template } from '../template.ts'
import { section, suggestedLength } from './section.ts'

const sections: readonly SectionTemplate[] = [
  section({
    key: 'os.1',
    label: 'I-',
    title: 'Khái quát việc lấy ý kiến',
    short: 'Khái quát',
    level: 2,
    mustContain: [
      'Dự thảo được lấy ý kiến, các đợt, thời gian, cách tổ chức',
      'Số cuộc họp, số người dự; đơn vị, cá nhân đã trả lời và chưa trả lời',
      'Tổng số ý kiến, theo đơn vị và theo cách gửi',
    ],
    questions: [
      'Số người dự, số phiếu ghi ở đây có khớp với biên bản các cuộc họp không?',
      'Đơn vị nào chưa trả lời, vì sao?',
      'Các con số cộng lại có đúng bằng tổng số ý kiến trong sổ không?',
    ],
    budget: 500,
  }),
  section({
    key: 'os.2',
    label: 'II-',
    title: 'Ý kiến góp ý theo từng mục của dự thảo',
    short: 'Ý kiến theo từng mục',
    level: 2,
    mustContain: [
      'Theo đúng thứ tự đề mục của dự thảo; mỗi đề mục: số đồng ý, đề nghị bổ sung, sửa, bỏ, loại ý kiến khác',
      'Câu chữ cũ và câu chữ đề nghị, ghi nguyên văn',
      'Xu hướng của từng nhóm ý kiến: đa số, thiểu số, còn khác nhau',
      'Lập luận của ý kiến cá nhân đáng chú ý',
    ],
    questions: [
      'Câu nào là lời bình của người tổng hợp, không phải của người góp ý? Hãy bỏ.',
      'Ý kiến nào giống nhau mà nêu nhiều lần? Gộp lại, vẫn nêu đủ mã số từng ý kiến.',
      'Ý kiến thiểu số có được nêu đủ lập luận như ý kiến đa số không?',
    ],
    example: {
      good: 'Mục II.1 (12 ý kiến): 9 ý kiến (YK-003, YK-007…) đề nghị hạ chỉ tiêu thu ngân sách từ 12 % xuống 9 %/năm; 3 ý kiến giữ như dự thảo. Ý kiến đáng chú ý (YK-015, Chi bộ thôn Nà Pản): “nguồn thu từ đất năm cuối nhiệm kỳ không còn”.',
      weak: 'Nhiều ý kiến tâm huyết, cơ bản nhất trí với dự thảo; một số ý kiến đề nghị xem xét lại chỉ tiêu.',
    },
    budget: 2600,
  }),
  section({
    key: 'os.3',
    label: 'III-',
    title: 'Góp ý chung',
    short: 'Góp ý chung',
    level: 2,
    mustContain: ['Góp ý về bố cục, văn phong, độ dài, chủ đề của cả dự thảo'],
    questions: [
      'Ý kiến nào ở đây thực ra nói về một đề mục cụ thể thì chuyển lên mục II.',
      'Có ý kiến nào về bố cục mà chưa nói đề nghị cụ thể không?',
    ],
    budget: 300,
  }),
  section({
    key: 'os.4',
    label: 'IV-',
    title: 'Kiến nghị khác',
    short: 'Kiến nghị khác',
    level: 2,
    mustContain: ['Kiến nghị nằm ngoài nội dung dự thảo, nêu riêng, không lẫn với góp ý'],
    questions: [
      'Kiến nghị này gửi cho cơ quan nào?',
      'Có kiến nghị nào thực ra là góp ý cho dự thảo thì chuyển lên mục II hoặc III.',
    ],
    budget: 200,
  }),
  section({
    key: 'os.5',
    label: 'V-',
    title: 'Ý kiến bảo lưu',
    short: 'Ý kiến bảo lưu',
    level: 2,
    mustContain: ['Ý kiến được người góp ý bảo lưu, với lý do, ghi nguyên văn'],
    questions: [
      'Lý do bảo lưu có được ghi đúng lời của người bảo lưu không?',
      'Sau ngày lập báo cáo có thêm ý kiến bảo lưu nào không?',
    ],
    budget: 300,
  }),
  section({
    key: 'os.annex',
    label: 'Phụ lục',
    title: 'Danh sách đầy đủ các ý kiến góp ý',
    short: 'Danh sách ý kiến',
    level: 1,
    mustContain: ['Mỗi ý kiến một dòng: mã số, đề mục, chủ thể, ngày, loại, nội dung nguyên văn'],
    questions: [
      'Số dòng có bằng tổng số ý kiến đã nêu ở mục I không?',
      'Có nội dung nào bị sửa so với nguyên văn trong sổ không?',
    ],
    budget: null,
    orientation: 'landscape',
  }),
]

/** Báo cáo tổng hợp ý kiến góp ý: 4,000 syllables as a whole, 3,900 in its sections; the annex is not counted. */
export const opinionSynthesisReport: Template = {
  id: 'opinion_synthesis_report',
  version: 1,
  title: 'Báo cáo tổng hợp ý kiến góp ý',
  typeName: 'BÁO CÁO',
  subjectPattern: 'tổng hợp ý kiến góp ý vào dự thảo văn kiện trình {congress}, nhiệm kỳ {term}',
  symbol: 'BC',
  budget: suggestedLength(4000),
  sections,
  tables: [],
  review: null,
  source:
    'Cách tổng hợp theo hướng dẫn lấy ý kiến vào văn kiện Đại hội XIII của Văn phòng Trung ương, được hướng dẫn năm 2025 của một tỉnh nhắc lại; các mục do phần mềm sắp xếp',
  confidence: 'C',
}
