// What a person reads when their socket is told no. One sentence each: what happened, why, what to do.

import { type Language, refusals } from '#model/refusal.ts'

const sentences = {
  readOnly: {
    vi: 'Bạn đang mở văn kiện ở chế độ chỉ đọc nên phần vừa gõ không được ghi. Hãy gửi góp ý, hoặc hỏi tổ trưởng biên tập nếu bạn cần sửa.',
    en: 'You have this document open for reading only, so what you typed was not saved. Give an opinion, or ask the lead drafter if you need to write.',
  },
  rightChanged: {
    vi: 'Quyền của bạn với văn kiện này vừa thay đổi nên trang chuyển sang chỉ đọc. Phần chưa ghi vẫn còn trên màn hình; hãy chép lại rồi mở lại trang.',
    en: 'Your rights on this document have just changed and the page is now read-only. What was not saved is still on your screen; copy it, then reopen the page.',
  },
  refusedUpdate: {
    vi: 'Thay đổi vừa gửi không được ghi vì làm hỏng khung mục của văn kiện hoặc không đọc được. Phần vừa viết vẫn còn trên màn hình; hãy chép lại rồi tải lại trang.',
    en: 'The change you sent was not saved because it would break the outline of the document or could not be read. What you wrote is still on your screen; copy it, then reload the page.',
  },
  tooBig: {
    vi: 'Thay đổi vừa gửi lớn hơn 1 MB nên không được ghi. Hãy chép lại, tải lại trang rồi dán từng phần nhỏ.',
    en: 'The change you sent is larger than 1 MB and was not saved. Copy it, reload the page and paste it in smaller parts.',
  },
  textFull: {
    vi: 'Văn kiện đã đến dung lượng lớn nhất (8 MB) nên phần vừa viết không được ghi. Hãy chép lại, tải lại trang, xóa bớt phần không cần hoặc chuyển bớt sang văn kiện khác rồi viết tiếp.',
    en: 'The document has reached its largest size (8 MB), so what you wrote was not saved. Copy it, reload the page, delete what is not needed or move part of it to another document, then go on.',
  },
  tooFast: {
    vi: 'Thay đổi được gửi quá nhanh trong thời gian dài nên hệ thống tạm ngắt. Hãy chờ một phút; trang tự nối lại và phần chưa ghi được giữ nguyên.',
    en: 'Changes were sent too fast for too long, so the connection was interrupted. Wait a minute; the page reconnects by itself and keeps what was not saved.',
  },
  tooMany: {
    vi: 'Tài khoản này đang mở quá nhiều trang văn kiện cùng lúc nên trang mới chưa mở được. Hãy đóng bớt trang rồi mở lại.',
    en: 'This account has too many document pages open at once, so the new one was not opened. Close some of them, then open it again.',
  },
  tooManyHere: {
    vi: 'Từ mạng này đang mở quá nhiều trang văn kiện cùng lúc nên trang mới chưa mở được. Hãy đóng bớt trang rồi mở lại; nếu cả cơ quan dùng chung một địa chỉ mạng, hãy báo người quản trị.',
    en: 'Too many document pages are open from this network at once, so the new one was not opened. Close some of them, then open it again; if a whole office shares one address, tell your administrator.',
  },
  otherVersion: {
    vi: 'Trang đang mở thuộc phiên bản cũ nên không ghi được. Hãy chép phần chưa ghi rồi tải lại trang.',
    en: 'This page belongs to an older version and cannot save. Copy what was not saved, then reload the page.',
  },
  notFound: refusals['not-found'],
  notReady: refusals['not-ready'],
} as const

/** Name of a sentence. */
export type SentenceName = keyof typeof sentences

/** A sentence in a person's language. */
export function sentence(name: SentenceName, language: Language): string {
  return sentences[name][language]
}
