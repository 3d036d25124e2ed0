// The sample self-criticism report of demo mode: four sections written, the rest open.
import type { DemoDocument } from './content.ts'
import { selfCriticismOpinions } from './self-criticism-opinions.ts'

/** A self-criticism report at an early stage, of the same commune and with the same figures as the political report. */
export const selfCriticismReport: DemoDocument = {
  templateId: 'self_criticism_report',
  title: 'Báo cáo kiểm điểm của Ban Chấp hành Đảng bộ xã mẫu nhiệm kỳ 2020 – 2025',
  sections: [
    {
      key: 'sc.open',
      by: 'drafter2',
      blocks: [
        'Báo cáo này kiểm điểm sự lãnh đạo của ban chấp hành hai đảng bộ cũ Đồi Thông và Bến Gốm từ đầu nhiệm kỳ đến ngày 30/6/2025 và của Ban Chấp hành Đảng bộ xã được chỉ định từ ngày 01/7/2025. Đầu nhiệm kỳ, hai đại hội bầu 30 đồng chí; trong nhiệm kỳ bổ sung 4, chuyển công tác 5, nghỉ chế độ 2. Ban Chấp hành Đảng bộ xã hiện có 27 đồng chí, Ban Thường vụ 9 đồng chí; nữ 7, dân tộc thiểu số 18, dưới 40 tuổi 6; 26 đồng chí có trình độ đại học trở lên.',
        'Một đồng chí ủy viên bị khiển trách năm 2023 do buông lỏng quản lý đất đai ở thôn được phân công phụ trách. Hai ban chấp hành đều ban hành quy chế làm việc trong tháng đầu; quy chế của Ban Chấp hành Đảng bộ xã mới được thông qua ngày 08/7/2025, phân công từng đồng chí theo lĩnh vực và theo thôn.',
        'Thuận lợi là các đồng chí chủ chốt gắn bó với địa bàn, bảy đồng chí đã cùng nhau chỉ đạo làm đường liên xã từ năm 2022. Khó khăn là hai nơi có nền nếp họp, cách giao việc và cách theo dõi khác nhau; năm cuối phải vừa lãnh đạo nhiệm vụ vừa sắp xếp bộ máy.',
      ],
    },
    {
      key: 'sc.1',
      by: 'drafter1',
      blocks: [
        'Ban Chấp hành lãnh đạo thực hiện nghị quyết đại hội bằng cách chọn việc. Sau đại hội ba tháng, cả hai đảng bộ rút chương trình toàn khóa xuống còn 28 đầu việc. Quyết định có tác dụng lớn nhất là nghị quyết chuyên đề về chè hữu cơ: cấp ủy không giao diện tích cho thôn như trước mà giao cho từng cấp ủy viên một vùng, kiểm điểm sáu tháng một lần. Nhờ vậy, năm 2023, khi hai vùng ở Nà Lùng không đủ điều kiện chứng nhận, Ban Thường vụ biết sớm và chuyển vốn sang Khe Mây trong cùng năm.',
        'Quyết định thứ hai là cho làm đường liên thôn Đồi Thông – Bến Gốm trước khi có chủ trương hợp nhất. Lúc đó có ba ý kiến trong cấp ủy Bến Gốm không tán thành vì lo phần vốn đối ứng. Ban Chấp hành thảo luận hai phiên, biểu quyết đạt 87%, giao Mặt trận họp dân từng thôn rồi mới khởi công. Công trình xong trước hạn bốn tháng, các ý kiến không tán thành sau đó đều nhận phần việc vận động.',
        'Trong trận lũ tháng 9/2024, Thường trực cấp ủy quyết định di dời 164 hộ khi nước chưa lên tới mức báo động cuối cùng. Quyết định này dựa trên phương án đã diễn tập năm 2023 và được thực hiện trong bảy giờ. Đó là lần lãnh đạo tập trung, rõ người, rõ việc nhất của nhiệm kỳ.',
        'Ngược lại, ở đầu tư công, Ban Chấp hành lãnh đạo chưa tốt. Từ năm 2023 tỷ lệ giải ngân bắt đầu giảm, nhưng Ban Thường vụ chỉ nhắc trong giao ban, không ra kết luận, không giao thời hạn cho cá nhân. Đến tháng 10/2024 mới nghe chuyên đề lần đầu, khi trạm bơm Khe Mây đã dừng thi công năm tháng. Hồ sơ đầu tư được thông qua mà không đồng chí nào đi kiểm tra hiện trạng đất. Kết quả năm 2025 ước chỉ giải ngân 62%.',
        'Công tác phát triển đảng viên cũng chậm được chấn chỉnh. Số kết nạp giảm từ 26 xuống 14 người một năm, song Ban Chấp hành không phân tích nguyên nhân theo từng chi bộ, vẫn giao chỉ tiêu chia đều. Nguồn vào Đảng ở thôn cạn dần vì thanh niên đi làm xa, trong khi 86 đoàn viên làm ở cụm chế biến chè chưa được tổ chức nào theo dõi, giới thiệu.',
        'Lãnh đạo cải cách hành chính chưa theo kịp yêu cầu. Ban Thường vụ Đảng ủy Bến Gốm nghe báo cáo tỷ lệ hồ sơ đúng hạn hằng tháng nhưng chỉ ghi nhận; không đồng chí nào được giao đi xem vì sao hồ sơ đất đai dồn lại. Khi người dân Nà Đon phản ánh tại buổi đối thoại tháng 3/2025, cấp ủy mới biết có hồ sơ chờ hơn chín tháng. Sau buổi đó, Ban Thường vụ bố trí thêm người, yêu cầu xin lỗi bằng văn bản; ba tháng giải quyết được 140 hồ sơ tồn.',
        'Việc cụ thể hóa nghị quyết của cấp trên kịp thời nhưng còn nặng về ban hành văn bản. Trong 39 nghị quyết, kết luận đã ban hành, 24 văn bản được kiểm tra, sơ kết; 15 văn bản còn lại chưa được xem lại lần nào, trong đó có nghị quyết về cải cách hành chính, là lĩnh vực để xảy ra 212 hồ sơ đất đai quá hạn.',
      ],
    },
    {
      key: 'sc.3',
      by: 'drafter2',
      blocks: [
        'Nguyên tắc tập trung dân chủ được giữ vững ở những việc lớn. Công tác cán bộ, phân bổ vốn và đất đai đều bàn tập thể, biểu quyết, ghi biên bản. Trong nhiệm kỳ có 14 việc biểu quyết bằng phiếu kín; 3 việc kết quả khác với dự kiến ban đầu của Ban Thường vụ và được thực hiện theo đa số.',
        {
          table: 'T7',
          rows: [
            ['Năm thứ nhất', '8', '7', '92', '9', '5', 'Bỏ một kỳ họp quý III do giãn cách'],
            ['Năm thứ hai', '8', '8', '94', '8', '6', ''],
            ['Năm thứ ba', '8', '8', '95', '9', '6', 'Một kỳ gửi tài liệu trong ngày họp'],
            ['Năm thứ tư', '8', '8', '93', '8', '5', 'Hai kỳ họp chậm quá mười ngày'],
            ['Năm thứ năm', '4', '4', '96', '5', '2', ''],
            ['Cả nhiệm kỳ', '36', '35', '94', '39', '24', ''],
          ],
        },
        'Quy chế làm việc có lúc chưa được tuân thủ. Hai lần Thường trực quyết định việc thuộc thẩm quyền Ban Thường vụ rồi mới báo cáo lại: bố trí chỗ ở tạm cho 41 hộ sau lũ và tạm ứng vốn dựng lại cầu Nà Lùng. Việc làm đúng yêu cầu khẩn cấp, nhưng báo cáo chậm hơn quy định, lần sau là mười hai ngày.',
        'Nội bộ đoàn kết. Trước khi hợp nhất, hai ban thường vụ họp chung bốn lần để thống nhất nguyên tắc sắp xếp cán bộ, không giới thiệu người theo địa phương cũ. Có một đơn phản ánh việc phân công công tác sau hợp nhất được Thường trực gặp, giải thích trực tiếp; người gửi đã rút đơn.',
        'Tự phê bình và phê bình được duy trì trong kiểm điểm cuối năm, song chất lượng chưa đều. Bản tự kiểm điểm của sáu ủy viên hai năm liền có phần khuyết điểm giống nhau; góp ý trong hội nghị phần nhiều hướng vào cấp dưới, ít góp ý thẳng cho người đứng đầu. Ban Thường vụ chưa lần nào yêu cầu viết lại bản kiểm điểm.',
        'Từ kỳ kiểm điểm cuối năm 2024, cách làm đã được sửa. Mỗi ủy viên gửi bản kiểm điểm trước bảy ngày; Ủy ban Kiểm tra đối chiếu với kết luận kiểm tra trong năm và gợi ý những điều còn thiếu. Tại hội nghị, người đứng đầu tự phê bình trước, sau đó từng đồng chí góp ý ít nhất hai điều cho người đứng đầu và một điều cho đồng chí phụ trách lĩnh vực liên quan. Hội nghị ghi được 23 ý kiến góp ý cho cá nhân, nhiều hơn tổng số của ba năm trước cộng lại; bốn đồng chí phải viết bổ sung.',
      ],
    },
    {
      key: 'sc.6',
      by: 'drafter1',
      blocks: [
        'HC1. Ban Thường vụ chậm vào cuộc ở đầu tư công. Khi tỷ lệ giải ngân giảm ba năm liền, Ban Thường vụ không ra kết luận, không giao thời hạn cho cá nhân. Nguyên nhân chủ quan: đồng chí phụ trách kinh tế tin vào báo cáo giấy; Ban Thường vụ không đi kiểm tra công trường trong hơn một năm. Nguyên nhân khách quan: mưa lũ, chính sách bồi thường thay đổi.',
        'HC2. Ban Chấp hành lãnh đạo phát triển đảng viên thiếu cụ thể: giao chỉ tiêu chia đều, không theo nguồn của từng chi bộ; không phân công ủy viên phụ trách đoàn viên ở cụm chế biến chè. Kết quả chỉ đạt 104/120 người.',
        'HC3. Việc kiểm tra sau khi ban hành nghị quyết còn yếu, 15 trong 39 văn bản chưa được sơ kết. Văn phòng cấp ủy không lập lịch kiểm tra; Thường trực không yêu cầu.',
        'HC4. Tự phê bình và phê bình trong Ban Chấp hành còn nể nang. Người đứng đầu chưa gợi ý để người khác góp ý cho mình; một số đồng chí ngại ảnh hưởng tới việc sắp xếp cán bộ năm cuối.',
        'HC5. Cải cách hành chính để hồ sơ đất đai quá hạn kéo dài. Ban Thường vụ biết tình trạng một công chức giữ ba mảng việc từ đầu năm 2025 nhưng đến tháng 5 mới điều chỉnh phân công.',
        'Nhìn chung, cả năm hạn chế có một gốc: Ban Chấp hành mạnh ở khâu ra quyết định, yếu ở khâu theo dõi sau quyết định. Ở việc nào có người chịu trách nhiệm và ngày kiểm điểm, như chè hữu cơ hay di dời dân, kết quả tốt; ở việc nào giao cho tập thể mà không có ngày, kết quả kém.',
      ],
    },
  ],
  earlier: [
    {
      key: 'sc.6',
      blocks: [
        'Công tác lãnh đạo, chỉ đạo có lúc chưa kịp thời; việc kiểm tra, đôn đốc chưa thường xuyên. Tự phê bình và phê bình có nơi chưa cao. Nguyên nhân chủ yếu do điều kiện còn khó khăn, trình độ cán bộ không đồng đều.',
      ],
    },
  ],
  opinions: selfCriticismOpinions,
}
