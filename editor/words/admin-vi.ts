// Words of the administration page, in Vietnamese. They travel with that page alone.

/** The words. */
export const adminVi = {
  hint: 'Đơn vị, tài khoản và vai của từng người',
  units: 'Đơn vị',
  newUnit: 'Thêm đơn vị…',
  unitName: 'Tên đơn vị',
  unitNameMissing: 'Hãy nhập tên đơn vị.',
  unitParent: 'Cấp trên trực tiếp',
  noParent: 'Không có',
  unitKind: 'Cấp',
  kinds: {
    cell: 'Chi bộ',
    grassroots: 'Tổ chức cơ sở',
    commune: 'Cấp xã',
    district: 'Cấp huyện',
    province: 'Cấp tỉnh',
  },
  members: 'Thành viên',
  name: 'Họ và tên',
  email: 'Thư điện tử',
  role: 'Vai',
  until: 'Giữ vai đến (bỏ trống nếu không có hạn)',
  untilPast: 'Thời điểm này đã qua. Hãy chọn ngày sau.',
  heldUntil: (time: string) => `đến ${time}`,
  add: 'Thêm người…',
  addTitle: (unit: string) => `Thêm người vào ${unit}`,
  addHint: 'Nếu thư điện tử chưa có tài khoản, tài khoản mới được lập với mật khẩu bạn đặt.',
  password: 'Mật khẩu ban đầu',
  addDo: 'Thêm vào đơn vị',
  added: (name: string, role: string) => `Đã thêm ${name} với vai ${role}.`,
  revoke: 'Thôi vai',
  revokeTitle: (name: string) => `Thôi vai của ${name}`,
  revokeHint: (name: string, role: string, unit: string) =>
    `${name} thôi vai ${role} ở ${unit} ngay từ lúc này. Những gì người ấy đã viết và góp ý vẫn được giữ.`,
  revokeDo: 'Thôi vai',
  revoked: (name: string) => `${name} đã thôi vai.`,
  empty: 'Đơn vị chưa có ai',
  emptyHint: 'Thêm người và chọn vai; người ấy đăng nhập được ngay.',
  noUnits: 'Chưa có đơn vị nào',
  noUnitsHint: 'Thêm đơn vị đầu tiên, rồi thêm người vào đơn vị ấy.',
  failed: 'Không tải được danh sách đơn vị',
  forbidden: 'Trang này dành cho người quản trị',
  unitAdded: (name: string) => `Đã thêm đơn vị ${name}.`,
}

/** The shape that every language fills. */
export type AdminWords = typeof adminVi
