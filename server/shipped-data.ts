// The gate at start: a server with a wrong template does not begin to answer.

import { checkTemplate } from '#templates/template.ts'

/**
 * Refuses wrong templates before anybody writes on one.
 *
 * @throws Error with every fault of every template, one a line, in Vietnamese
 */
export function refuseWrongTemplates(templates: readonly unknown[]): void {
  const faults = templates.flatMap((template, index) =>
    checkTemplate(template).map(fault => `- mẫu thứ ${index + 1}: ${fault}`),
  )
  if (faults.length > 0)
    throw new Error(`Mẫu văn kiện có lỗi, máy chủ không khởi động:\n${faults.join('\n')}`)
}
