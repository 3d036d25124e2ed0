// Vietnamese in the encodings from before Unicode, told by the name of the font: TCVN3 (.VnTime) and VNI (VNI-Times).

/** An encoding of before Unicode; the upper-case fonts of TCVN3 show small letters as capitals. */
export type LegacyEncoding = 'tcvn3' | 'tcvn3-upper' | 'vni'

/** The encoding that a font's name stands for, or null. */
export function legacyEncoding(font: string): LegacyEncoding | null {
  if (/^\.vn.*h$/iu.test(font)) return 'tcvn3-upper'
  if (/^\.vn/iu.test(font)) return 'tcvn3'
  return /^vni[- ]/iu.test(font) ? 'vni' : null
}

/** Text of a legacy font in Unicode. Marks may come out combining, to join a letter before them; NFC is the caller's. */
export function fromLegacy(text: string, encoding: LegacyEncoding): string {
  if (encoding === 'vni') return text.replace(/[\u00c0-\u00ff]/gu, sign => vni.get(sign) ?? sign)
  const letters = text.replace(/[\u00a1-\u00ff]/gu, sign => tcvn3.get(sign) ?? sign)
  return encoding === 'tcvn3-upper' ? letters.toLocaleUpperCase('vi') : letters
}

/** TCVN 5712:1993 from 0xA1 on: each sign with its letter. */
const tcvn3 = new Map(
  (
    '¡Ă ¢Â £Ê ¤Ô ¥Ơ ¦Ư §Đ ¨ă ©â ªê «ô ¬ơ \u00adư ®đ ¯Ằ °\u0300 ±\u0309 ²\u0303 ³\u0301 ´\u0323 µà ¶ả ·ã ¸á ¹ạ ºẲ »ằ ¼ẳ ½ẵ ¾ắ ' +
    '¿Ẵ ÀẮ ÁẦ ÂẨ ÃẪ ÄẤ ÅỀ Æặ Çầ Èẩ Éẫ Êấ Ëậ Ìè ÍỂ Îẻ Ïẽ Ðé Ñẹ Òề Óể Ôễ Õế Öệ ×ì Øỉ ÙỄ ÚẾ ÛỒ Üĩ Ýí Þị ßò ' +
    'àỔ áỏ âõ ãó äọ åồ æổ çỗ èố éộ êờ ëở ìỡ íớ îợ ïù ðỖ ñủ òũ óú ôụ õừ öử ÷ữ øứ ùự úỳ ûỷ üỹ ýý þỵ ÿỐ'
  )
    .split(' ')
    .map(pair => [pair.charAt(0), pair.slice(1)] as const),
)

// VNI writes a vowel and then a sign for its marks; a few letters have a sign of their own.
const vniMarks: Readonly<Record<string, string>> = {
  ù: '\u0301',
  ø: '\u0300',
  û: '\u0309',
  õ: '\u0303',
  ï: '\u0323',
  â: '\u0302',
  á: '\u0302\u0301',
  à: '\u0302\u0300',
  å: '\u0302\u0309',
  ã: '\u0302\u0303',
  ä: '\u0302\u0323',
  ê: '\u0306',
  é: '\u0306\u0301',
  è: '\u0306\u0300',
  ú: '\u0306\u0309',
  ü: '\u0306\u0303',
  ë: '\u0306\u0323',
}
const vniLetters: Readonly<Record<string, string>> = {
  í: 'í',
  ì: 'ì',
  æ: 'ỉ',
  ó: 'ĩ',
  ò: 'ị',
  î: 'ỵ',
  ô: 'ơ',
  ö: 'ư',
  ñ: 'đ',
}
const vni = new Map<string, string>([
  ...Object.entries(vniMarks).flatMap(([sign, marks]): [string, string][] => [
    [sign, marks],
    [sign.toUpperCase(), marks],
  ]),
  ...Object.entries(vniLetters).flatMap(([sign, letter]): [string, string][] => [
    [sign, letter],
    [sign.toUpperCase(), letter.toUpperCase()],
  ]),
])
