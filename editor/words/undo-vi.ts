// Words about taking a decision back, in Vietnamese. They come with what does it, not with the page.

/** The words. */
export const undoVi = {
  done: (name: string) => `Đã hoàn tác quyết định về ${name}.`,
  wordsBack: (name: string) => `Đã hoàn tác quyết định về ${name}; câu chữ cũ đã trở lại trong văn bản.`,
  refused: (name: string) => `Chưa hoàn tác được ${name}`,
  many: (count: string) => `Đã hoàn tác quyết định về ${count} ý kiến.`,
  standsNow: 'Nay ở đó là:',
  go: 'Đến chỗ đó trong văn bản',
  gone: 'Đoạn ấy không còn trong văn bản.',
  nothing:
    'Từ khi mở trang này, bạn chưa quyết định ý kiến nào còn hoàn tác được. Muốn hoàn tác chữ đã gõ, hãy bấm vào văn bản rồi nhấn Ctrl+Z.',
}
