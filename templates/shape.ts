// Reads unknown data against a described shape and names each fault in Vietnamese, with its place.

/** What a value must look like. Properties that a shape does not name are faults. */
export type Shape =
  | { readonly kind: 'text' | 'textOrEmpty' | 'flag' | 'positive' }
  | { readonly kind: 'oneOf'; readonly of: readonly (string | number)[] }
  | { readonly kind: 'list' | 'orNull'; readonly of: Shape }
  | {
      readonly kind: 'object'
      readonly of: Readonly<Record<string, Shape>>
      readonly optional?: Readonly<Record<string, Shape>>
    }

/** Whether a value is a plain object with string keys (not null, not a list). */
export function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

/**
 * Compares a value with a shape.
 *
 * @param place where the value stands, in words a clerk understands; it begins each fault
 * @returns the faults, outermost first; empty when the value fits
 */
export function readShape(value: unknown, shape: Shape, place: string): string[] {
  switch (shape.kind) {
    case 'text':
      return typeof value === 'string' && value.trim() !== '' ? [] : [`${place}: thiếu chữ`]
    case 'textOrEmpty':
      return typeof value === 'string' ? [] : [`${place}: phải là chữ`]
    case 'flag':
      return typeof value === 'boolean' ? [] : [`${place}: phải là có hoặc không`]
    case 'positive':
      if (typeof value !== 'number' || !Number.isFinite(value)) return [`${place}: phải là số`]
      return value > 0 ? [] : [`${place}: phải lớn hơn 0, đang là ${value}`]
    case 'oneOf':
      return shape.of.some(allowed => allowed === value)
        ? []
        : [`${place}: giá trị ${show(value)} không thuộc ${shape.of.join(', ')}`]
    case 'orNull':
      return value === null ? [] : readShape(value, shape.of, place)
    case 'list':
      return Array.isArray(value)
        ? value.flatMap((item, index) => readShape(item, shape.of, `${place} › ${nameOf(item, index)}`))
        : [`${place}: phải là danh sách`]
    case 'object':
      return isRecord(value)
        ? readProperties(value, shape.of, shape.optional ?? {}, place)
        : [`${place}: thiếu`]
  }
}

function readProperties(
  value: Readonly<Record<string, unknown>>,
  required: Readonly<Record<string, Shape>>,
  optional: Readonly<Record<string, Shape>>,
  place: string,
): string[] {
  const unknown = Object.keys(value)
    .filter(name => !Object.hasOwn(required, name) && !Object.hasOwn(optional, name))
    .map(name => `${place}: thuộc tính không có trong mẫu: ${name}`)
  const present = Object.entries(optional).filter(([name]) => Object.hasOwn(value, name))
  const read = [...Object.entries(required), ...present].flatMap(([name, shape]) =>
    readShape(value[name], shape, `${place} › ${name}`),
  )
  return [...unknown, ...read]
}

function nameOf(item: unknown, index: number): string {
  const { key, id } = isRecord(item) ? item : {}
  const name = key ?? id
  return typeof name === 'string' && name !== '' ? name : `thứ ${index + 1}`
}

function show(value: unknown): string {
  return typeof value === 'string' || typeof value === 'number' ? `"${value}"` : 'này'
}
