// Vietnamese words: a document that begins from a Word file.

/** The Vietnamese words of the way from Word. */
export const fromWordVi = {
  fromWord: {
    choose: 'Từ tệp Word…',
    chosen: (name: string) => `Lấy nội dung từ ${name}`,
    remove: 'Bỏ tệp',
    hint: 'Không bắt buộc. Tối đa 40 MB; bạn xem và xếp mục cho từng phần trước khi tạo.',
    next: 'Xem các phần…',
    title: (name: string) => `Xếp mục cho ${name}`,
    reading: 'Đang gửi và đọc tệp…',
    failed: 'Chưa đọc được tệp',
    back: 'Quay lại',
    intro:
      'Mỗi phần của tệp vào mục ghi ở bên phải. Hãy xem lại, nhất là các dòng đánh dấu; tệp gốc không bị sửa và không được lưu trên máy chủ.',
    part: 'Phần trong tệp',
    goesTo: 'Vào mục',
    noHeading: '(không có đề mục)',
    counts: (syllables: string, tables: string, lists: string) =>
      [`${syllables} tiếng`, tables && `${tables} bảng`, lists && `${lists} gạch đầu dòng`]
        .filter(part => part !== '')
        .join(' · '),
    unassigned: 'Chưa xếp mục',
    leftOut: 'Không đưa vào văn bản',
    goesToOf: (part: string) => `Mục cho phần “${part}”`,
    summary: (placed: string, unassigned: string, leftOut: string) =>
      `${placed} phần đã xếp mục, ${unassigned} phần chưa xếp mục, ${leftOut} phần không đưa vào.`,
    unassignedHint: 'Phần chưa xếp mục đứng riêng trước phụ lục, để chuyển dần vào các mục.',
    legacy: (count: string) => `Đổi ${count} đoạn viết bằng phông cũ (TCVN3, VNI) sang Unicode`,
    legacyHint:
      'Bỏ chọn thì các đoạn ấy giữ nguyên như trong tệp. Dù chọn cách nào, hãy đọc lại trước khi tạo văn kiện.',
    notTaken: (count: string) => `Những gì không vào văn bản (${count})`,
    kinds: {
      deleted: 'Chữ đã xóa trong tệp',
      comment: 'Ghi chú',
      footnote: 'Chú thích',
      endnote: 'Chú thích cuối văn bản, nay là chú thích cuối trang',
      textBox: 'Hộp chữ',
      headerFooter: 'Đầu trang, chân trang',
      contents: 'Mục lục',
      formula: 'Công thức',
      image: 'Hình',
      heading: 'Đề mục viết khác đề cương',
      form: 'Thể thức, chữ ký',
    },
    create: 'Tạo văn kiện',
    created: 'Đã tạo văn kiện',
    createdHint:
      'Đây là những gì của tệp không có trong văn bản. Nếu cần, hãy chép lại trước khi đóng. Tệp Word gốc được giữ cùng văn kiện, ở nút “Xuất Word”.',
    open: 'Mở văn kiện',
    empty: 'Tệp không có chữ nào để đưa vào văn bản.',
  },
}
