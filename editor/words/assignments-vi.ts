// Words of assignments on the administration page, in Vietnamese. They travel with that page alone.

/** The words. */
export const assignmentsVi = {
  open: 'Phân công…',
  openFor: (name: string) => `Phân công phụ trách cho ${name}`,
  title: (name: string) => `Phân công phụ trách: ${name}`,
  hint: 'Chưa phân công thì phụ trách mọi đơn vị cấp dưới. Đã phân công thì chỉ xem được những gì được giao, trong thời gian được giao.',
  clerkHint:
    'Văn thư chỉ xem và cấp số cho văn kiện nhân sự khi được giao đích danh. Văn kiện khác của đơn vị thì không cần giao.',
  present: 'Đang giao',
  none: 'Chưa giao đơn vị hay văn kiện nào.',
  document: (name: string, id: string) => `Một văn kiện của ${name} (mã ${id})`,
  from: (time: string) => `từ ${time}`,
  until: (time: string) => `đến ${time}`,
  ended: 'đã hết hạn',
  remove: 'Thôi giao',
  removeOf: (what: string) => `Thôi giao: ${what}`,
  removed: 'Đã thôi giao.',
  target: 'Giao phụ trách',
  targetPlaceholder: 'Chọn đơn vị hoặc văn kiện',
  oneDocument: 'Một văn kiện…',
  link: 'Địa chỉ trang của văn kiện',
  linkHint: 'Dán địa chỉ do đơn vị gửi; trang quản trị không hiện tên văn kiện.',
  linkWrong: 'Không có văn kiện nào như vậy thuộc phạm vi của đơn vị này. Hãy kiểm tra lại địa chỉ.',
  targetMissing: 'Hãy chọn đơn vị cấp dưới hoặc một văn kiện.',
  field: 'Lĩnh vực: các mục được góp ý',
  fieldHint:
    'Để trống: góp ý ở mọi mục. Đã chọn: vẫn đọc cả văn kiện, nhưng chỉ góp ý ở các mục này và các mục con của chúng.',
  fieldPlaceholder: 'Mọi mục',
  noSection: 'Không có mục nào như vậy.',
  sections: (titles: string) => `góp ý ở: ${titles}`,
  starts: 'Từ lúc (để trống: từ bây giờ)',
  ends: 'Đến lúc (để trống: không hạn)',
  endsWrong: 'Lúc kết thúc phải sau lúc bắt đầu và sau bây giờ.',
  submit: 'Giao',
  done: (name: string) => `Đã giao cho ${name}.`,
  failed: 'Không tải được phân công',
}

/** The shape that every language fills. */
export type AssignmentWords = typeof assignmentsVi
