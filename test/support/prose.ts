// Vietnamese report prose for tests: the public articles in ../shared/seeds where they are, else paragraphs of our own.

import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { countSyllables } from '#model/syllables.ts'

const seedsFolder = fileURLToPath(new URL('../../../shared/seeds', import.meta.url))
const shortestChars = 160

/** Of our own, for a machine without the articles. Figures are made up. */
const ownParagraphs: readonly string[] = [
  'Nhiệm kỳ qua, Đảng bộ xã lãnh đạo nhân dân thực hiện nghị quyết đại hội trong điều kiện giá vật tư tăng, thời tiết thất thường và bộ máy vừa sắp xếp lại. Ban Chấp hành chọn việc khó làm trước, giao từng chỉ tiêu cho từng đồng chí, mỗi quý kiểm điểm một lần và công khai kết quả tới các chi bộ.',
  'Giá trị sản xuất nông nghiệp tăng bình quân 4,2 phần trăm một năm. Diện tích chè được cấp chứng nhận an toàn tăng từ 40 lên 118 héc-ta; ba hợp tác xã có hợp đồng bao tiêu ổn định. Tuy vậy, phần lớn sản phẩm vẫn bán thô, giá lên xuống theo thương lái, người trồng chưa tự quyết được đầu ra.',
  'Giải ngân vốn đầu tư công năm cuối nhiệm kỳ đạt 62 phần trăm kế hoạch, thấp hơn năm trước chín điểm phần trăm. Ba trong tám công trình phải gia hạn, riêng trạm bơm chậm mười một tháng do vướng mặt bằng mà cấp ủy chưa đối thoại kịp với hai mươi sáu hộ dân có đất.',
  'Hai trường tiểu học và một trường trung học cơ sở giữ được chuẩn quốc gia mức độ một. Tỷ lệ trẻ năm tuổi đến lớp đạt 99 phần trăm. Trạm y tế đủ bác sĩ từ năm thứ hai; số lượt khám tại xã tăng một phần ba, người dân bớt phải đi xa khi ốm nhẹ.',
  'Công an và quân sự xã nắm chắc địa bàn, giải quyết xong 87 trong 91 vụ việc ngay từ thôn. Tuyển quân năm nào cũng đủ chỉ tiêu. Điểm còn yếu là tai nạn giao thông trên đường liên xã: mười bốn vụ trong nhiệm kỳ, hai người chết, đèn đường ba khúc cua vẫn chưa lắp.',
  'Hội đồng nhân dân đổi cách giám sát: chọn ít việc hơn, theo đến cùng. Trong năm chuyên đề đã giám sát có bốn chuyên đề được Ủy ban nhân dân khắc phục đủ kiến nghị. Hồ sơ hành chính trả đúng hạn 91,4 phần trăm; còn 212 hồ sơ đất đai quá hạn, việc xin lỗi người dân khi trễ hẹn chưa thành nền nếp.',
  'Mặt trận và các đoàn thể bớt phát động chung chung, mỗi tổ chức nhận một việc cụ thể với thôn. Hội Phụ nữ giúp 63 chị em vay vốn đúng mục đích; Hội Nông dân mở năm lớp về chè sạch; Đoàn thanh niên dựng trang thông tin của xã và trả lời câu hỏi của dân trong ngày.',
  'Công tác tư tưởng bám vào việc dân đang lo. Trước khi thu hồi đất làm đường, cấp ủy cử đảng viên đến từng nhà, ghi lại ý kiến và trả lời bằng văn bản. Nhờ vậy tuyến đường qua hai thôn được hiến đất trên hai ki-lô-mét mà không có đơn khiếu nại vượt cấp.',
  'Cả nhiệm kỳ kết nạp được 104 đảng viên, đạt 86,7 phần trăm nghị quyết. Nguồn ở nông thôn giảm vì thanh niên đi làm xa; hai năm liền có hai chi bộ thôn không kết nạp được ai. Cấp ủy chậm chuyển hướng sang đội ngũ giáo viên, cán bộ y tế và chủ nhiệm hợp tác xã.',
  'Ủy ban Kiểm tra Đảng ủy kiểm tra mười lăm tổ chức đảng và hai mươi hai đảng viên, thi hành kỷ luật ba đảng viên. Sau kiểm tra, mười hai trong mười lăm nơi khắc phục xong thiếu sót đúng hạn. Giám sát thường xuyên của chi bộ còn hình thức, có nơi cả năm không ghi được một nhận xét nào.',
  'Nguyên nhân chủ quan là chính. Đảng ủy phân công còn chồng chéo, một việc hai người cùng nhận mà không ai chịu trách nhiệm đến cùng. Cán bộ chủ chốt ngại va chạm, kiểm điểm cuối năm nói nhiều về tập thể, ít nói phần của mình, nên khuyết điểm năm trước lặp lại ở năm sau.',
  'Bài học rút ra là nói được thì phải đo được. Mỗi nghị quyết chỉ nên có ít chỉ tiêu, chỉ tiêu nào cũng có người chịu trách nhiệm, có mốc thời gian và nguồn lực đi kèm. Nơi nào bí thư chi bộ trực tiếp nghe dân mỗi tháng một lần thì nơi ấy việc khó cũng tìm ra cách làm.',
]

/** Whether the public articles are on this machine. */
const hasSeeds = existsSync(seedsFolder)

/**
 * So many paragraphs of report prose that together they hold at least the wanted syllables.
 * Each begins with words of its own, `Điểm 7:`, so that each can be told from every other and counted.
 *
 * @param leastSyllables without the beginnings
 */
export function reportProse(leastSyllables: number): string[] {
  const sources = hasSeeds ? seedParagraphs() : ownParagraphs
  const paragraphs: string[] = []
  let syllables = 0
  while (syllables < leastSyllables) {
    const source = sources[paragraphs.length % sources.length]
    if (source === undefined) throw new Error(`no prose in ${seedsFolder}`)
    paragraphs.push(`Điểm ${paragraphs.length + 1}: ${source}`)
    syllables += countSyllables(source)
  }
  return paragraphs
}

/** The articles' paragraphs: whole lines of some length, without what a web page puts around them. */
function seedParagraphs(): string[] {
  return readdirSync(seedsFolder)
    .filter(name => name.endsWith('.txt'))
    .sort()
    .flatMap(name => readFileSync(join(seedsFolder, name), 'utf8').split('\n'))
    .map(line =>
      line
        .normalize('NFC')
        .replace(/[\p{Cc}\p{Cf}\s]+/gu, ' ')
        .replace(/^[ •]+/u, '')
        .trim(),
    )
    .filter(line => line.length >= shortestChars && !line.startsWith('('))
}
