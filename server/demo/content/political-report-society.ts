// The sample political report: culture and society, defence and security, authorities, Front and mass organisations.
import type { DemoSection } from './content.ts'

/** The sections pr.p1.2.2 to pr.p1.2.5. */
export const societySections: readonly DemoSection[] = [
  {
    key: 'pr.p1.2.2',
    by: 'drafter2',
    blocks: [
      'Giáo dục giữ được nền nếp qua hai năm dạy học gián đoạn vì dịch bệnh. Xã có 6 trường với 2.684 học sinh; 5 trường đạt chuẩn quốc gia, đúng mục tiêu đề ra. Tỷ lệ trẻ 5 tuổi ra lớp 100%, học sinh hoàn thành chương trình tiểu học 99,6%, tốt nghiệp trung học cơ sở 98,9%. Số học sinh bỏ học giảm từ 31 em xuống 7 em một năm, nhờ bếp ăn bán trú ở điểm trường Nà Lùng và Khe Mây nuôi 186 em từ thứ hai đến thứ sáu. Hội khuyến học hai xã cũ vận động được 1,12 tỷ đồng, trao 2.450 suất học bổng.',
      'Hai trạm y tế đạt chuẩn quốc gia, có 3 bác sĩ, bình quân mỗi năm khám 14.200 lượt. Xã tiêm đủ vắc-xin phòng dịch cho 97,8% số người trong độ tuổi, lập 20 tổ phòng dịch cộng đồng do bí thư chi bộ thôn làm tổ trưởng. Tỷ lệ dân số tham gia bảo hiểm y tế đạt 96,2%; tỷ lệ trẻ dưới 5 tuổi suy dinh dưỡng thể thấp còi giảm từ 21,4% xuống 15,9%. Tỷ lệ sinh con thứ ba trở lên còn 8,2%, tập trung ở hai thôn người Mông.',
      'Giảm nghèo đi vào việc cụ thể của từng hộ. Đầu nhiệm kỳ xã có 401 hộ nghèo; mỗi hộ được một chi bộ hoặc đoàn thể nhận giúp, ghi rõ thiếu gì thì giúp việc đó: đất, giống, vốn, nghề hay nhà ở. Đến nay còn 111 hộ nghèo, bằng 3,8%. Chương trình xóa nhà tạm hoàn thành 138 nhà, trong đó bà con góp 6.300 ngày công. Vốn chính sách cho 684 lượt hộ vay 41 tỷ đồng; 52 hộ viết đơn xin ra khỏi danh sách hộ nghèo, nhiều nhất ở thôn Pác Vàng với 11 hộ.',
      'Lao động qua đào tạo đạt 62,5%. Xã phối hợp mở 34 lớp nghề cho 1.020 người, trong đó 19 lớp về kỹ thuật chè, sao chè và nuôi ong; 78% số học viên có việc làm đúng nghề sau sáu tháng. Năm năm có 1.240 lao động có việc làm mới, 86 người đi làm việc ở nước ngoài theo hợp đồng. Ba hợp tác xã chè dùng thường xuyên 164 lao động, trong đó hai phần ba là phụ nữ; vụ chè xuân mỗi ngày có thêm gần 900 người hái thuê, tiền công 250.000 đồng một ngày.',
      'Phong trào xây dựng đời sống văn hóa có nhiều đổi mới, được đông đảo nhân dân hưởng ứng. Có 88,6% số hộ đạt danh hiệu gia đình văn hóa, 17/20 thôn văn hóa; 20/20 thôn có nhà văn hóa. Lễ hội Lồng Tồng Bến Gốm và tết nhảy của người Dao ở Nà Đon được khôi phục; câu lạc bộ hát Then có 42 người tham gia, truyền dạy cho 65 em nhỏ. Hủ tục thách cưới cao ở ba thôn vùng cao giảm rõ sau khi người có uy tín trong dòng họ đứng ra vận động; số cặp tảo hôn từ 14 xuống 3.',
      'Chính sách với 214 người có công và thân nhân được chi trả đủ, đúng kỳ; sửa chữa 27 nhà ở cho gia đình chính sách. Xã trợ cấp thường xuyên cho 386 đối tượng bảo trợ, cứu trợ kịp thời 62 tấn gạo sau hai đợt thiên tai, không để hộ nào thiếu ăn. Đài truyền thanh thông minh phủ 20 thôn, phát bản tin bằng tiếng phổ thông, tiếng Tày và tiếng Dao. Trong trận lũ năm 2024, chính hệ thống này truyền lệnh di dời tới từng xóm trước khi mất sóng điện thoại.',
    ],
  },
  {
    key: 'pr.p1.2.3',
    by: 'drafter2',
    blocks: [
      'Quốc phòng địa phương được giữ vững. Năm năm giao 74/74 thanh niên nhập ngũ, đạt 100% chỉ tiêu, trong đó 9 đảng viên và 31 người có trình độ từ trung cấp trở lên. Lực lượng dân quân có 198 người, bằng 1,59% dân số; tỷ lệ đảng viên trong dân quân đạt 24,7%. Hai xã cũ hoàn thành diễn tập khu vực phòng thủ năm 2022 và diễn tập ứng phó bão lũ năm 2023, đều xếp loại giỏi.',
      'Từ bài học diễn tập, khi mưa lũ tháng 9 năm 2024 đổ về, xã di dời 164 hộ với 702 người ra khỏi vùng sạt lở trong bảy giờ, không có người chết. Sau lũ, 1.150 lượt dân quân, công an, đoàn viên giúp dân dọn 41 ngôi nhà và khôi phục 9 héc-ta chè.',
      'An ninh chính trị ổn định, không hình thành điểm nóng. Công an xã chính quy có 9 đồng chí, cùng 20 tổ bảo vệ an ninh, trật tự ở cơ sở với 68 thành viên. Phạm pháp hình sự xảy ra 31 vụ, giảm 9 vụ so với nhiệm kỳ trước; làm rõ 27 vụ, đạt 87,1%. Số người nghiện ma túy có hồ sơ quản lý giảm từ 46 xuống 33; thôn Thẩm Lay và thôn Nà Đon được công nhận không có ma túy. Tai nạn giao thông xảy ra 12 vụ, làm chết 5 người; năm 2025 chưa có vụ nào gây chết người.',
      'Công tác nội chính được cấp ủy chỉ đạo sát. Thường trực Đảng ủy tiếp dân định kỳ mỗi tháng một lần, đối thoại trực tiếp 18 cuộc. Chính quyền tiếp 246 lượt công dân, nhận 71 đơn thuộc thẩm quyền, giải quyết xong 67 đơn, đạt 94,4%; bốn đơn còn lại đều là tranh chấp đất rừng giữa hộ dân và lâm trường cũ. Tổ hòa giải ở 20 thôn hòa giải thành 158 trong 181 vụ việc, nhiều nhất là tranh chấp ranh giới nương chè và mâu thuẫn gia đình. Xã đạt chuẩn tiếp cận pháp luật bốn năm liền.',
    ],
  },
  {
    key: 'pr.p1.2.4',
    by: 'drafter1',
    blocks: [
      'Hội đồng nhân dân hai xã cũ tổ chức 27 kỳ họp, ban hành 118 nghị quyết; làm 9 cuộc giám sát chuyên đề, trong đó giám sát vốn nông thôn mới năm 2023 kiến nghị thu hồi 186 triệu đồng chi sai khối lượng, đã thu đủ. Mỗi năm hai lần, đại biểu tiếp xúc cử tri ở tất cả các thôn; 412 kiến nghị được tổng hợp, 371 kiến nghị được trả lời dứt điểm.',
      'Ủy ban nhân dân đổi mới cách giao việc: từ năm 2023, mỗi nhiệm vụ có một người chịu trách nhiệm, một thời hạn và được nhắc trên bảng theo dõi chung hằng tuần. Bộ máy sau khi sát nhập hoạt động từ ngày 01/7/2025 với 32 cán bộ, công chức, giảm 11 người so với tổng biên chế hai xã cũ; trụ sở đặt tại Bến Gốm, có bộ phận tiếp nhận hồ sơ ở Đồi Thông để dân không phải đi xa.',
      'Cải cách hành chính có mặt được và mặt chưa được. Năm 2024 và sáu tháng đầu năm 2025, xã tiếp nhận 18.640 hồ sơ, tỷ lệ trả đúng hạn đạt 91,4%. Dịch vụ công trực tuyến chiếm 64% số hồ sơ; 20 tổ công nghệ số cộng đồng hướng dẫn 4.150 người cài định danh điện tử. Bốn thôn vùng lõm sóng điện thoại nay còn một thôn là Lũng Cạn.',
      'Chuyển đổi số bước đầu phục vụ sản xuất: 118 héc-ta chè hữu cơ có nhật ký điện tử và mã vùng trồng; hợp tác xã Đồi Thông dán mã truy xuất trên toàn bộ sản phẩm đóng gói.',
    ],
  },
  {
    key: 'pr.p1.2.5',
    by: 'drafter2',
    blocks: [
      'Mặt trận Tổ quốc và bốn đoàn thể hướng về cơ sở, mỗi tổ chức đăng ký với cấp ủy một việc cụ thể trong năm. Mặt trận chủ trì vận động 2,3 tỷ đồng quỹ “Vì người nghèo” và quỹ cứu trợ, làm 46 nhà đại đoàn kết; giám sát 14 công trình có vốn dân góp, phát hiện hai công trình thiếu độ dày bê tông, buộc làm lại 310 m.',
      'Hội Nông dân có 1.986 hội viên, lập 24 tổ sản xuất chè hữu cơ. Hội Phụ nữ giúp 146 phụ nữ thoát nghèo bằng vốn xoay vòng. Hội Cựu chiến binh nhận giữ 11 km đường tự quản. Đoàn Thanh niên có 18 mô hình kinh tế, 62 đoàn viên ưu tú được giới thiệu, 41 người được kết nạp vào Đảng.',
      'Dân chủ ở cơ sở được thực hiện thực chất hơn: 100% công trình có dân góp vốn đều họp dân bàn mức góp, bầu ban giám sát và công khai quyết toán tại nhà văn hóa thôn. Toàn xã xây dựng 38 mô hình dân vận khéo, tiêu biểu là “Mở đường không đền bù” ở Pác Vàng và “Chè sạch từ nương nhà mình” ở Đồi Thông.',
    ],
  },
]
