// The self-criticism report of the executive committee, read at the congress beside the political report.
import type { SectionTemplate, Template } from '../template.ts'
import { section, suggestedLength } from './section.ts'
import { selfCriticismTables } from './self-criticism-tables.ts'

const sections: readonly SectionTemplate[] = [
  section({
    key: 'sc.open',
    label: '',
    title: 'Đặc điểm, tình hình ban chấp hành',
    short: 'Đặc điểm, tình hình',
    level: 0,
    mustContain: [
      'Số ủy viên được bầu, bổ sung, chuyển đi, bị kỷ luật',
      'Biến động nhân sự chủ chốt',
      'Quy chế làm việc, phân công nhiệm vụ',
    ],
    questions: [
      'Ban chấp hành thay đổi bao nhiêu người, vào lúc nào, ảnh hưởng gì đến lãnh đạo?',
      'Lĩnh vực nào có lúc không có người phụ trách?',
      'Quy chế làm việc được sửa đổi khi nào và vì sao?',
    ],
    budget: 250,
  }),
  section({
    key: 'sc.1',
    label: 'I-',
    title: 'Lãnh đạo, chỉ đạo thực hiện nghị quyết đại hội',
    short: 'Lãnh đạo, chỉ đạo',
    level: 2,
    mustContain: [
      'Đánh giá sự lãnh đạo, không kể lại kết quả đã có trong báo cáo chính trị',
      'Cụ thể hóa nghị quyết: nghị quyết chuyên đề, chương trình, kế hoạch',
      'Quyết định đúng và quyết định chậm hoặc sai',
    ],
    questions: [
      'Quyết định nào của chúng ta đã làm thay đổi kết quả? Không có quyết định ấy thì sao?',
      'Việc nào đã ra nghị quyết mà không kiểm tra đến cùng?',
      'Chủ trương nào ra chậm, chậm vì khâu nào?',
      'Đoạn nào trùng với báo cáo chính trị thì lược bỏ.',
    ],
    example: {
      good: 'Tháng 3/2022, ban thường vụ dừng phân bổ vốn dàn trải cho mười hai công trình nhỏ để dồn cho hai tuyến đường liên thôn. Quyết định này đúng. Nhưng từ đó đến tháng 12, ban chấp hành không nghe báo cáo tiến độ lần nào.',
      weak: 'Ban chấp hành đã tập trung lãnh đạo, chỉ đạo toàn diện các lĩnh vực, đạt nhiều kết quả quan trọng.',
    },
    budget: 900,
  }),
  section({
    key: 'sc.2',
    label: 'II-',
    title: 'Xây dựng Đảng và hệ thống chính trị',
    short: 'Xây dựng Đảng',
    level: 2,
    mustContain: [
      'Chính trị, tư tưởng',
      'Đạo đức',
      'Tổ chức, cán bộ, đảng viên',
      'Kiểm tra, giám sát, kỷ luật',
      'Số liệu dẫn theo bảng T2 của báo cáo chính trị, không lập số liệu riêng',
    ],
    questions: [
      'Chi bộ nào yếu, cấp ủy đã cử ai giúp và kết quả ra sao?',
      'Cuộc kiểm tra nào do cấp ủy tự đặt ra khi chưa có đơn thư?',
      'Đánh giá, xếp loại cuối năm có phản ánh đúng thực chất không, căn cứ vào đâu?',
    ],
    budget: 800,
  }),
  section({
    key: 'sc.3',
    label: 'III-',
    title: 'Nguyên tắc tập trung dân chủ, quy chế làm việc, đoàn kết nội bộ, tự phê bình và phê bình',
    short: 'Nguyên tắc, đoàn kết',
    level: 2,
    mustContain: [
      'Số kỳ họp theo quy chế và số kỳ đã họp (bảng T7)',
      'Việc đã bàn và quyết định tập thể',
      'Việc làm chưa đúng nguyên tắc, quy chế',
      'Tự phê bình và phê bình trong sinh hoạt',
    ],
    questions: [
      'Việc nào lẽ ra phải bàn tập thể mà đã quyết trước rồi mới báo cáo?',
      'Ý kiến khác nhau lớn nhất trong nhiệm kỳ là gì, đã giải quyết thế nào?',
      'Ai đã được góp ý thẳng, sửa được điều gì?',
    ],
    example: {
      good: 'Quy chế định 20 kỳ họp, đã họp 17. Ba kỳ bỏ đều trong quý cuối năm, khi cần điều chỉnh vốn nhất. Hai việc về đất công ích quyết ở hội ý thường trực rồi mới đưa ra ban chấp hành, là chưa đúng quy chế.',
      weak: 'Ban chấp hành luôn giữ vững nguyên tắc tập trung dân chủ, nội bộ đoàn kết, thống nhất cao.',
    },
    budget: 600,
    tables: ['T7'],
  }),
  section({
    key: 'sc.4',
    label: 'IV-',
    title:
      'Thực hiện Nghị quyết Trung ương 4, Chỉ thị 05, quy định nêu gương; phòng, chống tham nhũng, tiêu cực',
    short: 'NQ TW4, CT 05, nêu gương',
    level: 2,
    mustContain: [
      'Biểu hiện suy thoái được phát hiện và việc sửa chữa',
      'Chuyên đề hằng năm theo Chỉ thị 05 (bảng T3)',
      'Nêu gương của người đứng đầu và từng ủy viên',
      'Tình trạng các hạn chế đã nêu ở những lần kiểm điểm trước (bảng T8)',
      'Phòng, chống tham nhũng, lãng phí, tiêu cực',
    ],
    questions: [
      'Trong các biểu hiện đã được chỉ ra, ban chấp hành tự nhận những biểu hiện nào, ở mức nào?',
      'Hạn chế nào lần kiểm điểm nào cũng nêu mà chưa chuyển biến?',
      'Việc gì được phát hiện, ai phát hiện, xử lý ra sao, thu hồi được gì?',
    ],
    budget: 600,
    tables: ['T3', 'T8'],
  }),
  section({
    key: 'sc.5',
    label: 'V-',
    title: 'Trách nhiệm tập thể ban chấp hành, ban thường vụ; người đứng đầu; ủy viên theo lĩnh vực',
    short: 'Trách nhiệm',
    level: 2,
    mustContain: [
      'Trách nhiệm của tập thể ban chấp hành, ban thường vụ',
      'Trách nhiệm của người đứng đầu',
      'Trách nhiệm của ủy viên theo lĩnh vực',
      'Bảng T9: từng hạn chế gắn với tập thể, cá nhân và mức độ',
    ],
    questions: [
      'Hạn chế nào ở mục VI chưa có người nhận trách nhiệm?',
      'Người đứng đầu nhận phần nào, không phải chỉ "liên đới" nói chung?',
      'Trách nhiệm tập thể có đang che trách nhiệm cá nhân không?',
    ],
    example: {
      good: 'Về hạn chế HC1 (giải ngân chậm): đồng chí phó bí thư phụ trách kinh tế chịu trách nhiệm trực tiếp vì không báo cáo vướng mắc; đồng chí bí thư chịu trách nhiệm người đứng đầu vì không bố trí kiểm tra; ban thường vụ chịu trách nhiệm tập thể.',
      weak: 'Những hạn chế trên trách nhiệm thuộc về tập thể ban chấp hành và các đồng chí được phân công.',
    },
    budget: 500,
    tables: ['T9'],
  }),
  section({
    key: 'sc.6',
    label: 'VI-',
    title: 'Hạn chế, khuyết điểm và nguyên nhân',
    short: 'Hạn chế, nguyên nhân',
    level: 2,
    mustContain: [
      'Hạn chế, khuyết điểm trong lãnh đạo, lấy từ bảng T4 của báo cáo chính trị, đánh mã HC1, HC2…',
      'Nguyên nhân chủ quan nêu trước, nói rõ của ai',
      'Nguyên nhân khách quan',
    ],
    questions: [
      'Câu nào viết "chưa được quan tâm", "còn bị buông lỏng" mà không nói ai chưa quan tâm, ai buông lỏng?',
      'Nguyên nhân nằm ở nhận thức, phương pháp, tổ chức thực hiện hay bản lĩnh?',
      'Nếu làm lại, ban chấp hành sẽ quyết định khác ở điểm nào?',
    ],
    example: {
      good: 'HC2: hai năm liền chi bộ thôn Pác Ngà và Đồng Chiêm không kết nạp được đảng viên. Chủ quan: ban chấp hành giao chỉ tiêu theo đầu chi bộ mà không xét nguồn; ủy viên phụ trách cả năm dự sinh hoạt ở hai chi bộ này một lần.',
      weak: 'Công tác phát triển đảng viên ở một số chi bộ chưa được quan tâm đúng mức.',
    },
    budget: 600,
  }),
  section({
    key: 'sc.7',
    label: 'VII-',
    title: 'Kết quả khắc phục hạn chế kỳ trước; giải trình vấn đề được gợi ý',
    short: 'Khắc phục, giải trình',
    level: 2,
    mustContain: [
      'Kết quả khắc phục hạn chế, khuyết điểm của kỳ trước',
      'Giải trình từng vấn đề cấp trên gợi ý (bảng T10)',
      'Việc chưa khắc phục xong và lý do',
    ],
    questions: [
      'Vấn đề nào được gợi ý, bằng văn bản nào, đã trả lời đủ từng ý chưa?',
      'Việc khắc phục có minh chứng không, hay mới dừng ở kế hoạch?',
      'Vì sao hạn chế cũ còn lại?',
    ],
    budget: 300,
    tables: ['T10'],
  }),
  section({
    key: 'sc.8',
    label: 'VIII-',
    title: 'Kinh nghiệm; phương hướng, biện pháp khắc phục',
    short: 'Kinh nghiệm, biện pháp',
    level: 2,
    mustContain: [
      'Kinh nghiệm rút ra trong lãnh đạo',
      'Bảng T11: việc, thời hạn, người chịu trách nhiệm',
      'Mỗi hạn chế ở mục VI có ít nhất một việc khắc phục',
    ],
    questions: [
      'Việc khắc phục nào làm xong được trong sáu tháng đầu nhiệm kỳ?',
      'Ai kiểm tra việc khắc phục, báo cáo ở kỳ họp nào?',
      'Kinh nghiệm này có giúp ban chấp hành khóa mới tránh lặp lại không, bằng cách nào?',
    ],
    example: {
      good: 'Việc 3 (HC1): từ quý I năm đầu nhiệm kỳ, ban thường vụ nghe tiến độ giải ngân vào ngày 25 hằng tháng; đồng chí phó bí thư chịu trách nhiệm; kết quả phải có: không công trình nào chậm quá một tháng mà chưa có kết luận xử lý.',
      weak: 'Tăng cường kiểm tra, đôn đốc, kịp thời tháo gỡ khó khăn, vướng mắc.',
    },
    budget: 400,
    tables: ['T11'],
  }),
]

/** Báo cáo kiểm điểm của ban chấp hành: 5,000 syllables as a whole; its sections add up to 4,950. */
export const selfCriticismReport: Template = {
  id: 'self_criticism_report',
  version: 1,
  title: 'Báo cáo kiểm điểm',
  typeName: 'BÁO CÁO',
  subjectPattern: 'kiểm điểm của Ban Chấp hành {organisation} trình {congress}, nhiệm kỳ {term}',
  symbol: 'BC',
  budget: suggestedLength(5000),
  sections,
  tables: selfCriticismTables,
  review: {
    shortcomings: 'sc.6',
    causes: 'sc.6',
    shortcomingTable: null,
    resultTable: null,
    targetTable: null,
    solutions: null,
  },
  source:
    'Khung chung ghép từ yêu cầu nêu trên báo Đảng cấp tỉnh năm 2020, bài học các đại hội điểm năm 2020 (A Lưới, Điện Biên) và các khối của mẫu kiểm điểm hằng năm; không phải Mẫu 01-HD KĐ.ĐG',
  confidence: 'M',
}
