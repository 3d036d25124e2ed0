// The sample political report: what some sections said in the first draft, vaguer than now, so that versions can be compared.
import type { DemoEarlierSection } from './content.ts'

/** Sections as they stood in "Dự thảo lần 1". */
export const earlierSections: readonly DemoEarlierSection[] = [
  {
    key: 'pr.title',
    blocks: [
      'Tăng cường xây dựng Đảng bộ trong sạch, vững mạnh; phát huy sức mạnh đại đoàn kết; đẩy mạnh toàn diện công cuộc đổi mới; phấn đấu xây dựng xã phát triển nhanh và bền vững.',
    ],
  },
  {
    key: 'pr.p1.1',
    blocks: [
      'Trong nhiệm kỳ qua, bên cạnh những thuận lợi cơ bản, xã còn gặp không ít khó khăn, thách thức. Xã nằm ở vùng núi thấp phía bắc tỉnh, diện tích tự nhiên 86,4 km². Dân số 12.460 người, 2.912 hộ, sống ở 20 thôn; người Tày chiếm 46%, Kinh 31%, Dao 17%, Mông 6%.',
      'Thuận lợi: được sự quan tâm lãnh đạo, chỉ đạo của cấp trên, sự đồng thuận của nhân dân; người dân có kinh nghiệm trồng chè; cấp ủy đoàn kết, thống nhất.',
      'Khó khăn: dịch bệnh, thiên tai diễn biến phức tạp, giá cả không ổn định; việc sắp xếp đơn vị hành chính có ảnh hưởng nhất định đến tư tưởng cán bộ. Lao động trẻ rời xã nhiều.',
    ],
  },
  {
    key: 'pr.p1.2.1',
    blocks: [
      { heading: 'Nông nghiệp' },
      'Sản xuất nông nghiệp phát triển ổn định và khá toàn diện. Cây chè tiếp tục được xác định là cây trồng chủ lực, diện tích, năng suất, sản lượng đều tăng; diện tích chè hữu cơ tăng nhanh. Các hợp tác xã hoạt động ngày càng hiệu quả, nhiều sản phẩm được công nhận OCOP.',
      'Chăn nuôi được duy trì, dịch bệnh cơ bản được khống chế. Công tác trồng, chăm sóc và bảo vệ rừng được quan tâm, độ che phủ rừng đạt 61,8%.',
      { heading: 'Công nghiệp, dịch vụ, ngân sách' },
      'Tiểu thủ công nghiệp, dịch vụ tiếp tục phát triển, giải quyết việc làm cho nhiều lao động. Du lịch cộng đồng bước đầu được hình thành. Thu ngân sách hằng năm đều vượt dự toán giao.',
      { heading: 'Hạ tầng và nông thôn mới' },
      'Kết cấu hạ tầng được quan tâm đầu tư. Phong trào hiến đất làm đường được nhân dân hưởng ứng mạnh mẽ. Đường liên thôn Đồi Thông – Bến Gốm hoàn thành, góp phần thúc đẩy phát triển kinh tế – xã hội. Bộ mặt nông thôn có nhiều khởi sắc.',
    ],
  },
  {
    key: 'pr.p1.3#2',
    blocks: [
      'Việc thực hiện Nghị quyết Trung ương 4 khóa XI, khóa XII gắn với học tập và làm theo tư tưởng, đạo đức, phong cách Hồ Chí Minh được triển khai nghiêm túc, có nhiều chuyển biến tích cực. Đa số cán bộ, đảng viên nêu cao vai trò tiền phong, gương mẫu.',
    ],
  },
  {
    key: 'pr.p1.4#1',
    blocks: [
      'Đảng bộ giữ vững đoàn kết, lãnh đạo thực hiện thắng lợi nghị quyết đại hội. Kinh tế tăng trưởng khá, đời sống nhân dân được nâng lên rõ rệt, quốc phòng, an ninh được giữ vững, hệ thống chính trị được củng cố.',
    ],
  },
  {
    key: 'pr.p1.4.2',
    blocks: [
      'Nhìn chung, nhiệm kỳ qua xã cơ bản hoàn thành các chỉ tiêu đề ra; tuy nhiên một số mặt còn hạn chế nhất định. Tiến độ giải ngân vốn đầu tư công có thời điểm còn chậm; phát triển chè hữu cơ chưa đều.',
      'Cải cách hành chính có mặt chưa đáp ứng yêu cầu. Sinh hoạt chi bộ ở một số nơi chất lượng chưa cao; việc học tập và làm theo Bác có nơi còn hình thức.',
    ],
  },
  {
    key: 'pr.p2.4',
    blocks: [
      'Tập trung ba khâu đột phá: phát triển nông nghiệp; đầu tư kết cấu hạ tầng; nâng cao chất lượng nguồn nhân lực.',
    ],
  },
]
