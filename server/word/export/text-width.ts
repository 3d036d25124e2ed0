// How wide a line of Times New Roman is, near enough to fit a rule under it and to keep a line from wrapping.

// Advance widths in thousandths of the size, from the font's published metrics; accents do not widen a letter.
const upper = {
  plain:
    'A722 B667 C667 D722 E611 F556 G722 H722 I333 J389 K722 L611 M889 N722 O722 P556 Q722 R667 S556 T611 U722 V722 W944 X722 Y722 Z611 Đ722',
  bold: 'A722 B667 C722 D722 E667 F611 G778 H778 I389 J500 K778 L667 M944 N722 O778 P611 Q778 R722 S556 T667 U722 V722 W1000 X722 Y722 Z667 Đ722',
}
const lower = {
  plain:
    'a444 b500 c444 d500 e444 f333 g500 h500 i278 j278 k500 l278 m778 n500 o500 p500 q500 r333 s389 t278 u500 v500 w722 x500 y500 z444 đ500',
  bold: 'a500 b556 c444 d556 e444 f333 g500 h556 i278 j333 k556 l278 m833 n556 o500 p556 q556 r444 s389 t333 u556 v500 w722 x500 y500 z444 đ556',
}
const signs = ' 250 ,250 .250 -333 /278 :278 (333 )333 –500 ;278'
const widest = 600 // anything else: digits are 500, and a guess too wide only leaves room

const tables = { plain: read(`${upper.plain} ${lower.plain}`), bold: read(`${upper.bold} ${lower.bold}`) }

function read(list: string): Map<string, number> {
  const widths = new Map([...'0123456789'].map(digit => [digit, 500]))
  for (const [, letter, width] of `${list} ${signs}`.matchAll(/(\S| (?=\d))(\d{3,4})/gu)) {
    if (letter !== undefined) widths.set(letter, Number(width))
  }
  return widths
}

/** Width of one line in points, set in Times New Roman upright, at a size in points. */
export function textWidthPt(text: string, pt: number, isBold: boolean): number {
  const table = isBold ? tables.bold : tables.plain
  let thousandths = 0
  for (const letter of text.normalize('NFD').replace(/\p{M}/gu, ''))
    thousandths += table.get(letter) ?? widest
  return (thousandths * pt) / 1000
}
