// Keeping to an opinion that was declined (bảo lưu): who may.

import type { Opinion } from '#model/opinion.ts'

/** Whether this person may keep to the opinion now: it is theirs, was declined, and they have not yet. */
export function mayReserve({ author, status, reserved }: Opinion, personId: string): boolean {
  return author.id === personId && status === 'declined' && reserved === null
}
