// A document through its gates in tests: what stands open is asked for and given a reason.

import type { GateReport } from '#model/api.ts'
import { type Caller, valueAt } from './site.ts'

/** The gates of a document as somebody sees them. @param at `/api/documents/…` */
export async function gatesOf(caller: Caller, at: string): Promise<GateReport> {
  const answer = await caller.get(`${at}/gates`)
  if (answer.status !== 200) throw new Error(`the gates answered ${answer.status}: ${answer.text}`)
  return answer.json as GateReport
}

/** Writes a reason for every finding that one may be written for. @returns the register's seq after it */
export async function excuseFindings(caller: Caller, at: string): Promise<number> {
  const { gates, seq } = await gatesOf(caller, at)
  let last: unknown = seq
  for (const { gate, findings } of gates) {
    if (!['sections', 'themes', 'references', 'length', 'form'].includes(gate)) continue
    for (const { id } of findings) {
      const said = await caller.post(`${at}/findings`, { finding: id, answer: 'Đã xem xét.' })
      if (said.status !== 200) throw new Error(`no reason could be written for ${id}: ${said.text}`)
      last = valueAt(said, 'seq')
    }
  }
  return Number(last)
}
