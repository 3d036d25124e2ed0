// The gates on the dossier of the unit's congress: what must be there before the steering team's check, what must be approved before the
// congress begins. Each is asked while its step lies ahead.

import { type Dossier, type Lacking, lackingIn } from '../dossier.ts'
import type { RegisterState } from '../fold.ts'
import { stages } from '../stage.ts'
import type { Finding, Found } from './gate.ts'

/** Required documents that are not there, as long as the bodies above may still want to know; null = it is approved, or there is no list. */
export function missingInDossier({ stage }: RegisterState, dossier: Dossier | null): Found {
  const isAhead = stages.indexOf(stage) < stages.indexOf('approved')
  return dossier && isAhead
    ? lackingIn(dossier, 'steering').map(one => onEntry('dossier', dossier, one))
    : null
}

/** Documents to run the congress by that are not approved; null = it is not time, or the congress has begun, or there is no list. */
export function unapprovedOperating({ stage }: RegisterState, dossier: Dossier | null): Found {
  return dossier && stage === 'approved'
    ? lackingIn(dossier, 'congress').map(one => onEntry('operating', dossier, one))
    : null
}

function onEntry(
  gate: 'dossier' | 'operating',
  { unitId, list: { term }, isFromAbove }: Dossier,
  { entry: { id, title, titleEn }, state, confidence, source }: Lacking,
): Finding {
  return {
    id: `${gate}:${id}`,
    sentence: state !== 'missing' ? 'dossier-unapproved' : isFromAbove ? 'dossier-unseen' : 'dossier-missing',
    params: { title, titleEn, unitId, term },
    where: [],
    opinionId: null,
    confidence,
    source,
  }
}
