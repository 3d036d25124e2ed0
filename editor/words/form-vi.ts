// Vietnamese words: checking the form of a Word file.

import type { FormRegion, FormSeverity } from '#model/form-finding.ts'

/** The Vietnamese words of the form check. */
export const formVi = {
  formCheck: {
    open: 'Kiểm tra thể thức…',
    openHint: 'Đối chiếu một tệp Word với hướng dẫn thể thức',
    noted: (count: string) =>
      `Thể thức có ${count} điểm cần xem; chọn “Kiểm tra thể thức…” ở bảng chọn “Xuất Word” hoặc ở trang danh sách.`,
    departingHint: (name: string, count: string) => `${name}: ${count} điểm cần xem`,
    title: 'Kiểm tra thể thức tệp Word',
    profile: 'Đối chiếu với',
    unverifiedProfile:
      'Chưa ai đối chiếu bộ quy tắc này với toàn văn hướng dẫn. Hãy coi kết quả là gợi ý để xem lại.',
    dropHint: 'Tệp chỉ được đọc để kiểm tra, không lưu lại. Tối đa 40 MB.',
    working: 'Đang kiểm tra…',
    failed: 'Chưa kiểm tra được tệp',
    cancelled: 'Đã dừng kiểm tra.',
    clean: 'Không thấy điểm nào khác thể thức',
    cleanHint: 'Đường kẻ, hình, chú thích và cỡ chữ trong bảng không được kiểm tra.',
    result: (name: string, count: string) => `${name}: ${count} điểm cần xem`,
    severities: {
      must: 'Phải sửa',
      should: 'Nên sửa',
      hint: 'Nên xem lại',
    } satisfies Record<FormSeverity, string>,
    severityHints: {
      must: 'theo đoạn trích của hướng dẫn, hoặc hai nguồn khớp nhau',
      should: 'một nguồn ghi như vậy',
      hint: 'chưa đối chiếu với hướng dẫn, hoặc mức mặc định',
    } satisfies Record<FormSeverity, string>,
    regions: {
      file: 'Cả tệp',
      page: 'Trang giấy',
      header: 'Phần đầu',
      title: 'Tên loại, trích yếu',
      text: 'Nội dung',
      signature: 'Phần ký, nơi nhận',
      annex: 'Phụ lục',
    } satisfies Record<FormRegion, string>,
    paragraph: (number: string) => `đoạn ${number}`,
    times: (count: string) => `${count} chỗ`,
    found: 'Hiện',
    expected: 'Cần',
    source: 'Nguồn',
    unverified: 'chưa kiểm chứng',
    copy: 'Chép danh sách',
    copied: 'Đã chép danh sách.',
    notCopied: 'Trình duyệt không cho chép. Hãy bôi đen danh sách rồi chép bằng bàn phím.',
    again: 'Kiểm tra tệp khác',
  },
}
