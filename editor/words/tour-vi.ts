// Vietnamese words: the hint for newcomers on the draft page.

/** The Vietnamese words. */
export const tourVi = {
  title: 'Ba bước làm quen',
  dismiss: 'Đã rõ, không hiện lại',
  steps: {
    see: 'Bấm vào một ý kiến bên phải để thấy chỗ câu chữ được góp ý.',
    opine: 'Bôi đen câu chữ trong văn bản rồi bấm Góp ý.',
    write: 'Viết tiếp vào một mục còn mỏng ◐ trong đề cương bên trái.',
    export: 'Bấm Xuất Word để nhận tệp đúng thể thức.',
    outline: 'Bấm một mục trong đề cương bên trái để đến đúng chỗ.',
    answers: 'Ý kiến đã gửi nằm ở bên phải, cùng câu trả lời.',
  },
}

/** The shape that every language fills. */
export type TourWords = typeof tourVi
