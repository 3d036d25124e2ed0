// Vietnamese prose of any length, the same at every run: the words of a report, strung together by a seeded generator.

/** A generator of numbers in [0, 1) that gives the same row for the same seed (mulberry32). */
export function seeded(seed: number): () => number {
  let state = seed >>> 0
  return () => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32
  }
}

const phrases = [
  'Ban Chấp hành Đảng bộ xã',
  'đã tập trung lãnh đạo',
  'phát triển kinh tế nông nghiệp theo hướng hàng hóa',
  'gắn với xây dựng nông thôn mới',
  'thu nhập bình quân đầu người tăng khá',
  'tỷ lệ hộ nghèo giảm dần qua từng năm',
  'công tác kiểm tra, giám sát được tăng cường',
  'các tổ chức cơ sở đảng trực thuộc',
  'thực hiện nghiêm nguyên tắc tập trung dân chủ',
  'chất lượng sinh hoạt chi bộ được nâng lên',
  'kết nạp đảng viên mới đạt chỉ tiêu đề ra',
  'quốc phòng, an ninh được giữ vững',
  'khối đại đoàn kết các dân tộc được củng cố',
  'một số chỉ tiêu chưa đạt kế hoạch',
  'nguyên nhân chủ yếu là do',
  'năng lực của một bộ phận cán bộ còn hạn chế',
  'hạ tầng giao thông liên thôn chưa đồng bộ',
  'cần tiếp tục đổi mới phương thức lãnh đạo',
  'đẩy mạnh chuyển đổi số trong cơ quan',
  'nâng cao hiệu quả hoạt động của Mặt trận Tổ quốc',
  'huy động mọi nguồn lực trong nhân dân',
  'bảo vệ rừng và phát triển kinh tế dưới tán rừng',
  'mở rộng diện tích cây quế và cây dược liệu',
  'giáo dục, y tế, văn hóa có nhiều tiến bộ',
]

/**
 * A sentence that opens with its own number, so that a test can find it.
 *
 * @param words at least this many words, at most a phrase more
 */
export function numberedSentence(ordinal: number, words: number, random: () => number): string {
  const text = [`Điểm ${ordinal}.`]
  let count = 2
  while (count < words) {
    const phrase = phrases[Math.floor(random() * phrases.length)] ?? ''
    text.push(count === 2 ? phrase.charAt(0).toUpperCase() + phrase.slice(1) : phrase)
    count += phrase.split(' ').length
  }
  return `${text.join(' ')}.`
}

/** The beginning of a numbered sentence. */
export function openingOf(ordinal: number): string {
  return `Điểm ${ordinal}.`
}
