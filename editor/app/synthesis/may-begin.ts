// Who may begin the synthesis of a draft's opinions.

import type { DocumentView, Me } from '#model/api.ts'
import { roleIn } from '#model/confidential.ts'
import { may } from '#model/right.ts'
import { rolesInTemplate, synthesisTemplateId } from '#model/synthesis.ts'

/** Whether somebody may begin the synthesis of a document's opinions. */
export function mayBeginSynthesis(
  { unitId, access, permissions }: Pick<DocumentView, 'unitId' | 'access' | 'permissions'>,
  { memberships }: Pick<Me, 'memberships'>,
): boolean {
  const roles = memberships
    .filter(held => held.unitId === unitId)
    .flatMap(({ role }) => roleIn(access, role, false) ?? [])
    .flatMap(role => rolesInTemplate(role, synthesisTemplateId))
  const isReader = permissions.includes('export') && permissions.includes('readOpinions')
  return isReader && roles.some(role => may(role, 'create', 'drafting'))
}
