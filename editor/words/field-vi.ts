// Words of an observer's field, in Vietnamese: the strip over the text.

/** The words. */
export const fieldVi = {
  region: 'Lĩnh vực góp ý của bạn',
  own: 'Bạn góp ý ở các mục:',
  rest: 'Các mục khác bạn đọc để đối chiếu.',
  none: 'Văn kiện này không có mục nào thuộc lĩnh vực của bạn: bạn đọc được toàn văn nhưng không góp ý.',
  newsRegion: 'Thay đổi về mục được giao',
  news: 'Mục được giao đã thay đổi.',
  whole: 'Bạn được góp ý ở mọi mục.',
  fieldAdded: (names: string) => `Thêm mục góp ý: ${names}.`,
  fieldGone: (names: string) => `Thôi góp ý ở: ${names}.`,
  lent: (names: string) => `Giao bạn viết: ${names}.`,
  back: (names: string) => `Không còn riêng bạn viết: ${names}.`,
  read: 'Đã đọc',
}

/** The shape that every language fills. */
export type FieldWords = typeof fieldVi
