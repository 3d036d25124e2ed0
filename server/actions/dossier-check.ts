// The self-check of a dossier before it goes up (R02): what the gates say of each document of the unit.

import type { DossierCheck } from '#model/api.ts'
import { isHandedIn } from '#model/dossier.ts'
import type { UnitId } from '#model/ids.ts'
import { moves } from '#model/move.ts'
import { done, type Outcome } from '#model/refusal.ts'
import type { Deps, Person } from './deps.ts'
import { openDossier } from './dossier.ts'
import { getGates } from './gates.ts'

/** What must hold before a document goes to the steering team. */
const asked = moves.find(({ to }) => to === 'steering_review')?.gates ?? []

/**
 * Asks the gates of every document of the dossier whose opinions the person may see, one after the other: the Word process has others to serve.
 * Refuses as `getDossier` does.
 *
 * @param term null = the present one
 */
export async function checkDossier(
  deps: Deps,
  person: Person,
  unitId: UnitId,
  term: string | null,
): Promise<Outcome<DossierCheck>> {
  const opened = await openDossier(deps, person, unitId, term)
  if (!opened.ok) return opened
  const items: DossierCheck['items'][number][] = []
  for (const { id, title, stage } of opened.value.documents) {
    if (isHandedIn(stage)) {
      items.push({ id, title, stage, closed: [], questions: 0 })
      continue
    }
    const report = await getGates(deps, person, id)
    if (!report.ok) continue // read, but not with its opinions
    const closed = report.value.gates
      .filter(({ gate, state }) => asked.includes(gate) && state === 'fails')
      .map(({ gate, findings }) => ({
        gate,
        count: findings.filter(({ answer }) => answer === null).length,
      }))
    const questions = report.value.questions.filter(({ answer }) => answer === null).length
    items.push({ id, title, stage, closed, questions })
  }
  return done({ checkedAt: deps.now(), items })
}
