// Words of an observer's field, in Vietnamese: the strip over the text.

/** The words. */
export const fieldVi = {
  region: 'Lĩnh vực góp ý của bạn',
  own: 'Bạn góp ý ở các mục:',
  rest: 'Các mục khác bạn đọc để đối chiếu.',
  none: 'Văn kiện này không có mục nào thuộc lĩnh vực của bạn: bạn đọc được toàn văn nhưng không góp ý.',
}

/** The shape that every language fills. */
export type FieldWords = typeof fieldVi
