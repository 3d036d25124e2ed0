// The sample political report: Party building, with its figures (T2) and the yearly themes (T3).
import type { DemoSection } from './content.ts'

/** The text under the six locked sub-headings of pr.p1.3. */
export const partySections: readonly DemoSection[] = [
  {
    key: 'pr.p1.3#1',
    by: 'drafter1',
    blocks: [
      'Cấp ủy tổ chức học tập nghị quyết gắn với việc của xã: sau mỗi đợt học, từng chi bộ phải đăng ký ít nhất một việc làm ngay, có người phụ trách và ngày xong. Năm năm mở 46 lớp với 98,2% đảng viên tham gia; từ năm 2022 có tài liệu hỏi đáp hai trang và bản ghi âm tiếng Tày, tiếng Dao cho chi bộ vùng cao. Ban Chấp hành hai đảng bộ cũ ban hành 21 nghị quyết chuyên đề, trong đó nghị quyết về chè hữu cơ, về giao thông liên thôn và về xóa nhà tạm có kết quả rõ nhất.',
      'Việc nắm tư tưởng được đưa về chi bộ. Trước khi hợp nhất, Đảng ủy tổ chức 31 buổi trao đổi tại thôn, trả lời 164 câu hỏi về tên xã, trụ sở và việc sắp xếp cán bộ; kết quả lấy ý kiến cử tri đạt 97,4% đồng thuận. Có 4 tin sai sự thật về đất rừng trên mạng xã hội được phát hiện và cải chính trong ngày.',
    ],
  },
  {
    key: 'pr.p1.3#2',
    by: 'drafter1',
    blocks: [
      'Thực hiện Nghị quyết Trung ương 4 khóa XI, khóa XII và Kết luận số 21-KL/TW ngày 25/10/2021, Ban Thường vụ gợi ý kiểm điểm đối với 9 tập thể và 14 cá nhân; qua kiểm điểm chỉ ra 37 khuyết điểm cụ thể, đến nay khắc phục xong 31. Sáu khuyết điểm còn lại tập trung ở quản lý đất đai và chế độ họp chi bộ. Hai đồng chí đứng đầu đơn vị đã tự nhận trách nhiệm trước hội nghị về việc chậm giải ngân và được giao thời hạn sửa.',
      'Học tập và làm theo tư tưởng, đạo đức, phong cách Hồ Chí Minh theo Chỉ thị số 05-CT/TW ngày 15/5/2016 và Kết luận số 01-KL/TW ngày 18/5/2021 được làm theo chuyên đề hằng năm. Mỗi chuyên đề phải để lại một sản phẩm nhìn thấy được; cuối năm Đảng ủy đi xem tận nơi rồi mới đánh giá.',
      {
        table: 'T3',
        rows: [
          [
            '2021',
            'Ý chí tự lực, tự cường, khát vọng phát triển quê hương',
            '35 chi bộ đăng ký việc không chờ hỗ trợ; học tập qua loa truyền thanh trong thời gian giãn cách',
            '20 tổ phòng dịch cộng đồng; 12 thôn tự làm 4,6 km đường',
            'Biên bản nghiệm thu đường thôn; sổ trực của tổ phòng dịch',
          ],
          [
            '2022',
            'Gương mẫu, trách nhiệm, nói đi đôi với làm',
            'Cấp ủy viên ký cam kết bằng việc cụ thể; mỗi người nhận giúp một hộ nghèo',
            '58 hộ nghèo có người giúp, 41 hộ thoát nghèo',
            'Danh sách hộ và người giúp niêm yết tại nhà văn hóa thôn',
          ],
          [
            '2023',
            'Gần dân, sát cơ sở, sửa lối làm việc',
            'Lịch “Thứ năm xuống thôn” của cán bộ chủ chốt; bỏ 9 loại báo cáo giấy',
            '186 buổi làm việc tại thôn; 143 kiến nghị được giải quyết tại chỗ',
            'Sổ ghi kiến nghị của từng thôn; bảng theo dõi của văn phòng',
          ],
          [
            '2024',
            'Thực hành tiết kiệm, chống lãng phí',
            'Rà soát nhà, đất công; tiết kiệm chi hội nghị; dành tiền khắc phục hậu quả lũ',
            'Tiết kiệm 640 triệu đồng; 3 điểm trường cũ thành nhà cộng đồng',
            'Quyết toán được công khai; biên bản bàn giao nhà',
          ],
          [
            '2025',
            'Giữ gìn đoàn kết khi hợp nhất, sắp xếp tổ chức',
            'Sinh hoạt chung của các chi bộ hai xã cũ; đối thoại về chế độ, chỗ làm việc',
            '7 chi bộ ghép hoạt động từ tháng 7; không có đơn thư về sắp xếp cán bộ',
            'Nghị quyết của chi bộ ghép; sổ tiếp dân',
          ],
        ],
      },
      'Trách nhiệm nêu gương theo Quy định số 144-QĐ/TW ngày 09/5/2024 về chuẩn mực đạo đức cách mạng được đưa vào bản cam kết hằng năm. Đảng viên ở Pác Vàng đi đầu hiến 2.800 m² đất; bí thư chi bộ thôn Khe Mây làm trước ba vụ chè hữu cơ để dân xem rồi mới vận động. Tuy vậy, ở một số chi bộ bản cam kết còn chung chung, năm sau chép lại năm trước, chưa có ai bị nhắc nhở vì không thực hiện.',
    ],
  },
  {
    key: 'pr.p1.3#3',
    by: 'drafter2',
    blocks: [
      'Đảng bộ có 31 chi bộ trực thuộc, gồm 20 chi bộ thôn, 6 chi bộ trường học và 5 chi bộ cơ quan, y tế, công an, quân sự; 100% thôn có chi bộ, 17/20 bí thư chi bộ kiêm trưởng thôn hoặc trưởng ban công tác mặt trận. Tổng số đảng viên 674 đồng chí, tăng 62 đồng chí so với đầu nhiệm kỳ; nữ 233, dân tộc thiểu số 496.',
      {
        table: 'T2',
        rows: [
          ['1', 'Tổ chức đảng trực thuộc', 'tổ chức', '35', '35', '34', '33', '31'],
          ['2', 'Đảng viên (tổng số)', 'đảng viên', '626', '640', '651', '663', '674'],
          ['3', 'Trong đó: đảng viên chính thức', 'đảng viên', '601', '617', '631', '645', '660'],
          ['4', 'Trong đó: đảng viên dự bị', 'đảng viên', '25', '23', '20', '18', '14'],
          ['5', 'Trong đó: đảng viên nữ', 'đảng viên', '205', '212', '219', '226', '233'],
          [
            '6',
            'Trong đó: đảng viên là người dân tộc thiểu số',
            'đảng viên',
            '455',
            '466',
            '476',
            '486',
            '496',
          ],
          ['7', 'Đảng viên mới kết nạp', 'đảng viên', '26', '24', '21', '19', '14'],
          ['8', 'Tổ chức đảng hoàn thành xuất sắc nhiệm vụ', 'tổ chức', '7', '7', '6', '6', '6'],
          ['9', 'Tổ chức đảng hoàn thành tốt nhiệm vụ', 'tổ chức', '22', '22', '22', '22', '21'],
          ['10', 'Tổ chức đảng hoàn thành nhiệm vụ', 'tổ chức', '6', '6', '6', '5', '4'],
          ['11', 'Tổ chức đảng không hoàn thành nhiệm vụ', 'tổ chức', '0', '0', '0', '0', '0'],
          ['12', 'Đảng viên hoàn thành xuất sắc nhiệm vụ', 'đảng viên', '92', '95', '98', '101', '104'],
          ['13', 'Đảng viên hoàn thành tốt nhiệm vụ', 'đảng viên', '421', '432', '442', '452', '461'],
          ['14', 'Đảng viên hoàn thành nhiệm vụ', 'đảng viên', '78', '80', '81', '82', '82'],
          ['15', 'Đảng viên không hoàn thành nhiệm vụ', 'đảng viên', '2', '1', '2', '1', '1'],
          ['16', 'Cuộc kiểm tra của cấp ủy và ủy ban kiểm tra', 'cuộc', '12', '13', '14', '12', '11'],
          ['17', 'Cuộc giám sát chuyên đề', 'cuộc', '6', '7', '8', '7', '6'],
          ['18', 'Tổ chức đảng bị thi hành kỷ luật', 'tổ chức', '0', '0', '0', '0', '0'],
          ['19', 'Đảng viên bị thi hành kỷ luật', 'đảng viên', '3', '2', '3', '2', '1'],
        ],
      },
      'Năm năm kết nạp 104 đảng viên mới, trong đó 41 đoàn viên thanh niên, 58 nữ, 79 người dân tộc thiểu số; trình độ từ trung cấp trở lên chiếm 63%. Bảy chi bộ ghép giữa các thôn, cơ quan của hai xã cũ được sắp xếp lại từ tháng 7 năm 2025, giảm bốn đầu mối so với đầu nhiệm kỳ. Ba chi bộ yếu kém đầu nhiệm kỳ là Lũng Cạn, Thẩm Lay và Nà Đon đều đã hoàn thành nhiệm vụ sau khi có cấp ủy viên về dự sinh hoạt hằng tháng.',
      'Cán bộ được đánh giá bằng kết quả việc giao. Toàn xã luân chuyển 8 cán bộ, đưa 12 cán bộ trẻ đi học trung cấp lý luận, 92% cán bộ, công chức có trình độ đại học. Khi hợp nhất, cấp ủy công khai tiêu chí lựa chọn, lấy phiếu giới thiệu hai vòng; 11 đồng chí nghỉ theo nguyện vọng được chi trả chế độ trong một tháng.',
    ],
  },
  {
    key: 'pr.p1.3#4',
    by: 'drafter2',
    blocks: [
      'Cấp ủy và ủy ban kiểm tra tiến hành 62 cuộc kiểm tra đối với 84 tổ chức đảng, 118 đảng viên và 34 cuộc giám sát chuyên đề. Trọng tâm là quản lý đất đai, vốn nông thôn mới, thu nộp đảng phí và việc thực hiện quy chế làm việc. Qua kiểm tra, yêu cầu khắc phục 53 thiếu sót, thu hồi 212 triệu đồng.',
      'Thi hành kỷ luật 11 đảng viên, gồm khiển trách 7, cảnh cáo 3, khai trừ 1; vi phạm chủ yếu là sử dụng đất sai mục đích và vi phạm chính sách dân số. Không có tổ chức đảng bị kỷ luật, không có đơn khiếu nại kỷ luật đảng. Kiểm tra khi có dấu hiệu vi phạm còn ít, năm năm làm 5 cuộc.',
    ],
  },
  {
    key: 'pr.p1.3#5',
    by: 'drafter2',
    blocks: [
      'Công tác dân vận của Đảng bộ lấy việc nghe và trả lời dân làm đầu. Có 18 cuộc đối thoại giữa người đứng đầu cấp ủy, chính quyền với nhân dân, 203 ý kiến được ghi sổ, 189 ý kiến có kết quả. Tổ dân vận thôn do bí thư chi bộ làm tổ trưởng, cùng người có uy tín đi từng nhà trong các việc khó như mở đường, dời chuồng trại, di dân vùng sạt lở. Xã tôn trọng phong tục tốt đẹp của đồng bào, phát huy 26 người có uy tín và hai chức sắc tôn giáo; các điểm nhóm đều sinh hoạt theo đúng nội dung đã đăng ký với chính quyền.',
    ],
  },
  {
    key: 'pr.p1.3#6',
    by: 'drafter1',
    blocks: [
      'Phương thức lãnh đạo đổi mới theo hướng chọn ít việc, làm đến cùng. Chương trình công tác toàn khóa rút từ 46 đầu việc xuống 28, mỗi việc có đồng chí Ban Thường vụ chịu trách nhiệm. Cấp ủy duy trì giao ban thường trực hằng tuần, họp Ban Chấp hành hằng quý; tài liệu gửi trước ba ngày, phần thảo luận chiếm quá nửa thời gian họp.',
      'Nghị quyết của chi bộ thôn được viết ngắn trong một trang, đọc lại đầu kỳ họp sau để kiểm điểm. Tuy nhiên, chất lượng sinh hoạt chi bộ chưa đồng đều: 6 chi bộ thôn còn dành phần lớn buổi họp để phổ biến công việc của chính quyền, ít bàn việc của đảng viên.',
    ],
  },
]
