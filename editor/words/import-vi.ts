// Vietnamese words: reading a Word file back.

/** The Vietnamese words of the import. */
export const importVi = {
  wordImport: {
    open: 'Nhập ý kiến từ Word…',
    openHint: 'Chú thích và thay đổi được theo dõi thành ý kiến góp ý',
    title: 'Nhập ý kiến từ tệp Word',
    drop: 'Kéo tệp .docx vào đây',
    dropHint: 'Tệp xuất “kèm ý kiến” hoặc tệp đơn vị gửi về đều được. Tối đa 40 MB.',
    choose: 'Chọn tệp…',
    chosen: (name: string, size: string) => `${name} (${size} KB)`,
    other: 'Chọn tệp khác',
    warning:
      'Ý kiến được ghi vào sổ dưới tên bạn, thay cho người góp ý ghi trong tệp. Đã ghi thì không xóa được, chỉ rút lại được. Nhập lại cùng một tệp không tạo ý kiến trùng.',
    legacy: 'Đổi chữ viết bằng phông cũ (TCVN3, VNI) sang Unicode',
    legacyHint: 'Chỉ có tác dụng khi tệp có chữ như vậy. Bỏ chọn thì chữ giữ nguyên như trong tệp.',
    confirm: 'Nhập vào sổ ý kiến',
    working: 'Đang gửi và đọc tệp…',
    failed: 'Chưa nhập được tệp',
    cancelled: 'Đã dừng chờ. Những gì máy chủ đã ghi vẫn còn; nhập lại tệp không tạo ý kiến trùng.',
    doneTitle: (name: string) => `Đã đọc xong ${name}`,
    states: {
      matched: 'Đúng chỗ',
      moved: 'Câu chữ đã đổi hoặc đã dời',
      unplaced: 'Chưa có chỗ',
    },
    stateHints: {
      matched: 'Câu chữ được góp ý còn nguyên trong văn kiện',
      moved: 'Tìm được chỗ gần đúng, nên xem lại',
      unplaced: 'Vẫn nằm trong sổ; hãy đặt lại vị trí trên thẻ ý kiến ở trang dự thảo',
    },
    total: 'Tổng số ý kiến và trả lời',
    made: (opinions: string, proposals: string, replies: string) =>
      `Ghi mới: ${opinions} ý kiến, ${proposals} đề nghị sửa câu chữ, ${replies} trả lời.`,
    found: (count: string) => `Đã có trong sổ từ trước: ${count}.`,
    messages: 'Những gì cần biết thêm',
    again: 'Nhập tệp nữa',
    done: 'Xong',
  },
}
