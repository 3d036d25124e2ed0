// Vietnamese words: gates, findings, questions. Fetched with the pages that show them.

import type { Finding, Gate, GateState, SentenceKey } from '#model/gates/gate.ts'

type Params = Finding['params']
type Sentence = (params: Params) => string

/** The Vietnamese words of gates. */
export const gatesVi = {
  title: 'Kiểm tra trước khi trình',
  intro: 'Bấm vào từng chỗ để đến đúng câu chữ. Các điểm cần có được kiểm tra lại khi văn bản thay đổi.',
  again: 'Kiểm tra lại',
  working: 'Đang kiểm tra…',
  failed: 'Chưa kiểm tra được văn bản',
  asOf: (time: string) => `Kiểm tra trên nội dung lúc ${time}.`,
  behind: (time: string) =>
    `Nội dung đã thay đổi sau lần kiểm tra lúc ${time}; sẽ kiểm tra lại khi ngừng gõ và đã lưu.`,
  names: {
    sections: 'Đủ mục theo đề cương',
    themes: 'Chủ đề bắt buộc của nhiệm kỳ',
    references: 'Văn bản viện dẫn còn hiệu lực',
    figures: 'Số liệu khớp nhau',
    length: 'Độ dài toàn văn',
    form: 'Thể thức văn bản',
    opinions: 'Ý kiến đã xử lý xong',
    rounds: 'Các đợt lấy ý kiến đã đóng',
    votes: 'Ý kiến quan điểm có căn cứ biểu quyết',
    requests: 'Yêu cầu bắt buộc đã được xác nhận',
    number: 'Đã có số văn bản',
  } satisfies Record<Gate, string> as Record<Gate, string>,
  states: {
    passes: 'Đạt',
    fails: 'Chưa đạt',
    notChecked: 'Không có gì để kiểm',
  } satisfies Record<GateState, string> as Record<GateState, string>,
  count: (count: string) => `${count} điểm`,
  passing: (count: string) => `${count} đạt`,
  failing: (count: string) => `${count} chưa đạt`,
  sound: 'Không thấy điều gì cần sửa.',
  nothing: {
    sections: 'Mẫu văn kiện này không còn trong hệ thống.',
    themes: 'Nhiệm kỳ của văn kiện không đặt chủ đề nào cho mẫu này.',
    references: 'Văn bản chưa viện dẫn số hiệu nào có trong danh mục.',
    figures: 'Chưa đánh dấu số liệu nào. Bôi đen một con số trong văn bản rồi bấm nút dưới đây.',
    length: 'Mẫu văn kiện này không còn trong hệ thống.',
    form: 'Bản thể thức của văn kiện không còn trong hệ thống.',
    opinions: '',
    rounds: '',
    votes: '',
    requests: '',
    number: 'Văn thư lấy số khi văn kiện đã được thông qua.',
  } satisfies Record<Gate, string> as Record<Gate, string>,
  sentences: {
    'section-empty': () => 'Mục bắt buộc này chưa có nội dung.',
    'theme-missing': ({ theme }) => `Chưa thấy nói đến: ${theme}.`,
    'theme-table-empty': ({ theme, table }) => `${theme}: bảng ${table} còn trống.`,
    'reference-replaced': ({ reference, by }) => `${reference} đã được thay bằng ${by}.`,
    'reference-date-unknown': ({ reference, known }) =>
      `${reference}: danh mục chỉ có văn bản số này ${known}. Hãy xem lại ngày.`,
    'reference-undated': ({ reference, known }) =>
      `${reference}: có nhiều văn bản cùng số (${known}). Hãy ghi rõ ngày.`,
    'figure-differs': ({ name, values }) => `${name}: mỗi chỗ ghi một khác (${values}).`,
    'figure-lost': ({ name }) => `${name}: có chỗ không còn thấy con số. Hãy bỏ dấu hoặc đánh dấu lại.`,
    'whole-too-long': ({ used, budget }) =>
      `Toàn văn ${used} tiếng, mức gợi ý ${budget} tiếng. Các mục vượt nhiều nhất:`,
    'opinion-open': ({ number }) => `${number} chưa xử lý xong.`,
    'round-open': ({ number }) => `Đợt ${number} chưa đóng tổng hợp.`,
    'unit-silent': ({ name }) => `${name} được lấy ý kiến mà chưa trả lời.`,
    'vote-missing': ({ number }) => `${number} chưa ghi căn cứ biểu quyết của cấp ủy.`,
    'request-unverified': ({ number }) => `Yêu cầu bắt buộc số ${number} chưa được cấp trên xác nhận.`,
    'number-missing': () => 'Văn kiện chưa có số.',
    'form-departure': ({ titleVi, foundVi, expectedVi }) =>
      `${titleVi}: đang là ${foundVi}, thể thức ghi ${expectedVi}.`,
    'form-part-missing': ({ titleVi }) => `${titleVi}.`,
    'shortcoming-without-cause': ({ shortcoming }) =>
      shortcoming === ''
        ? 'Hạn chế đã nêu, nguyên nhân ở đâu?'
        : `“${shortcoming}”: nguyên nhân của hạn chế này là gì?`,
    'target-without-solution': ({ target }) => `Chỉ tiêu “${target}”: giải pháp nào đỡ chỉ tiêu này?`,
    'no-subjective-cause': () =>
      'Phần nguyên nhân chưa nói đến nguyên nhân chủ quan. Có nguyên nhân nào không?',
    'missed-target-unnamed': ({ target }) => `Chỉ tiêu “${target}” không đạt. Phần hạn chế đã nói đến chưa?`,
  } satisfies Record<SentenceKey, Sentence> as Record<SentenceKey, Sentence>,
  unverified: 'chưa kiểm chứng',
  oneSource: 'một nguồn',
  source: (source: string) => `Căn cứ của điều này: ${source}`,
  excuse: 'Ghi lý do…',
  excuseLabel: 'Vì sao được để như vậy',
  excuseHint: 'Lý do được ghi vào sổ cùng tên bạn; người xét duyệt đều thấy.',
  reasonMissing: 'Hãy viết lý do.',
  save: 'Ghi lại',
  takeBack: 'Rút lại',
  said: (name: string, time: string) => `${name}, ${time}`,
  aside: 'Đã bỏ qua',
  questions: 'Câu hỏi gợi ý cho người viết',
  questionsHint: 'Phần mềm đoán theo từ khóa, có thể không đúng. Không chấm điểm, không chặn chuyển bước.',
  noQuestions: 'Không có câu hỏi nào.',
  reply: 'Trả lời…',
  replyLabel: 'Trả lời',
  replyHint: 'Câu trả lời được ghi vào sổ cùng tên bạn.',
  skip: 'Bỏ qua',
  mark: 'Đánh dấu số liệu…',
  markTitle: 'Đánh dấu số liệu',
  markNone: 'Con trỏ chưa đứng ở con số nào. Hãy đặt con trỏ vào một con số trong văn bản rồi bấm lại.',
  marking: (number: string) => `Con số ${number} ở con trỏ là`,
  markName: 'Tên số liệu',
  markNameHint: 'Ví dụ: Thu nhập bình quân đầu người',
  markHint: 'Đánh dấu cùng tên ở mọi chỗ có số liệu này: khi một chỗ đổi, phần mềm báo các chỗ khác.',
  markDo: 'Đánh dấu',
  unmark: (name: string, number: string) => `Bỏ dấu ${name}, chỗ ghi ${number}`,
  lost: 'không thấy số',
  whole: 'Toàn văn kiện',
  toFrontMatter: 'Mở phần Thể thức',
  more: (count: string) => `Xem thêm ${count} chỗ`,
  missingFor: (stage: string) => `Để chuyển sang “${stage}” còn thiếu`,
  freeFor: (stage: string) => `Chuyển sang “${stage}” không cần điều kiện nào.`,
  lastStep: 'Văn kiện đã ở bước cuối.',
  openChecks: 'Xem ở tab Kiểm tra',
  summaries: {
    sections: (count: string) => `${count} mục bắt buộc chưa có nội dung`,
    themes: (count: string) => `${count} chủ đề bắt buộc chưa nói đến`,
    references: (count: string) => `${count} văn bản viện dẫn cần xem lại`,
    figures: (count: string) => `${count} số liệu chưa khớp`,
    length: () => 'Toàn văn dài hơn mức gợi ý',
    form: (count: string) => `${count} chỗ chưa đúng thể thức`,
    opinions: (count: string) => `${count} ý kiến chưa xử lý xong`,
    rounds: (count: string) => `${count} đợt hoặc đơn vị lấy ý kiến chưa xong`,
    votes: (count: string) => `${count} ý kiến quan điểm chưa ghi căn cứ biểu quyết`,
    requests: (count: string) => `${count} yêu cầu bắt buộc chưa được xác nhận`,
    number: () => 'Văn kiện chưa có số',
  } satisfies Record<Gate, (count: string) => string> as Record<Gate, (count: string) => string>,
}

/** The shape that every language fills. */
export type GateWords = typeof gatesVi
