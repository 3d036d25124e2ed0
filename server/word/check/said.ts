// Values of a form in words: measures, alignments, quotes, in both languages.

import type { Said } from '#model/form-finding.ts'
import type { Align } from './form-doc.ts'

/** "14 pt", "12,5 pt". */
export function points(pt: number): Said {
  return measure(pt, 'pt')
}

/** "20 mm". */
export function millimetres(mm: number): Said {
  return measure(mm, 'mm')
}

/** "14 pt", or "14–15 pt" where there is room. */
export function pointRange(min: number, max: number): Said {
  if (min === max) return points(min)
  return {
    vi: `${number(min, ',')}–${number(max, ',')} pt`,
    en: `${number(min, '.')}–${number(max, '.')} pt`,
  }
}

/** Words in quotes. */
export function quoted(text: string): Said {
  return { vi: `“${text}”`, en: `“${text}”` }
}

/** "ít nhất …". */
export function atLeast(value: Said): Said {
  return { vi: `từ ${value.vi} trở lên`, en: `${value.en} or more` }
}

/** Several values one after the other. */
export function listed(values: readonly Said[]): Said {
  return { vi: values.map(({ vi }) => vi).join('; '), en: values.map(({ en }) => en).join('; ') }
}

/** A word before a value: "trên 25 mm". */
export function labelled(label: Said, value: Said): Said {
  return { vi: `${label.vi} ${value.vi}`, en: `${label.en} ${value.en}` }
}

/** Alignments. */
export const alignWords: Readonly<Record<Align, Said>> = {
  left: { vi: 'canh trái', en: 'left' },
  center: { vi: 'canh giữa', en: 'centred' },
  right: { vi: 'canh phải', en: 'right' },
  justify: { vi: 'canh đều hai bên', en: 'justified' },
}

/** Yes and no of a look. */
export const lookWords = {
  bold: { on: { vi: 'chữ đậm', en: 'bold' }, off: { vi: 'chữ không đậm', en: 'not bold' } },
  italic: { on: { vi: 'chữ nghiêng', en: 'italics' }, off: { vi: 'chữ đứng', en: 'upright' } },
  underline: {
    on: { vi: 'có gạch chân', en: 'underlined' },
    off: { vi: 'không gạch chân', en: 'not underlined' },
  },
  case: { on: { vi: 'chữ in hoa', en: 'capitals' }, off: { vi: 'chữ in thường', en: 'small letters' } },
} as const satisfies Record<string, { on: Said; off: Said }>

/** Something that is not there. */
export const none: Said = { vi: 'không có', en: 'none' }
/** Something that must be there. */
export const needed: Said = { vi: 'phải có', en: 'needed' }

function measure(value: number, unit: string): Said {
  return { vi: `${number(value, ',')} ${unit}`, en: `${number(value, '.')} ${unit}` }
}

/** At most one decimal. */
function number(value: number, comma: string): string {
  return String(Math.round(value * 10) / 10).replace('.', comma)
}
