// The sample self-criticism report: the opinions received on it.
import type { DemoOpinion } from './content.ts'

/** The opinions in the order in which they arrived. */
export const selfCriticismOpinions: readonly DemoOpinion[] = [
  {
    by: 'member1',
    sectionKey: 'sc.1',
    quote: 'chỉ nhắc trong giao ban, không ra kết luận',
    kind: 'clarify',
    severity: 'major',
    criterion: 'RB11',
    body: 'Đồng chí nào trong Ban Thường vụ phụ trách đầu tư công thời gian đó? Báo cáo kiểm điểm phải nêu người.',
  },
  {
    by: 'steering',
    sectionKey: 'sc.1',
    quote: 'Công trình xong trước hạn bốn tháng',
    kind: 'substantive',
    severity: 'minor',
    criterion: 'RB12',
    body: 'Kết quả này đã có trong báo cáo chính trị. Ở đây chỉ giữ phần lãnh đạo: bàn thế nào, biểu quyết ra sao.',
    disposition: {
      by: 'lead',
      decision: 'acceptedPartial',
      explanation: 'Giữ một câu về kết quả để thấy quyết định đúng; các số liệu công trình đã bỏ.',
    },
  },
  {
    by: 'member2',
    onBehalfOf: 'Chi bộ thôn Nà Lùng',
    sectionKey: 'sc.3',
    quote: 'báo cáo chậm hơn quy định, lần sau là mười hai ngày',
    kind: 'replace',
    severity: 'minor',
    body: 'Viết rõ từng lần để người đọc không phải đoán.',
    proposedText: 'báo cáo chậm hơn quy định: lần đầu năm ngày, lần sau mười hai ngày',
  },
  {
    by: 'secretary',
    sectionKey: 'sc.6',
    quote: 'Người đứng đầu chưa gợi ý để người khác góp ý cho mình',
    kind: 'add',
    severity: 'major',
    criterion: 'RB11',
    body: 'Đồng ý với nhận xét này. Bổ sung trách nhiệm của Bí thư và việc đã sửa từ kỳ kiểm điểm cuối năm 2024.',
    disposition: {
      by: 'drafter1',
      decision: 'accepted',
      explanation: 'Đề xuất bổ sung ở mục V, phần trách nhiệm người đứng đầu, và dẫn lại tại đây.',
    },
  },
  {
    by: 'compiler',
    kind: 'general',
    severity: 'minor',
    criterion: 'RB1',
    body: 'Còn năm mục chưa viết, trong đó mục IV phải có bảng chuyên đề hằng năm khớp với báo cáo chính trị.',
  },
]
