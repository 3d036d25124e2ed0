// Vietnamese words: a synthesis of opinions as a document of its own. Fetched with what shows them.

/** The Vietnamese words. */
export const synthesisVi = {
  beginTitle: 'Lập báo cáo tổng hợp ý kiến',
  beginHint: (count: string) =>
    `Lập một văn kiện mới của đơn vị từ ${count} ý kiến trong sổ lúc này: theo đề mục của dự thảo, có số lượng, xu hướng, ý kiến đáng chú ý, ý kiến bảo lưu và danh sách đầy đủ. Sau đó sửa chung trên trang, xét duyệt và trình đại hội thông qua như các văn kiện khác.`,
  confidential: 'Dự thảo này chỉ dành cho người làm nhân sự, nên báo cáo tổng hợp cũng vậy.',
  title: 'Tên văn kiện',
  titleMissing: 'Hãy ghi tên văn kiện.',
  suggestedTitle: (title: string) => `Báo cáo tổng hợp ý kiến góp ý: ${title}`,
  made: 'Đã lập từ sổ ý kiến này:',
  madeAt: (time: string) => `lập lúc ${time}`,
  begin: 'Lập báo cáo',
  of: 'Tổng hợp ý kiến về',
  readAt: (count: string, time: string) => `Đã đọc sổ ý kiến lúc ${time}: ${count} ý kiến.`,
  same: 'Từ đó sổ chưa có gì mới.',
  moved: (came: string, changed: string) => `Từ đó có ${came} ý kiến mới, ${changed} ý kiến có cập nhật.`,
  updateHint: 'Phần mềm chỉ thêm những gì chưa nêu, không sửa và không xóa câu chữ đã viết.',
  update: 'Bổ sung từ sổ ý kiến',
  updated: (count: string) => `Đã bổ sung từ sổ ý kiến: nêu thêm ${count} ý kiến.`,
  failed: 'Chưa đọc được sổ ý kiến của báo cáo này.',
}

/** The shape that every language fills. */
export type SynthesisWords = typeof synthesisVi
