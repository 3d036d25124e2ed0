// Vietnamese words: the Word files that a document came from.

/** The Vietnamese words of the originals. */
export const originalsVi = {
  originals: {
    open: 'Tệp gốc đã nhập',
    openHint: 'Các tệp Word đã gửi lên, nguyên như lúc gửi',
    title: 'Tệp gốc đã nhập',
    hint: 'Mỗi tệp được giữ nguyên từng chữ cùng văn kiện và không xóa được.',
    none: 'Chưa có tệp nào',
    noneHint:
      'Khi văn kiện được lập từ tệp Word, hoặc ý kiến được nhập từ tệp Word, tệp đó sẽ được giữ ở đây.',
    failed: 'Chưa mở được danh sách tệp gốc',
    unnamed: 'Tệp không tên',
    uses: { draft: 'Văn kiện được lập từ tệp này', opinions: 'Ý kiến được nhập từ tệp này' },
    about: (size: string, by: string, at: string) => `${size} KB · ${by} gửi lúc ${at}`,
    save: 'Tải về',
    saveOf: (name: string) => `Tải về ${name}`,
    notSaved: 'Chưa tải được tệp gốc',
    kept: 'Tệp gốc được giữ nguyên cùng văn kiện.',
  },
}
