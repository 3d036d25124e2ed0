// How times, numbers and names are written: always Vietnam's time and Vietnam's figures, in either language.

const zone = 'Asia/Ho_Chi_Minh'
const numberFormat = new Intl.NumberFormat('vi-VN', { maximumFractionDigits: 1 })
const timeParts = new Intl.DateTimeFormat('en-GB', {
  timeZone: zone,
  hour: '2-digit',
  minute: '2-digit',
  day: '2-digit',
  month: '2-digit',
  year: 'numeric',
  hourCycle: 'h23',
})

/** A number as `1.234,5`. */
export function formatNumber(value: number): string {
  return numberFormat.format(value)
}

/** A moment as `15:04 22/11/2026` in Vietnam. @param instant ISO 8601 */
export function formatTime(instant: string): string {
  const parts = new Map(timeParts.formatToParts(new Date(instant)).map(part => [part.type, part.value]))
  const part = (type: Intl.DateTimeFormatPartTypes): string => parts.get(type) ?? ''
  return `${part('hour')}:${part('minute')} ${part('day')}/${part('month')}/${part('year')}`
}

/** The two letters of a person's avatar: middle and given name, which people call each other by. */
export function initials(name: string): string {
  const parts = name.trim().split(/\s+/u)
  const [second, last] = parts.slice(-2)
  const letters = [second, last].map(part => [...(part ?? '')][0] ?? '')
  return letters.join('').toLocaleUpperCase('vi')
}

/** A text for searching: lower case, without tone marks, `đ` as `d`. */
export function folded(text: string): string {
  return text.normalize('NFD').replace(/\p{M}/gu, '').replace(/[đĐ]/gu, 'd').toLocaleLowerCase('vi')
}

/**
 * Whether a text holds what is sought: with tone marks typed they must agree, without them they are ignored.
 *
 * @param sought every word of it must be found
 */
export function matches(text: string, sought: string): boolean {
  const plain = folded(text)
  const exact = text.normalize('NFC').toLocaleLowerCase('vi')
  return sought
    .normalize('NFC')
    .toLocaleLowerCase('vi')
    .split(/\s+/u)
    .every(word => (folded(word) === word ? plain.includes(word) : exact.includes(word)))
}
