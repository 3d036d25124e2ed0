// Political report: Party building and the overall assessment (part one, III and IV).
import type { SectionTemplate } from '../template.ts'
import { section } from './section.ts'

/** Party building, strengths, shortcomings, causes and lessons. */
export const partyBuildingAndAssessment: readonly SectionTemplate[] = [
  section({
    key: 'pr.p1.3',
    label: 'III-',
    title: 'Công tác xây dựng, chỉnh đốn Đảng',
    short: 'Xây dựng Đảng',
    level: 2,
    subheadings: [
      { label: '1.', title: 'Chính trị, tư tưởng' },
      {
        label: '2.',
        title: 'Đạo đức: thực hiện Nghị quyết Trung ương 4, Chỉ thị 05, Kết luận 01 và trách nhiệm nêu gương',
      },
      { label: '3.', title: 'Tổ chức, cán bộ, đảng viên' },
      { label: '4.', title: 'Kiểm tra, giám sát, kỷ luật' },
      { label: '5.', title: 'Dân vận của Đảng' },
      { label: '6.', title: 'Phương thức lãnh đạo' },
    ],
    mustContain: [
      'Kết quả thực hiện Nghị quyết Trung ương 4',
      'Chuyên đề hằng năm theo Chỉ thị 05: năm nào, chuyên đề gì, sản phẩm gì',
      'Trách nhiệm nêu gương, trước hết của người đứng đầu',
      'Kết nạp, sàng lọc đảng viên; chất lượng chi bộ',
      'Kiểm tra, giám sát, kỷ luật: phát hiện gì, xử lý gì',
      'Bảng T2 và bảng T3 điền đủ các năm',
    ],
    questions: [
      'Mỗi chuyên đề hằng năm để lại sản phẩm gì nhìn thấy được, ở chi bộ nào?',
      'Biểu hiện suy thoái nào đã được chỉ ra ở chính đảng bộ mình, ai đã sửa và sửa đến đâu?',
      'Người đứng đầu nêu gương bằng việc cụ thể nào mà đảng viên kể lại được?',
      'Vi phạm do cấp ủy tự phát hiện hay do dân phản ánh, cấp trên chỉ ra?',
    ],
    example: {
      good: 'Năm 2023, chuyên đề về ý chí tự lực, tự cường được chín chi bộ thôn cụ thể thành việc hiến đất mở đường: 47 đảng viên hiến 6.300 mét vuông, hai tuyến đường liên thôn hoàn thành trước hạn. Hai chi bộ đăng ký chung chung, đảng ủy yêu cầu đăng ký lại.',
      weak: 'Việc học tập và làm theo Bác được triển khai nghiêm túc, đi vào nền nếp, tạo chuyển biến tích cực trong cán bộ, đảng viên.',
    },
    budget: 1400,
    tables: ['T2', 'T3'],
  }),
  section({
    key: 'pr.p1.4',
    label: 'IV-',
    title: 'Đánh giá chung',
    short: 'Đánh giá chung, ưu điểm',
    level: 2,
    subheadings: [{ label: '1.', title: 'Ưu điểm' }],
    mustContain: [
      'Ưu điểm nổi bật của nhiệm kỳ',
      'Mỗi ưu điểm dẫn tới số liệu, nơi làm, sản phẩm đã nêu ở trên',
    ],
    questions: [
      'Ưu điểm này đứng trên con số nào, ở mục nào của báo cáo?',
      'Việc gì nhiệm kỳ trước chưa làm được mà nhiệm kỳ này làm được?',
      'Phần đóng góp của sự lãnh đạo của đảng ủy ở đâu?',
    ],
    example: {
      good: 'Chọn đúng một việc để dồn sức: cả nhiệm kỳ đảng ủy giữ cây quế là trọng tâm, ra ba nghị quyết chuyên đề, kiểm tra sáu lần; thu nhập của hộ trồng quế tăng 1,7 lần.',
      weak: 'Đảng bộ luôn đoàn kết, thống nhất, phát huy dân chủ, hoàn thành tốt nhiệm vụ được giao.',
    },
    budget: 300,
  }),
  section({
    key: 'pr.p1.4.2',
    label: '2.',
    title: 'Hạn chế, khuyết điểm',
    short: 'Hạn chế, khuyết điểm',
    level: 3,
    mustContain: [
      'Mỗi lĩnh vực ít nhất một hạn chế',
      'Mọi chỉ tiêu không đạt ở bảng T1',
      'Hạn chế trong thực hiện Nghị quyết Trung ương 4, Chỉ thị 05, nêu gương',
      'Bảng T4: minh chứng, nguyên nhân, trách nhiệm, cách khắc phục',
    ],
    questions: [
      'Chỉ tiêu không đạt nào chưa được nhắc tới ở đây?',
      'Hạn chế này đã có trong báo cáo nhiệm kỳ trước chưa? Nếu có, vì sao vẫn còn?',
      'Lấy gì làm bằng: con số, tên việc, nơi xảy ra?',
      'Đây là khuyết điểm của ai: của lãnh đạo, của điều hành hay của từng chi bộ?',
    ],
    example: {
      good: 'Giải ngân vốn đầu tư công chỉ đạt 68% kế hoạch, thấp hơn năm trước bảy điểm phần trăm; ba trong tám công trình phải gia hạn, riêng tuyến kênh Suối Đá chậm mười một tháng do vướng mặt bằng.',
      weak: 'Tiến độ giải ngân một số công trình có lúc, có nơi còn chậm so với yêu cầu.',
    },
    budget: 450,
    tables: ['T4'],
  }),
  section({
    key: 'pr.p1.4.3',
    label: '3.',
    title: 'Nguyên nhân',
    short: 'Nguyên nhân',
    level: 3,
    mustContain: [
      'Nguyên nhân của ưu điểm',
      'Nguyên nhân chủ quan của hạn chế, nêu trước và nêu rõ',
      'Nguyên nhân khách quan của hạn chế',
      'Tập thể, cá nhân gắn với từng nguyên nhân chủ quan',
    ],
    questions: [
      'Cùng điều kiện như ta, nơi khác làm được thì ta thiếu điều gì?',
      'Nguyên nhân này thuộc về nhận thức, quyết định, tổ chức thực hiện hay kiểm tra? Của ai?',
      'Nếu bỏ hết lý do khách quan, kết quả có khác không?',
      'Hỏi "vì sao" thêm hai lần nữa thì câu trả lời có đổi không?',
    ],
    example: {
      good: 'Chủ quan: đảng ủy giao kế hoạch vốn nhưng chín tháng không kiểm tra tiến độ; đồng chí phụ trách lĩnh vực không báo cáo vướng mắc mặt bằng từ quý I. Khách quan: giá vật liệu tăng 14%.',
      weak: 'Do ảnh hưởng của thiên tai, dịch bệnh; một số cán bộ, đảng viên chưa thật sự phát huy vai trò, trách nhiệm.',
    },
    budget: 350,
  }),
  section({
    key: 'pr.p1.4.4',
    label: '4.',
    title: 'Bài học kinh nghiệm',
    short: 'Bài học kinh nghiệm',
    level: 3,
    mustContain: [
      'Bốn đến sáu bài học',
      'Mỗi bài học xuất phát từ một hạn chế ở bảng T4 hoặc một kết quả cụ thể',
    ],
    questions: [
      'Bài học này rút ra từ việc nào, năm nào?',
      'Xã khác có viết y như vậy được không? Nếu được thì bỏ.',
      'Nhiệm kỳ tới sẽ làm khác đi điều gì vì bài học này?',
    ],
    example: {
      good: 'Giao vốn phải đi cùng lịch kiểm tra: hai công trình được ban thường vụ kiểm tra hằng tháng đều xong đúng hạn, ba công trình không kiểm tra đều phải gia hạn.',
      weak: 'Phải tăng cường sự lãnh đạo của Đảng, phát huy sức mạnh tổng hợp của cả hệ thống chính trị.',
    },
    budget: 350,
  }),
]
