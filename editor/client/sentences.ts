// What the client says when something cannot be done: what happened, why, what to do. Both languages.

/** A language of the interface. */
export type Language = 'vi' | 'en'

const sentences = {
  'no-network': {
    vi: 'Không gửi được vì máy đang mất kết nối. Hãy kiểm tra mạng rồi thử lại; nội dung đang viết không mất.',
    en: 'Nothing was sent because the connection is down. Check the network and try again; what you wrote is kept.',
  },
  'bad-answer': {
    vi: 'Hệ thống trả lời không đọc được. Hãy thử lại; nếu vẫn không được, hãy báo người quản trị.',
    en: 'The answer could not be read. Try again; if it happens again, tell your administrator.',
  },
  'signed-out': {
    vi: 'Phiên làm việc đã hết. Hãy đăng nhập lại; nội dung chưa gửi vẫn giữ trên trang này.',
    en: 'Your session has ended. Sign in again; what was not sent is kept on this page.',
  },
  forbidden: {
    vi: 'Bạn không còn quyền làm việc này với văn kiện. Hãy chép phần chưa gửi nếu cần, rồi hỏi tổ trưởng biên tập.',
    en: 'You no longer have this right on the document. Copy what was not sent if you need it, then ask the lead drafter.',
  },
  unknown: {
    vi: 'Không tìm thấy văn kiện, hoặc bạn không có quyền xem. Hãy kiểm tra đường dẫn.',
    en: 'The document was not found, or is not yours to see. Check the address.',
  },
  'refused-update': {
    vi: 'Thay đổi vừa rồi không được nhận nên trang đã ngừng gửi. Hãy chép phần chưa gửi rồi tải lại trang.',
    en: 'The last change was not accepted, so the page stopped sending. Copy what was not sent, then reload.',
  },
  'other-version': {
    vi: 'Trang này thuộc phiên bản cũ. Hãy tải lại trang để tiếp tục.',
    en: 'This page belongs to an older version. Reload it to go on.',
  },
  'too-big': {
    vi: 'Thay đổi vừa rồi quá lớn nên không được nhận. Hãy chép phần chưa gửi, tải lại trang rồi dán từng phần.',
    en: 'The last change was too big to be accepted. Copy what was not sent, reload, then paste it in parts.',
  },
  'too-fast': {
    vi: 'Hệ thống đang quá tải với trang này nên tạm ngắt. Hãy chờ; trang tự nối lại và phần chưa ghi được giữ nguyên.',
    en: 'The system has too much to do with this page and interrupted it. Wait; the page reconnects by itself and keeps what was not saved.',
  },
  closed: {
    vi: 'Kết nối bị đóng và không thể tự mở lại. Hãy tải lại trang.',
    en: 'The connection was closed and cannot be reopened by itself. Reload the page.',
  },
  'not-loaded': {
    vi: 'Chưa tải xong văn kiện. Hãy chờ một chút rồi thử lại.',
    en: 'The document has not finished loading. Wait a moment and try again.',
  },
} as const

/** Name of a sentence of this file. */
export type SentenceCode = keyof typeof sentences

/** The sentence for a code, in the language asked for. */
export function sentence(code: SentenceCode, language: Language): string {
  return sentences[code][language]
}

/** Why a socket was closed for good (close codes 4400–4499), as a code of this file. */
export function codeOfClose(closeCodeNumber: number): SentenceCode {
  switch (closeCodeNumber) {
    case 4400:
      return 'refused-update'
    case 4401:
      return 'signed-out'
    case 4403:
      return 'forbidden'
    case 4404:
      return 'unknown'
    case 4409:
      return 'other-version'
    case 4413:
      return 'too-big'
    default:
      return 'closed'
  }
}
