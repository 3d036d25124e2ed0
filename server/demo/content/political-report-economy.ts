// The sample political report: economic results. Longer than its budget on purpose, so that the length meter has work.
import type { DemoSection } from './content.ts'

/** The section on the economy (pr.p1.2.1). */
export const economySections: readonly DemoSection[] = [
  {
    key: 'pr.p1.2.1',
    by: 'drafter1',
    blocks: [
      { heading: 'Cây chè' },
      'Đảng bộ chọn cây chè làm việc chính của cả nhiệm kỳ và giữ được lựa chọn đó đến cùng. Ngay năm đầu, Ban Chấp hành ban hành nghị quyết chuyên đề về phát triển chè hữu cơ, giao mỗi đồng chí cấp ủy viên phụ trách một vùng, kiểm điểm kết quả sáu tháng một lần. Diện tích chè được chứng nhận hữu cơ tăng từ 40 héc-ta lên 118 héc-ta, vượt mục tiêu 8 héc-ta; riêng vùng chè shan Khe Mây có 46 héc-ta liền khoảnh, là vùng hữu cơ tập trung lớn nhất trong khu vực.',
      'Năng suất chè kinh doanh đạt 62,3 tạ một héc-ta, tăng 9,5 tạ so với đầu nhiệm kỳ; sản lượng búp tươi ước đạt 5.860 tấn. Giá búp hữu cơ bình quân năm 2024 là 28.000 đồng một ki-lô-gam, gần gấp đôi giá chè thường. Nhờ đó giá trị sản phẩm trên một héc-ta đất trồng chè đạt 171 triệu đồng, cao hơn mục tiêu 11 triệu đồng. Toàn xã đã thay 214 héc-ta chè trung du già cỗi bằng giống LDP1 và shan chọn lọc, tỷ lệ cây sống sau hai năm đạt 91%.',
      'Việc tiêu thụ có chuyển biến rõ. Ba hợp tác xã Đồi Thông, Khe Mây và Nà Lùng ký hợp đồng bao tiêu với 742 hộ, thu mua 3.150 tấn búp tươi mỗi năm, bằng 54% sản lượng toàn xã. Hợp tác xã Đồi Thông đầu tư dây chuyền sao chè bằng hơi nước trị giá 4,2 tỷ đồng, trong đó vốn đối ứng của thành viên là 2,6 tỷ đồng; sản phẩm vào được 38 cửa hàng ngoài tỉnh. Năm 2024, lô hàng 12 tấn chè shan đầu tiên được xuất bán sang thị trường châu Âu qua một doanh nghiệp liên kết. Xã có 5 sản phẩm OCOP từ ba sao trở lên, trong đó chè shan Khe Mây đạt bốn sao.',
      { heading: 'Trồng trọt, chăn nuôi, lâm nghiệp' },
      'Diện tích gieo cấy lúa giữ ổn định 612 héc-ta, ngô 380 héc-ta; sản lượng lương thực có hạt đạt 4.980 tấn, bảo đảm lương thực tại chỗ. Cánh đồng lúa nếp nương Bến Gốm 45 héc-ta được đăng ký nhãn hiệu tập thể năm 2023, giá bán tăng 30%. Mô hình dong riềng gắn với làng nghề miến ở Nà Lùng mở rộng lên 28 héc-ta, cho thu nhập bình quân 95 triệu đồng một héc-ta, cao hơn trồng ngô gần ba lần.',
      'Chăn nuôi chuyển từ thả rông sang nuôi nhốt: đàn trâu, bò 2.860 con, đàn lợn 9.400 con, gia cầm 78.000 con; 81% số hộ chăn nuôi có chuồng trại xa nhà ở. Nghề nuôi ong lấy mật dưới tán rừng phát triển ở Bến Gốm với 1.450 đàn, mỗi năm bán ra 13 tấn mật. Dịch tả lợn châu Phi xuất hiện ở bốn thôn cuối năm 2022, phải tiêu hủy 312 con, được khống chế sau bốn mươi ngày.',
      'Toàn xã trồng mới 486 héc-ta rừng, trong đó 210 héc-ta quế; độ che phủ rừng đạt 61,8%. Khoán bảo vệ 3.240 héc-ta rừng phòng hộ cho 18 cộng đồng thôn, chi trả 6,1 tỷ đồng tiền dịch vụ môi trường rừng. Số vụ phá rừng giảm từ 19 vụ xuống 6 vụ so với nhiệm kỳ trước; sáu vụ đều được xử lý.',
      { heading: 'Công nghiệp, tiểu thủ công nghiệp, dịch vụ' },
      'Trên địa bàn có 64 cơ sở chế biến chè, miến, gỗ bóc và cơ khí nhỏ, tạo việc làm thường xuyên cho 510 lao động, thu nhập bình quân 6,8 triệu đồng một tháng. Giá trị sản xuất tiểu thủ công nghiệp tăng bình quân 11,4% một năm. Cụm chế biến chè Đồi Thông rộng 3,2 héc-ta hoàn thành hạ tầng giai đoạn một, đã có bốn cơ sở vào hoạt động; tuy nhiên hệ thống xử lý nước thải chung còn chậm so với tiến độ ghi trong quyết định phê duyệt.',
      'Dịch vụ phát triển theo cây chè. Năm 2023, thôn Khe Mây khai trương điểm du lịch cộng đồng với 9 hộ làm nhà nghỉ, đón 4.600 lượt khách trong hai năm, doanh thu 1,9 tỷ đồng. Chợ trung tâm Bến Gốm được cải tạo, 86 quầy hàng kinh doanh ổn định. Có 212 hộ mở gian hàng trên sàn thương mại điện tử, riêng mùa chè xuân 2025 bán được hơn bảy tấn chè khô qua mạng. Quỹ tín dụng và ngân hàng chính sách có dư nợ 118 tỷ đồng với 1.640 hộ vay, nợ quá hạn 0,21%.',
      { heading: 'Thu, chi ngân sách' },
      'Thu ngân sách trên địa bàn năm 2025 ước đạt 6,9 tỷ đồng, bằng 106,2% mục tiêu; tổng thu năm năm 28,2 tỷ đồng, tăng bình quân 10,4% một năm. Nguồn thu chính là phí, lệ phí, thuế ngoài quốc doanh và đấu giá quyền sử dụng đất; khoản thu từ hộ kinh doanh chè tăng nhanh nhất, gấp 2,3 lần đầu nhiệm kỳ. Chi ngân sách bảo đảm dự toán, tiết kiệm chi thường xuyên 5%, dành 1,4 tỷ đồng cho nhà văn hóa ở ba thôn khó khăn nhất.',
      { heading: 'Hạ tầng và nông thôn mới' },
      'Tổng vốn đầu tư công năm năm là 96,4 tỷ đồng cho 8 công trình chính. Đường liên thôn Đồi Thông – Bến Gốm dài 6,4 km hoàn thành trước hạn bốn tháng, nối hai vùng chè lớn nhất của hai xã cũ. Nhân dân góp 9,8 tỷ đồng, 21.500 ngày công và hiến 46.200 m² đất để làm 38,5 km đường bê tông thôn; đến nay 19/20 thôn có đường ô tô đến nhà văn hóa. Thôn Pác Vàng vận động 34 hộ lùi hàng rào, chặt bỏ chè đang thu hoạch để mở đường, không nhận đền bù.',
      'Hệ thống kênh mương được kiên cố 14,2 km, chủ động tưới cho 412 héc-ta lúa và 180 héc-ta chè. Lưới điện quốc gia đến 100% số thôn. Bể nước tập trung ở Nà Đon, Lũng Cạn cấp nước cho 236 hộ; toàn xã có 94% số hộ dùng nước hợp vệ sinh. Có 17/20 thôn đạt chuẩn nông thôn mới, 2 thôn kiểu mẫu là Đồi Thông và Bến Gốm. Cả hai xã cũ được công nhận đạt chuẩn nông thôn mới vào năm 2022 và năm 2023.',
      'Công tác giải phóng mặt bằng làm được 5 trong 8 công trình đúng kế hoạch. Ở công trình trạm bơm Khe Mây, 14 hộ chưa nhận tiền bồi thường do nguồn gốc đất chưa rõ, nhà thầu phải dừng thi công hai lần. Cầu Nà Lùng bị lũ cuốn trôi năm 2024 đã được dựng lại bằng kết cấu tạm sau hai mươi ngày, công trình vĩnh cửu mới xong phần mố.',
      { heading: 'Đất đai, tài nguyên, môi trường' },
      'Hoàn thành đo đạc bản đồ địa chính cho 16/20 thôn, cấp mới và cấp đổi 3.870 giấy chứng nhận quyền sử dụng đất. Rà soát 126 héc-ta đất lâm trường bàn giao về xã, giao cho 168 hộ thiếu đất sản xuất. Xử phạt 43 trường hợp lấn chiếm, sử dụng đất sai mục đích.',
      'Tỷ lệ rác thải sinh hoạt được thu gom ở 12 thôn dọc trục đường chính đạt 88%. Vỏ bao bì thuốc bảo vệ thực vật được gom vào 164 bể chứa trên nương chè, vận chuyển xử lý hai lần mỗi năm. Thôn Đồi Thông làm điểm phân loại rác tại hộ, 7 thôn học theo. Nhiều hộ dân đã nâng cao ý thức giữ gìn vệ sinh, cảnh quan môi trường ngày càng sáng, xanh, sạch, đẹp, góp phần tích cực vào kết quả chung.',
    ],
  },
]
