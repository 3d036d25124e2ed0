// The sample political report: title, motto, opening, the situation of the commune, the table of targets.
import type { DemoSection } from './content.ts'

/** Sections from the report's title to the reading of the target table (T1). */
export const openingSections: readonly DemoSection[] = [
  {
    key: 'pr.title',
    by: 'drafter1',
    blocks: [
      'Xây dựng Đảng bộ trong sạch, vững mạnh; giữ vững đoàn kết các dân tộc; đột phá từ chè hữu cơ và giao thông liên thôn; phấn đấu đến năm 2030 xã đạt chuẩn nông thôn mới nâng cao, tỷ lệ hộ nghèo còn 1%.',
    ],
  },
  {
    key: 'pr.motto',
    by: 'drafter1',
    blocks: ['Đoàn kết – Kỷ cương – Gần dân – Đột phá – Bền vững'],
  },
  {
    key: 'pr.open',
    by: 'drafter1',
    blocks: [
      'Nhiệm kỳ 2020 – 2025, Đảng bộ và nhân dân các dân tộc trong xã thực hiện nghị quyết đại hội trong hoàn cảnh dịch bệnh kéo dài hai năm đầu, mưa lũ lớn ở năm thứ tư và sắp xếp đơn vị hành chính ở năm cuối. Từ ngày 01/7/2025, xã được thành lập trên cơ sở hợp nhất hai xã Đồi Thông và Bến Gốm; Đảng bộ xã trực thuộc Đảng bộ tỉnh, có 31 chi bộ với 674 đảng viên.',
      'Thực hiện Chỉ thị số 35-CT/TW ngày 14/6/2024 của Bộ Chính trị về đại hội đảng bộ các cấp tiến tới Đại hội đại biểu toàn quốc lần thứ XIV của Đảng và kế hoạch của Ban Thường vụ Tỉnh ủy, Ban Chấp hành Đảng bộ xã trình Đại hội đại biểu lần thứ nhất, nhiệm kỳ 2025 – 2030 báo cáo chính trị gồm hai phần: đánh giá kết quả thực hiện nghị quyết đại hội của hai đảng bộ cũ và phương hướng, mục tiêu, nhiệm vụ, giải pháp năm năm tới.',
      'Số liệu trong báo cáo là số cộng của hai xã cũ, tính đến ngày 30/6/2025; chỉ tiêu tính theo năm là số ước cả năm do Phòng Kinh tế và Phòng Văn hóa – Xã hội tổng hợp. Chỗ nào hai xã cũ đặt mục tiêu khác nhau, báo cáo dùng mục tiêu bình quân theo dân số và ghi rõ ở cột ghi chú của bảng chỉ tiêu.',
    ],
  },
  {
    key: 'pr.p1.1',
    by: 'drafter2',
    blocks: [
      'Xã nằm ở vùng núi thấp phía bắc tỉnh, diện tích tự nhiên 86,4 km², trong đó đất trồng chè 1.120 héc-ta, đất lâm nghiệp 5.120 héc-ta. Dân số 12.460 người, 2.912 hộ, sống ở 20 thôn; người Tày chiếm 46%, Kinh 31%, Dao 17%, Mông 6%. Trung tâm xã cách thành phố 42 km; sáu thôn vùng cao Khe Mây, Nà Lùng, Pác Vàng, Lũng Cạn, Nà Đon và Thẩm Lay còn cách trung tâm trên 12 km đường dốc.',
      'Thuận lợi lớn nhất là cây chè. Người dân có nghề hơn sáu mươi năm, vùng chè shan Khe Mây ở độ cao trên 800 m cho búp ngon, bán được giá gấp đôi chè thường. Đường tỉnh 257 được nâng cấp năm 2022 rút thời gian chở chè búp về nhà máy từ hơn hai giờ xuống còn năm mươi phút. Ba hợp tác xã chè thành lập từ nhiệm kỳ trước đã đứng vững, có người quản lý qua đào tạo. Cấp ủy hai xã cũ đoàn kết, đã phối hợp làm chung nhiều việc trước khi hợp nhất.',
      'Khó khăn đến từ ba phía. Dịch bệnh năm 2021 làm chè búp tồn đọng gần hai tháng, 412 lao động đi làm xa phải trở về. Riêng đợt mưa lũ tháng 9/2024 làm vùi lấp 37 ha chè, cuốn trôi hai cầu dân sinh, gây thiệt hại 18,6 tỷ đồng. Từ đầu năm 2025, cán bộ vừa làm việc thường ngày vừa chuẩn bị hợp nhất, 11 công chức nghỉ theo chính sách tinh gọn, có lúc ba mảng đất đai, xây dựng, môi trường chỉ còn một người phụ trách.',
      'Bên cạnh đó, lao động trẻ tiếp tục rời xã: số người từ 18 đến 30 tuổi thường trú giảm từ 2.310 xuống 1.742 người trong năm năm. Việc này ảnh hưởng trực tiếp tới nhân lực hái chè vụ chính, tới lực lượng dân quân và nguồn phát triển đảng viên ở các thôn.',
      'Trình độ sản xuất giữa các thôn còn chênh lệch. Thôn Đồi Thông có 92% số hộ áp dụng quy trình hữu cơ, thu nhập từ một héc-ta chè trên 210 triệu đồng; trong khi ở Lũng Cạn, Thẩm Lay phần lớn vẫn trồng giống cũ, bán búp tươi cho thương lái tại nương.',
    ],
  },
  {
    key: 'pr.p1.2',
    by: 'drafter2',
    blocks: [
      'Nghị quyết đại hội của hai đảng bộ cũ đề ra 12 chỉ tiêu chủ yếu. Đến hết nhiệm kỳ có 10/12 chỉ tiêu đạt và vượt, trong đó 9 chỉ tiêu vượt, 1 chỉ tiêu đạt và 2 chỉ tiêu không đạt.',
      {
        table: 'T1',
        rows: [
          ['1', 'Thu nhập bình quân đầu người', 'triệu đồng/năm', '33,5', '52', '36,2', '39,8', '44,1', '49,3', '54,6', '54,6', '105,0', 'vượt', 'Chi cục Thống kê; Phòng Kinh tế', 'Năm 2025 là số ước'],
          ['2', 'Giá trị sản phẩm trên 1 ha đất trồng chè', 'triệu đồng', '118', '160', '124', '133', '146', '158', '171', '171', '106,9', 'vượt', 'Phòng Kinh tế', 'Theo giá hiện hành'],
          ['3', 'Diện tích chè được chứng nhận hữu cơ', 'ha', '40', '110', '46', '58', '77', '98', '118', '118', '107,3', 'vượt', 'Tổ chức chứng nhận; ba hợp tác xã', ''],
          ['4', 'Sản lượng chè búp tươi', 'tấn', '4.650', '5.800', '4.820', '5.060', '5.340', '5.590', '5.860', '5.860', '101,0', 'vượt', 'Phòng Kinh tế', 'Năm 2025 là số ước'],
          ['5', 'Thu ngân sách trên địa bàn', 'tỷ đồng', '4,2', '6,5', '4,5', '4,9', '5,6', '6,3', '6,9', '6,9', '106,2', 'vượt', 'Kho bạc Nhà nước khu vực', 'Năm 2025 là số ước'],
          ['6', 'Tỷ lệ giải ngân vốn đầu tư công', '%', '84', '95', '88', '90', '83', '71', '62', '62', '65,3', 'không đạt', 'Kho bạc Nhà nước khu vực', 'Mục tiêu tính cho năm cuối'],
          ['7', 'Tỷ lệ hộ nghèo đa chiều', '%', '14,6', '5,0', '12,3', '9,4', '7,1', '5,2', '3,8', '3,8', '131,6', 'vượt', 'Rà soát hộ nghèo hằng năm', 'Càng thấp càng tốt'],
          ['8', 'Tỷ lệ lao động qua đào tạo', '%', '48', '60', '50', '53', '56', '59', '62,5', '62,5', '104,2', 'vượt', 'Phòng Văn hóa – Xã hội', ''],
          ['9', 'Tỷ lệ dân số tham gia bảo hiểm y tế', '%', '91,5', '95', '90,8', '92,4', '93,9', '95,1', '96,2', '96,2', '101,3', 'vượt', 'Bảo hiểm xã hội cơ sở', ''],
          ['10', 'Trường học đạt chuẩn quốc gia', 'trường', '3', '5', '3', '4', '4', '5', '5', '5', '100,0', 'đạt', 'Phòng Văn hóa – Xã hội', 'Trong tổng số 6 trường'],
          ['11', 'Thôn đạt chuẩn nông thôn mới', 'thôn', '9', '16', '10', '12', '14', '16', '17', '17', '106,3', 'vượt', 'Quyết định công nhận', 'Trong tổng số 20 thôn'],
          ['12', 'Đảng viên mới kết nạp cả nhiệm kỳ', 'người', '108', '120', '26', '24', '21', '19', '14', '104', '86,7', 'không đạt', 'Ban Xây dựng Đảng', 'Đầu nhiệm kỳ là số của nhiệm kỳ trước'],
        ],
      },
      'Nhóm chỉ tiêu về chè và thu nhập vượt rõ nhất: thu nhập bình quân đầu người đạt 54,6 triệu đồng, gấp 1,63 lần đầu nhiệm kỳ; diện tích chè hữu cơ gần gấp ba. Ba chỉ tiêu này đi cùng nhau, vì phần thu nhập tăng thêm của 1.380 hộ trồng chè chủ yếu do giá búp hữu cơ cao hơn, không phải do mở rộng diện tích.',
      'Tỷ lệ hộ nghèo giảm từ 14,6% xuống 3,8%, bình quân mỗi năm giảm 2,16 điểm phần trăm; trong 290 hộ thoát nghèo có 118 hộ vào làm cho hợp tác xã hoặc bán búp theo hợp đồng bao tiêu. Tỷ lệ tham gia bảo hiểm y tế giảm nhẹ năm 2021, khi bốn thôn ra khỏi diện đặc biệt khó khăn, sau đó phục hồi nhờ hợp tác xã đóng thay cho thành viên.',
      'Hai chỉ tiêu không đạt là tỷ lệ giải ngân vốn đầu tư công và số đảng viên mới kết nạp. Cả hai đều giảm liên tục trong ba năm cuối, nghĩa là cấp ủy đã có thời gian để thấy và chấn chỉnh, nhưng biện pháp đưa ra chưa đủ mạnh. Chỉ tiêu sản lượng chè búp tươi vượt không nhiều, do 37 héc-ta bị vùi lấp chưa cho thu hoạch trở lại.',
    ],
  },
]
