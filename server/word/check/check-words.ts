// Rules of wording: number and symbol, place and date, draft mark, authority, recipients; and which parts must be there.

import type { FormRegion } from '#model/form-finding.ts'
import type { ElementName, FormatProfile } from '#templates/formats/format-profile.ts'
import type { Findings } from './findings.ts'
import type { FormParagraph } from './form-doc.ts'
import { type FoundElement, folded } from './head.ts'
import { needed, none, quoted } from './said.ts'

/** Everything that was recognised, in order. */
export interface Wording {
  readonly elements: readonly (FoundElement & { readonly region: FormRegion })[]
  /** Last plain paragraph before the signature; null = none. */
  readonly last: FormParagraph | null
}

/** Checks words and presence. */
export function checkWords({ elements, last }: Wording, profile: FormatProfile, findings: Findings): void {
  const of = (name: ElementName) => elements.filter(one => one.name === name)
  for (const { name, paragraph, region } of elements) {
    const expected = wrongWording(name, paragraph.text, profile)
    if (expected === null) continue
    const from = profile.elements[name]
    findings.add({
      rule: 'words',
      element: name,
      region,
      paragraph,
      found: quoted(paragraph.text),
      expected: quoted(expected),
      from,
    })
  }
  const recipients = of('recipients')
  const lastRecipient = recipients.at(-1)
  if (lastRecipient && !/^(?:[-–+]\s*)?Lưu(?!\p{L})/u.test(lastRecipient.paragraph.text)) {
    findings.add({
      rule: 'words',
      element: 'recipients',
      region: lastRecipient.region,
      paragraph: lastRecipient.paragraph,
      found: quoted(lastRecipient.paragraph.text),
      expected: {
        vi: 'dòng cuối ghi nơi lưu: “- Lưu …”',
        en: 'the last line says where it is kept: “- Lưu …”',
      },
      from: profile.elements.recipients,
    })
  }
  checkPresence(of, profile, findings)
  checkEnd(last, profile, findings)
}

/** The boxes that every document has. A draft may still lack its number and its signer. */
function checkPresence(
  of: (name: ElementName) => readonly FoundElement[],
  profile: FormatProfile,
  findings: Findings,
): void {
  const has = (name: ElementName) => of(name).length > 0
  const isDraft = has('draftMark')
  const isLetter = has('letterSubject') || (has('addressee') && !has('typeName'))
  const isSigned = has('authority') || has('post')
  const missing: readonly (readonly [ElementName, FormRegion, boolean])[] = [
    ['partyTitle', 'header', !has('partyTitle')],
    ['issuer', 'header', !has('issuer')],
    ['docNumber', 'header', !has('docNumber')],
    ['placeDate', 'header', !has('placeDate')],
    ['typeName', 'title', !has('typeName') && !isLetter],
    ['subject', 'title', has('typeName') && !has('subject')],
    ['letterSubject', 'header', isLetter && !has('letterSubject')],
    ['authority', 'signature', !isSigned],
    ['signerName', 'signature', isSigned && !has('signerName') && !isDraft],
    ['recipientsLabel', 'signature', !has('recipientsLabel')],
    ['recipients', 'signature', has('recipientsLabel') && !has('recipients')],
  ]
  for (const [element, region, isMissing] of missing) {
    if (!isMissing) continue
    const { source, confidence } = profile.mandatoryBoxes
    findings.add({
      rule: 'missing',
      element,
      region,
      found: none,
      expected: needed,
      from: { source, confidence },
    })
  }
  const number = of('docNumber')[0]?.paragraph
  if (number && !isDraft && !/\d/u.test(number.text)) {
    findings.add({
      rule: 'words',
      element: 'docNumber',
      region: 'header',
      paragraph: number,
      found: { vi: 'chưa ghi số', en: 'no number' },
      expected: needed,
      from: profile.mandatoryBoxes,
    })
  }
}

function checkEnd(last: FormParagraph | null, profile: FormatProfile, findings: Findings): void {
  const { finalMark } = profile
  const mark = /(?:[./]*\/[./]*|\.)$/u.exec(last?.text ?? '')?.[0]
  if (last === null || mark === undefined || mark === finalMark.value) return
  findings.add({
    rule: 'finalMark',
    region: 'text',
    paragraph: last,
    found: quoted(mark),
    expected: quoted(finalMark.value),
    from: finalMark,
  })
}

/** How a line should read, or null when it is right. */
function wrongWording(name: ElementName, text: string, profile: FormatProfile): string | null {
  const pattern = profile.elements[name].value.pattern ?? ''
  switch (name) {
    case 'docNumber':
      return rightNumber(text, profile)
    case 'placeDate':
      return rightDate(text)
    case 'draftMark':
      return /^Dự thảo(?: lần(?: thứ)? \S+)?$/u.test(text) ? null : pattern.replace('{n}', '…')
    case 'authority':
      return rightAuthority(text, profile)
    case 'signerName':
      return rightName(text)
    case 'recipientsLabel':
    case 'addressee':
      return text.startsWith(profile.elements[name].value.text ?? '') || isChoice(name, text, profile)
        ? null
        : (profile.elements[name].value.text ?? '')
    case 'recipients':
      return /^[-–+]\s.*[,;.:]$/u.test(text) ? null : `- ${text.replace(/^[-–+]\s*|[,;.]$/gu, '')},`
    case 'basisLine':
      return /^- .*[;.]$/u.test(text) ? null : `- ${text.replace(/^-\s*|[,;.]$/gu, '')};`
    case 'annexHeading':
      return /\s[IVXLC]+\.?$/u.test(text) ? pattern.replace('{1}', '1') : null
    default:
      return null
  }
}

function isChoice(name: ElementName, text: string, profile: FormatProfile): boolean {
  return (profile.elements[name].value.choices ?? []).some(choice => text.startsWith(choice))
}

/** "Số 05-BC/ĐU": no colon, a number under ten with its zero, hyphen before the type, slash before the body. */
function rightNumber(text: string, { numbering, typeSymbols }: FormatProfile): string | null {
  const digits = numbering.minDigits.value
  const [, number = '', type = '', body] =
    /^Số\s*:?\s*(\d*)\s*[-–/]?\s*([\p{L}]+)?(?:\s*[-/–]\s*([\p{L}\d-]+))?$/u.exec(text) ?? []
  if (type === '') return 'Số 01-BC/ĐU'
  const symbol = typeSymbols.value.find(one => folded(one.symbol) === folded(type))?.symbol ?? type
  const filled = number === '' ? '' : number.replace(/^0+(?=\d)/u, '').padStart(digits, '0')
  const right = `Số ${filled}-${symbol}${body === undefined ? '' : `/${body}`}`
  return text === right ? null : right
}

/** "…, ngày 05 tháng 02 năm 2025": days under 10 and the months 1 and 2 with a leading zero, no other month. */
function rightDate(text: string): string | null {
  const found = /^(.*?)\s*,?\s*ngày\s*(\d{1,2})\s+tháng\s*(\d{1,2})\s+năm\s*(\d{4})\.?$/u.exec(text)
  if (!found) return /ngày\s*[.…_\s]*\s+tháng/u.test(text) ? null : '…, ngày 01 tháng 01 năm 2025'
  const [, place = '', day = '', month = '', year = ''] = found
  const rightMonth = Number(month) <= 2 ? `0${Number(month)}` : String(Number(month))
  const right = `${place === '' ? '…' : place}, ngày ${day.padStart(2, '0')} tháng ${rightMonth} năm ${year}`
  return text === right ? null : right
}

/** "T/M …" with its slash; those who lead together are never signed for by "K/T". */
function rightAuthority(text: string, { bodies }: FormatProfile): string | null {
  const [, first = '', second = '', rest = ''] = /^(T|K)[./]?(M|T|L)[.\s]*(.*)$/u.exec(text) ?? []
  if (first === '') return null
  const together = bodies.flatMap(({ value }) =>
    value.authorities.filter(one => one.startsWith('T/M ')).map(one => folded(one.slice(4))),
  )
  const isTogether = together.some(name => folded(rest) === name || folded(rest).startsWith(`${name} `))
  const sign = isTogether && first === 'K' ? 'T/M' : `${first}/${second}`
  const right = `${sign}${rest === '' ? '' : ` ${rest}`}`
  return text === right ? null : right
}

/** A name without titles and degrees. */
function rightName(text: string): string | null {
  const name = text.replace(/^(?:(?:Đ\/c|Đồng chí|GS|PGS|TS|ThS|Th\.S|CN|BS|KS)(?![\p{L}])[.\s]*)+/u, '')
  return name === text || name === '' ? null : name
}
