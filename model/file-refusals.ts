// Expected refusals of files that people send or ask for; a part of the closed list (refusal.ts).

/** What a refusal says, and its status. */
export interface RefusalRow {
  readonly status: 400 | 401 | 403 | 404 | 409 | 413 | 415 | 422 | 429 | 503
  readonly vi: string
  readonly en: string
}

/** Code → status and sentences. */
export const fileRefusals = {
  'pdf-missing': {
    status: 503,
    vi: 'Máy chủ chưa cài LibreOffice nên chưa tạo được bản PDF. Hãy lấy bản Word rồi in ra PDF, hoặc nhờ người quản trị cài LibreOffice.',
    en: 'LibreOffice is not installed on the server, so no PDF can be made. Take the Word file and print it to PDF, or ask the administrator to install it.',
  },
  'pdf-busy': {
    status: 503,
    vi: 'Nhiều người đang chờ bản PDF. Hãy thử lại sau một phút, hoặc lấy bản Word.',
    en: 'Many people are waiting for a PDF. Try again in a minute, or take the Word file.',
  },
  'word-busy': {
    status: 503,
    vi: 'Nhiều người đang chờ tệp Word nên máy chủ chưa nhận thêm. Chưa có gì thay đổi; hãy thử lại sau một phút.',
    en: 'Many people are waiting for Word files, so the server takes no more just now. Nothing was changed; try again in a minute.',
  },
  'pdf-failed': {
    status: 503,
    vi: 'LibreOffice chưa tạo được bản PDF của văn kiện này. Hãy thử lại; nếu vẫn không được, lấy bản Word rồi in ra PDF.',
    en: 'LibreOffice could not make a PDF of this document. Try again; if it fails again, take the Word file and print it to PDF.',
  },
  'file-changed': {
    status: 409,
    vi: 'Tệp này không còn như lúc bạn xem các phần. Hãy chọn lại tệp, xem lại các phần rồi tạo văn kiện.',
    en: 'This file is not as it was when you looked at its parts. Choose it again, look at its parts, then create the document.',
  },
  'no-form': {
    status: 415,
    vi: 'Yêu cầu này cần một tệp gửi kèm (multipart/form-data, trường “file”). Hãy chọn tệp rồi gửi lại.',
    en: 'This request needs a file (multipart/form-data, field “file”). Choose a file and send again.',
  },
  'picture-unknown': {
    status: 415,
    vi: 'Đây không phải hình PNG hoặc JPEG. Hãy lưu hình thành PNG hoặc JPEG rồi chèn lại.',
    en: 'This is not a PNG or JPEG picture. Save it as PNG or JPEG and insert it again.',
  },
  'picture-too-large': {
    status: 413,
    vi: 'Hình lớn hơn 5 MB nên chưa được nhận. Hãy thu nhỏ hoặc nén hình rồi chèn lại.',
    en: 'The picture is larger than 5 MB and was not taken in. Make it smaller and insert it again.',
  },
  'picture-too-fine': {
    status: 422,
    vi: 'Hình có quá nhiều điểm ảnh (trên 40 triệu, hoặc một cạnh trên 20.000). Hãy thu nhỏ hình rồi chèn lại.',
    en: 'The picture has too many pixels (over 40 million, or a side over 20,000). Make it smaller and insert it again.',
  },
  'pictures-full': {
    status: 409,
    vi: 'Hình của văn kiện này đã đủ 100 MB nên không nhận thêm được. Hãy dùng lại hình đã có, hoặc hình nhỏ hơn.',
    en: 'The pictures of this document already take 100 MB, so no more fits. Use one that is there, or a smaller one.',
  },
  'originals-full': {
    status: 409,
    vi: 'Các tệp Word gốc của văn kiện này đã đủ 400 MB nên chưa nhập được tệp này. Hãy bỏ hình trong tệp cho nhẹ rồi gửi lại, hoặc ghi thay các ý kiến bằng tay.',
    en: 'The Word files kept with this document already take 400 MB, so this one was not taken in. Take the pictures out of it and send it again, or enter its opinions by hand.',
  },
  'word-not-docx': {
    status: 415,
    vi: 'Đây không phải tệp Word (.docx). Hãy mở tệp bằng Word, chọn “Lưu thành” .docx rồi gửi lại.',
    en: 'This is not a Word file (.docx). Open it in Word, save it as .docx and send it again.',
  },
  'word-old-or-locked': {
    status: 415,
    vi: 'Tệp Word này thuộc dạng cũ (.doc) hoặc có mật khẩu. Hãy mở bằng Word, bỏ mật khẩu, lưu thành .docx rồi gửi lại.',
    en: 'This Word file is of the old kind (.doc) or has a password. Open it in Word, remove the password, save it as .docx and send it again.',
  },
  'word-is-rtf': {
    status: 415,
    vi: 'Đây là tệp RTF. Hãy mở bằng Word, chọn “Lưu thành” .docx rồi gửi lại.',
    en: 'This is an RTF file. Open it in Word, save it as .docx and send it again.',
  },
  'word-broken': {
    status: 422,
    vi: 'Tệp Word bị hỏng nên không đọc được trọn vẹn. Hãy mở bằng Word, lưu lại thành tệp mới rồi gửi lại; chưa có gì được nhập.',
    en: 'The Word file is damaged and cannot be read whole. Open it in Word, save it as a new file and send that; nothing was taken in.',
  },
  'word-unsafe': {
    status: 422,
    vi: 'Tệp Word chứa cấu trúc không an toàn nên không được nhận. Hãy chép nội dung sang một tệp mới trong Word rồi gửi tệp đó.',
    en: 'The Word file holds something unsafe and was not accepted. Copy its content into a new file in Word and send that.',
  },
  'word-too-large': {
    status: 413,
    vi: 'Tệp Word quá lớn hoặc quá phức tạp. Hãy chia thành nhiều tệp, bỏ bớt hình rồi gửi lại.',
    en: 'The Word file is too large or too complex. Split it into several files or take pictures out, and send again.',
  },
} as const satisfies Record<string, RefusalRow>
