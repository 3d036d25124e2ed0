// The closed list of expected refusals: one HTTP status, one sentence in each language. Nothing else is ever refused.

import { fileRefusals, type RefusalRow } from './file-refusals.ts'

/** A language of the interface. */
export type Language = 'vi' | 'en'

/** Code → status and sentences. The code travels in `error.code`. */
export const refusals = {
  'signed-out': {
    status: 401,
    vi: 'Bạn chưa đăng nhập hoặc phiên làm việc đã hết. Hãy đăng nhập lại.',
    en: 'You are not signed in, or your session has ended. Please sign in again.',
  },
  'wrong-password': {
    status: 401,
    vi: 'Thư điện tử hoặc mật khẩu chưa đúng. Hãy kiểm tra rồi nhập lại.',
    en: 'The e-mail address or the password is not right. Check both and try again.',
  },
  'wrong-origin': {
    status: 403,
    vi: 'Yêu cầu không đến từ chính trang này nên không được nhận. Hãy mở lại trang rồi thử lại.',
    en: 'The request did not come from this site and was not accepted. Reopen the page and try again.',
  },
  'not-found': {
    status: 404,
    vi: 'Không tìm thấy, hoặc bạn không có quyền xem. Hãy kiểm tra đường dẫn hoặc hỏi người quản trị của đơn vị.',
    en: 'Not found, or not yours to see. Check the address or ask your unit’s administrator.',
  },
  'not-allowed': {
    status: 403,
    vi: 'Vai của bạn không được làm việc này ở giai đoạn hiện tại. Hãy hỏi tổ trưởng biên tập hoặc người quản trị.',
    en: 'Your role may not do this at the present stage. Ask the lead drafter or the administrator.',
  },
  'outside-field': {
    status: 403,
    vi: 'Bạn được giao góp ý ở một số mục của văn kiện này, chỗ này nằm ngoài các mục đó. Hãy góp ý ở các mục được liệt kê.',
    en: 'You were given some sections of this document to comment on, and this place lies outside them. Comment in the listed ones.',
  },
  'text-closed': {
    status: 409,
    vi: 'Văn bản đã trình nên không sửa được nữa. Nếu phải sửa, hãy đề nghị cấp trên trả lại.',
    en: 'The text has been submitted and can no longer be changed. To change it, ask the superior to return it.',
  },
  stale: {
    status: 409,
    vi: 'Có người vừa cập nhật trước bạn. Hãy xem thay đổi mới rồi làm lại.',
    en: 'Somebody changed this before you. Look at the new state and try again.',
  },
  'version-same': {
    status: 409,
    vi: 'Văn bản hiện nay đã giống phiên bản này từng chữ nên không có gì để khôi phục. Hãy chọn phiên bản khác.',
    en: 'The text is already the same as this version, so there is nothing to restore. Choose another version.',
  },
  'text-moving': {
    status: 409,
    vi: 'Văn bản vẫn đang được gõ nên chưa chốt được để trình. Hãy nhắn người đang viết tạm dừng rồi chuyển bước lại.',
    en: 'The text is still being typed in, so it could not be closed. Ask those who write to pause, then move it on again.',
  },
  'opinions-open': {
    status: 409,
    vi: 'Còn ý kiến chưa xử lý hoặc đã tiếp thu mà chưa vào văn bản. Hãy xử lý hết rồi chuyển bước.',
    en: 'Some opinions are still open, or accepted but not yet in the text. Dispose of them all first.',
  },
  'sections-empty': {
    status: 409,
    vi: 'Còn mục bắt buộc chưa có nội dung. Hãy viết đủ các mục được liệt kê rồi chuyển bước.',
    en: 'Some required sections are empty. Fill the listed sections first.',
  },
  'gates-closed': {
    status: 409,
    vi: 'Văn kiện chưa đủ điều kiện để chuyển bước. Hãy mở tab Kiểm tra, sửa các chỗ được nêu hoặc ghi lý do, rồi chuyển lại.',
    en: 'The document is not ready to move on. Open the Checks tab, correct what is named or write the reason, and move it again.',
  },
  'dossier-incomplete': {
    status: 409,
    vi: 'Hồ sơ đại hội của đơn vị còn thiếu văn kiện bắt buộc. Hãy mở trang Hồ sơ, bổ sung hoặc ghi lý do không cần cho các văn kiện được liệt kê rồi chuyển bước.',
    en: 'Required documents are missing from the unit’s congress dossier. Open the Dossier page, add the listed ones or write why they are not needed, then move on.',
  },
  'operating-unapproved': {
    status: 409,
    vi: 'Còn văn kiện điều hành đại hội chưa được duyệt. Hãy mở trang Hồ sơ, ghi việc duyệt hoặc lý do không cần cho các văn kiện được liệt kê rồi chuyển bước.',
    en: 'Some documents that the congress is run by are not approved. Open the Dossier page, record their approval or why they are not needed, then move on.',
  },
  'dossier-broken': {
    status: 409,
    vi: 'Sổ hồ sơ đại hội không còn nguyên vẹn từ dòng được nêu, nên không ghi thêm, không xuất và không chuyển bước theo sổ này được. Hãy báo người quản trị đối chiếu với bản sao lưu.',
    en: 'The register of the congress dossier is no longer whole from the row named, so nothing is added to it, exported of it or moved on by it. Ask the administrator to compare it with a backup.',
  },
  'source-broken': {
    status: 409,
    vi: 'Sổ ý kiến của dự thảo mà báo cáo này tổng hợp không còn nguyên vẹn từ sự kiện được nêu, nên báo cáo chưa chuyển bước được. Hãy báo người quản trị đối chiếu với bản sao lưu.',
    en: 'The register that this synthesis consolidates is no longer whole from the event named, so the synthesis does not move on. Ask the administrator to compare it with a backup.',
  },
  'section-lent': {
    status: 409,
    vi: 'Mục này đang giao cho người khác viết. Hãy lấy lại mục trước khi giao cho người mới.',
    en: 'This section is in somebody else’s hand. Take it back before you lend it to another.',
  },
  'finding-gone': {
    status: 409,
    vi: 'Điểm kiểm tra này không còn nữa: văn bản đã thay đổi. Hãy xem lại kết quả kiểm tra mới.',
    en: 'This finding is no longer there: the text has changed. Look at the new result of the check.',
  },
  'no-such-move': {
    status: 409,
    vi: 'Văn kiện không thể chuyển thẳng sang bước này. Hãy chọn bước kế tiếp trong tiến trình.',
    en: 'The document cannot move to this stage from here. Choose the next step of the track.',
  },
  'not-awaited': {
    status: 409,
    vi: 'Ở bước này văn kiện không chờ kết luận như vậy. Hãy xem văn kiện đang ở bước nào rồi chọn lại.',
    en: 'At this step the document does not wait for such a decision. Look where it stands and choose again.',
  },
  'steering-first': {
    status: 409,
    vi: 'Tổ chỉ đạo chưa thẩm tra xong chính văn bản này. Hãy chờ Tổ chỉ đạo kết luận rồi Ban Thường vụ mới duyệt.',
    en: 'The steering team has not passed this very text yet. Wait for its decision; the standing committee comes after it.',
  },
  'text-another': {
    status: 409,
    vi: 'Văn bản đã khác với bản bạn đọc. Hãy tải lại, xem chỗ thay đổi rồi kết luận.',
    en: 'The text is not the one you read any more. Load it again, look at what changed, then decide.',
  },
  'requests-open': {
    status: 409,
    vi: 'Còn yêu cầu bắt buộc chưa được xác nhận đã hoàn thiện. Hãy hoàn thiện và xác nhận các yêu cầu được liệt kê.',
    en: 'Some binding requests are not verified yet. Carry out and verify the listed ones first.',
  },
  'number-missing': {
    status: 409,
    vi: 'Văn kiện có số mới được ban hành, và đã ban hành thì không bỏ trống số. Hãy mở phần Thể thức, lấy số rồi làm tiếp.',
    en: 'A document is issued with its number and keeps one. Open the front matter, number it, then go on.',
  },
  'request-state': {
    status: 409,
    vi: 'Yêu cầu này không còn ở trạng thái đó. Hãy tải lại để xem ai vừa cập nhật.',
    en: 'This request is not in that state any more. Load it again to see who changed it.',
  },
  'amendment-open': {
    status: 409,
    vi: 'Đang có lần sửa đổi chưa đóng. Hãy đóng lần sửa đổi đó rồi làm tiếp.',
    en: 'An amendment is still open. Close it first.',
  },
  'amendment-closed': {
    status: 409,
    vi: 'Lần sửa đổi này đã đóng. Nếu còn phải sửa, hãy mở lần sửa đổi mới.',
    en: 'This amendment is closed. To change more, open another one.',
  },
  'decided-by-author': {
    status: 409,
    vi: 'Ý kiến đã có kết luận nên không rút được nữa.',
    en: 'The opinion has been decided and can no longer be withdrawn.',
  },
  'opinion-withdrawn': {
    status: 409,
    vi: 'Ý kiến này đã được người góp ý rút, không cần xử lý.',
    en: 'This opinion was withdrawn by its author; nothing is left to decide.',
  },
  'undo-nothing': {
    status: 409,
    vi: 'Ý kiến này chưa có quyết định nào để hoàn tác. Hãy tải lại để xem tình trạng hiện nay.',
    en: 'There is no decision on this opinion to undo. Reload to see how it stands now.',
  },
  'undo-not-yours': {
    status: 403,
    vi: 'Chỉ người đã quyết định mới hoàn tác được quyết định đó. Nếu cần, hãy quyết định lại.',
    en: 'Only the person who made a decision can undo it. If need be, decide again.',
  },
  'undo-built-on': {
    status: 409,
    vi: 'Người góp ý đã bảo lưu, hoặc chỗ sửa đã được gắn sau quyết định này, nên không hoàn tác được. Hãy quyết định lại.',
    en: 'The opinion has been reserved, or a change has been linked to it, since this decision. It cannot be undone: decide again.',
  },
  'undo-words-changed': {
    status: 409,
    vi: 'Câu chữ đã đưa vào văn bản nay đã bị sửa nên không tự rút ra được. Hãy xem chỗ đó, sửa tay rồi quyết định lại.',
    en: 'The words that were written into the text have been changed since, so they were not taken out. Look at the place, edit it by hand, and decide again.',
  },
  'binding-declined': {
    status: 409,
    vi: 'Yêu cầu bắt buộc của cấp trên không thể giữ nguyên như dự thảo khi cấp trên chưa trả lời. Hãy chọn xin ý kiến cấp trên.',
    en: 'A binding request cannot be declined without its issuer’s answer. Choose “ask the superior”.',
  },
  'binding-by-superior': {
    status: 422,
    vi: 'Chỉ cấp trên, hoặc văn thư và thư ký nhập thay cấp trên, mới đưa ra yêu cầu bắt buộc. Hãy chọn mức “Phải xử lý”.',
    en: 'Only a superior, or a clerk or compiler on its behalf, makes a binding request. Choose “major”.',
  },
  'round-over': {
    status: 409,
    vi: 'Đợt lấy ý kiến này chưa mở hoặc đã đóng tổng hợp nên không nhận việc này. Hãy xem lại thời gian của đợt.',
    en: 'This round has not begun or is closed and takes this no more. Look at its times.',
  },
  'rows-unassigned': {
    status: 409,
    vi: 'Còn ý kiến chưa gộp vào nhóm nào và chưa để riêng. Hãy gộp hoặc để riêng từng ý kiến được liệt kê rồi đóng tổng hợp đợt.',
    en: 'Some opinions stand in no group and have no line of their own. Assign the listed ones, then close the round.',
  },
  'no-synthesis': {
    status: 409,
    vi: 'Văn kiện này không lập từ sổ ý kiến nào nên không có gì để cập nhật. Hãy mở bảng ý kiến của dự thảo rồi lập báo cáo tổng hợp.',
    en: 'This document was not made from a register of opinions, so there is nothing to update. Open the draft’s table of opinions and make a synthesis there.',
  },
  'synthesis-current': {
    status: 409,
    vi: 'Báo cáo đã nêu đủ các ý kiến trong sổ, không có gì mới để bổ sung.',
    en: 'The report already names every opinion of the register; there is nothing new to add.',
  },
  'rounds-open': {
    status: 409,
    vi: 'Còn đợt lấy ý kiến chưa xong. Hãy kết thúc và đóng tổng hợp các đợt được liệt kê rồi chuyển bước.',
    en: 'Some rounds are not done. End, consolidate and close the listed ones first.',
  },
  'units-silent': {
    status: 409,
    vi: 'Còn đơn vị được lấy ý kiến mà chưa trả lời. Hãy nhắc các đơn vị được liệt kê góp ý hoặc ghi “không có ý kiến”.',
    en: 'Some units that were asked have not answered. Remind the listed ones to give an opinion or to say they have none.',
  },
  'register-broken': {
    status: 409,
    vi: 'Sổ ý kiến không còn nguyên vẹn từ sự kiện được nêu, nên văn kiện chỉ mở để đọc và không lập được báo cáo. Hãy báo người quản trị đối chiếu với bản sao lưu.',
    en: 'The register is no longer whole from the event named, so the document opens for reading only and no report is made. Ask the administrator to compare it with a backup.',
  },
  'bulk-accept': {
    status: 409,
    vi: 'Chỉ ý kiến mức “Câu chữ” mới được tiếp thu hàng loạt. Hãy tiếp thu từng ý kiến được liệt kê.',
    en: 'Only opinions on wording are accepted in bulk. Accept the listed ones one by one.',
  },
  'not-declined': {
    status: 409,
    vi: 'Chỉ bảo lưu được ý kiến đã được giải trình, giữ nguyên. Hãy chờ kết luận xử lý.',
    en: 'Only an opinion that was declined can be reserved. Wait for the decision.',
  },
  'not-accepted': {
    status: 409,
    vi: 'Ý kiến này chưa được tiếp thu, hoặc máy chủ đã đưa vào văn bản, nên không gắn chỗ sửa được.',
    en: 'This opinion is not accepted, or the server has already written it, so no change can be linked to it.',
  },
  'not-binding': {
    status: 409,
    vi: 'Chỉ yêu cầu bắt buộc mới cần trả lời của cấp trên.',
    en: 'Only a binding request is answered by its issuer.',
  },
  'words-not-there': {
    status: 409,
    vi: 'Câu chữ được chọn không còn trong văn bản. Hãy chọn lại rồi đặt ý kiến.',
    en: 'The chosen words no longer stand in the text. Choose again and place the opinion.',
  },
  'own-opinion': {
    status: 409,
    vi: 'Không tự bày tỏ đồng tình với ý kiến của chính mình.',
    en: 'One does not support one’s own opinion.',
  },
  'basis-missing': {
    status: 409,
    vi: 'Còn ý kiến quan điểm đã xử lý mà chưa ghi căn cứ biểu quyết của cấp ủy. Hãy ghi số biên bản hoặc phiên họp cho các ý kiến được liệt kê.',
    en: 'Some opinions of substance were decided without the committee’s vote. Name the minutes or the meeting for the listed ones.',
  },
  'number-taken': {
    status: 409,
    vi: 'Số này đã cấp cho văn kiện khác cùng loại trong nhiệm kỳ. Hãy nhập số khác, hoặc để hệ thống lấy số kế tiếp.',
    en: 'Another document of this type has this number in the term. Type another one, or take the next free one.',
  },
  'number-early': {
    status: 409,
    vi: 'Văn kiện chưa đến bước lấy số. Hãy lấy số khi văn kiện đã được thông qua hoặc khi ban hành.',
    en: 'The document is not at a stage at which it gets a number. Number it once it is adopted, or when it is issued.',
  },
  'too-large': {
    status: 413,
    vi: 'Nội dung gửi lên quá lớn. Hãy chia nhỏ rồi gửi lại.',
    en: 'What was sent is too large. Split it and send again.',
  },
  'wrong-type': {
    status: 415,
    vi: 'Kiểu dữ liệu gửi lên không đúng. Yêu cầu này cần JSON.',
    en: 'The content type is wrong. This request needs JSON.',
  },
  'bad-json': {
    status: 400,
    vi: 'Nội dung gửi lên không phải JSON hợp lệ.',
    en: 'What was sent is not valid JSON.',
  },
  invalid: {
    status: 422,
    vi: 'Có chỗ chưa đúng trong nội dung gửi lên. Hãy sửa các chỗ được nêu rồi gửi lại.',
    en: 'Something in what was sent is not right. Correct the fields named and send again.',
  },
  'explanation-missing': {
    status: 422,
    vi: 'Cần ghi lý do cho cách xử lý này. Hãy viết phần giải trình rồi gửi lại.',
    en: 'This decision needs a reason. Write the explanation and send again.',
  },
  'minutes-missing': {
    status: 422,
    vi: 'Việc này do tập thể quyết định nên cần số và ngày biên bản. Hãy ghi biên bản rồi gửi lại.',
    en: 'A body decides this, so the number and day of its minutes are needed. Name the minutes and send again.',
  },
  'vote-missing': {
    status: 422,
    vi: 'Việc này do tập thể biểu quyết. Hãy ghi số người dự, số tán thành, không tán thành, không có ý kiến rồi gửi lại.',
    en: 'A body votes on this. Give how many were present, for, against and blank, and send again.',
  },
  'note-missing': {
    status: 422,
    vi: 'Bước này cần ghi lý do. Hãy viết lý do rồi gửi lại.',
    en: 'This step needs a reason. Write it and send again.',
  },
  'reasons-missing': {
    status: 422,
    vi: 'Trả lại văn kiện cần nêu ít nhất một lý do. Hãy viết lý do rồi gửi lại.',
    en: 'A return needs at least one reason. Write it and send again.',
  },
  'requests-missing': {
    status: 422,
    vi: 'Duyệt kèm yêu cầu cần ít nhất một yêu cầu. Hãy viết yêu cầu, hoặc chọn duyệt không kèm yêu cầu.',
    en: 'An approval with requests needs at least one. Write it, or approve without requests.',
  },
  'proposed-text-missing': {
    status: 422,
    vi: 'Ý kiến loại “sửa” cần có câu chữ đề nghị. Hãy viết câu chữ muốn thay rồi gửi lại.',
    en: 'An opinion of the kind “replace” needs its proposed wording. Write it and send again.',
  },
  'text-broken': {
    status: 422,
    vi: 'Nội dung có ký tự điều khiển không được nhận. Hãy xóa các ký tự lạ rồi gửi lại.',
    en: 'The text holds control characters that are not accepted. Remove them and send again.',
  },
  'too-many': {
    status: 429,
    vi: 'Bạn thao tác quá nhanh. Hãy chờ một chút rồi thử lại.',
    en: 'Too many requests. Wait a moment and try again.',
  },
  'not-ready': {
    status: 503,
    vi: 'Hệ thống tạm thời chưa mở được văn kiện. Hãy thử lại sau ít phút; bài đang viết không mất.',
    en: 'The document cannot be opened right now. Try again in a few minutes; what you wrote is not lost.',
  },
  'token-used': {
    status: 409,
    vi: 'Đường dẫn lập tài khoản quản trị đã được dùng hoặc không đúng. Hãy đăng nhập, hoặc khởi động lại máy chủ để có đường dẫn mới.',
    en: 'The link that creates the administrator was used or is wrong. Sign in, or restart the server for a new link.',
  },
  'account-exists': {
    status: 409,
    vi: 'Thư điện tử này đã có tài khoản. Hãy chọn người đó trong danh sách hoặc dùng thư điện tử khác.',
    en: 'This e-mail address already has an account. Choose that person, or use another address.',
  },
  ...fileRefusals,
} as const satisfies Record<string, RefusalRow>

/** A reason from the closed list. */
export type RefusalCode = keyof typeof refusals

/** An expected refusal: a value, not an exception. */
export interface Refusal {
  readonly code: RefusalCode
  /** What exactly: the field, the open opinions, the latest seq. Plain JSON, never text of the document. */
  readonly details?: unknown
}

/** The result of something that may be refused. */
export type Outcome<T> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly refusal: Refusal }

/** A success. */
export function done<T>(value: T): Outcome<T> {
  return { ok: true, value }
}

/** A refusal. @param details plain JSON for the caller */
export function refuse(code: RefusalCode, details?: unknown): Exclude<Outcome<never>, { ok: true }> {
  return { ok: false, refusal: details === undefined ? { code } : { code, details } }
}
