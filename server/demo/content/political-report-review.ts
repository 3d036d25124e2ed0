// The sample political report: the general assessment, with the table of shortcomings (T4). Lessons are not written yet.
import type { DemoSection } from './content.ts'

/** The sections pr.p1.4 to pr.p1.4.3; pr.p1.4.4 stays empty. */
export const reviewSections: readonly DemoSection[] = [
  {
    key: 'pr.p1.4#1',
    by: 'drafter1',
    blocks: [
      'Đảng bộ giữ vững đoàn kết, bám sát nghị quyết đại hội, chọn đúng việc khó để tập trung lãnh đạo; 11/12 chỉ tiêu đạt và vượt. Diện tích chè hữu cơ tăng từ 40 lên 118 héc-ta, ba hợp tác xã có hợp đồng bao tiêu; đường liên thôn Đồi Thông – Bến Gốm hoàn thành trước hạn bốn tháng. Tỷ lệ hộ nghèo giảm còn 3,8%.',
      'Đời sống văn hóa, giáo dục, y tế được nâng lên ở cả vùng thấp và vùng cao: 5 trong 6 trường đạt chuẩn quốc gia, 138 nhà tạm được xóa, số học sinh bỏ học giảm còn 7 em một năm. Trong trận lũ lịch sử tháng 9/2024, toàn xã di dời 702 người an toàn, không có thiệt hại về người; sau một vụ, phần lớn hộ bị mất chè đã có việc làm thay thế.',
      'Công tác xây dựng Đảng có việc làm rõ sản phẩm. Ba chi bộ yếu kém được củng cố; 31 trong 37 khuyết điểm chỉ ra qua kiểm điểm được khắc phục. Việc hợp nhất hai đảng bộ tiến hành đúng tiến độ, nội bộ thống nhất, không có khiếu nại về sắp xếp cán bộ.',
      'Lòng tin của nhân dân được củng cố qua việc cụ thể: 46.200 m² đất được hiến để làm đường, 97,4% cử tri đồng thuận hợp nhất xã, 52 hộ tự nguyện viết đơn xin ra khỏi danh sách hộ nghèo. Đó là vốn quý để Đảng bộ mới bước vào nhiệm kỳ 2025 – 2030.',
    ],
  },
  {
    key: 'pr.p1.4.2',
    by: 'drafter2',
    blocks: [
      'Tiến độ giải ngân vốn đầu tư công còn chậm so với yêu cầu; 3 trong 8 công trình phải gia hạn, riêng trạm bơm Khe Mây chậm mười một tháng do vướng mặt bằng. Chất lượng chuẩn bị đầu tư thấp, hai dự án phải điều chỉnh thiết kế sau khi đã đấu thầu.',
      'Phát triển chè hữu cơ chưa đều giữa các thôn: Lũng Cạn và Thẩm Lay mới có 7 héc-ta; 46% sản lượng búp vẫn bán cho thương lái, giá lên xuống thất thường. Nước thải chế biến chè ở cụm Đồi Thông chưa được xử lý tập trung, hai lần bị dân phản ánh trong năm 2024.',
      'Tỷ lệ hồ sơ hành chính trả đúng hạn chỉ đạt 91,4%, còn 212 hồ sơ đất đai quá hạn trong năm cuối nhiệm kỳ; việc xin lỗi người dân khi trễ hẹn chưa thành nền nếp. Còn bốn đơn tranh chấp đất rừng kéo dài qua hai nhiệm kỳ.',
      'Chất lượng khám, chữa bệnh ở hai trạm y tế chưa đáp ứng nhu cầu, máy siêu âm hỏng từ năm 2023 chưa thay; tảo hôn chưa được chấm dứt ở Lũng Cạn. Một số thiết chế văn hóa, thể thao thôn xây xong ít được dùng tới.',
      'Việc nắm tình hình ở thôn có lúc chưa kịp thời; ba vụ trộm chè búp kéo dài ở Khe Mây sau hai tháng mới được làm rõ. Một số mô hình dân vận khéo chỉ duy trì trong năm đăng ký, thiếu người theo dõi sau tổng kết.',
      'Học tập và làm theo Bác theo chuyên đề hằng năm ở sáu chi bộ còn hình thức: bản đăng ký chung chung, ít gắn với việc được giao. Kiểm tra khi có dấu hiệu vi phạm còn ít; tự phê bình và phê bình ở vài nơi còn nể nang, ngại va chạm.',
      {
        table: 'T4',
        rows: [
          [
            'Kinh tế: giải ngân vốn đầu tư công chậm',
            'Năm 2025 ước giải ngân 62%; 3/8 công trình gia hạn',
            'Mưa lũ năm 2024; nguồn gốc đất phức tạp',
            'Chuẩn bị đầu tư sơ sài; giao việc không có thời hạn',
            'Ủy ban nhân dân xã; đồng chí Phó Chủ tịch phụ trách kinh tế',
            'Chỉ bố trí vốn khi đã có mặt bằng; giao ban tiến độ hai tuần một lần',
          ],
          [
            'Văn hóa – xã hội: trạm y tế chưa đáp ứng nhu cầu',
            'Máy siêu âm hỏng từ năm 2023; thiếu 2 y sĩ',
            'Thiếu nguồn tuyển dụng',
            'Chậm đề nghị thay thiết bị',
            'Trạm Y tế; Phòng Văn hóa – Xã hội',
            'Thay thiết bị trong quý IV/2025',
          ],
          [
            'Quốc phòng, an ninh: nắm tình hình chưa kịp thời',
            '3 vụ trộm chè búp kéo dài hai tháng',
            'Địa bàn rộng, nhiều đường mòn',
            'Tổ an ninh thôn chưa họp đều',
            'Công an xã',
            'Giao ban tổ an ninh hằng tháng',
          ],
          [
            'Chính quyền: hồ sơ hành chính trễ hạn',
            'Đúng hạn 91,4%; 212 hồ sơ đất đai quá hạn',
            'Thiếu bản đồ địa chính 4 thôn',
            'Một người giữ ba mảng việc; không ai bị nhắc nhở',
            'Phòng Kinh tế; bộ phận một cửa',
            'Bố trí thêm hai người; xin lỗi bằng văn bản',
          ],
          [
            'Dân vận: mô hình không bền',
            '14/38 mô hình dừng sau năm đầu',
            'Cán bộ đoàn thể thay đổi',
            'Đăng ký để tính điểm thi đua',
            'Mặt trận Tổ quốc xã và các đoàn thể',
            'Chỉ công nhận sau hai năm hoạt động',
          ],
          [
            'Xây dựng Đảng: chuyên đề hằng năm còn hình thức',
            '6/31 chi bộ đăng ký chung chung',
            '',
            'Cấp ủy ít kiểm tra; bí thư chi bộ nể nang',
            'Ban Thường vụ Đảng ủy; sáu chi ủy',
            'Đảng ủy nghe từng chi bộ báo cáo sản phẩm',
          ],
        ],
      },
    ],
  },
  {
    key: 'pr.p1.4.3',
    by: 'drafter1',
    blocks: [
      'Nguyên nhân của ưu điểm: có sự chỉ đạo của cấp trên và nguồn vốn các chương trình mục tiêu quốc gia; Ban Chấp hành chọn ít việc, theo đến cùng; cán bộ chủ chốt làm trước để dân tin; nhân dân cần cù, có nghề chè lâu đời.',
      'Nguyên nhân khách quan của hạn chế: dịch bệnh, mưa lũ làm chậm thi công; địa hình chia cắt; nhiều thanh niên đi làm xa; chính sách bồi thường thay đổi hai lần trong nhiệm kỳ; năm cuối phải sắp xếp bộ máy.',
      'Nguyên nhân chủ quan là chính: năng lực chuẩn bị đầu tư của một số cán bộ còn hạn chế; giao việc có lúc chưa rõ người, rõ hạn; người đứng đầu một vài đơn vị chưa quyết liệt. Công tác kiểm tra, đôn đốc chưa thường xuyên, phát hiện chậm nhưng xử lý chưa nghiêm.',
    ],
  },
]
