// A synthesis as a document of its own: whose opinions it consolidates, which of them it names, how far its register has moved on.

import { type NodeJson, stringAttr, textOf } from './content.ts'
import type { DocumentId, Instant, Sha256 } from './ids.ts'
import type { RegisterEvent } from './register.ts'
import type { Role } from './role.ts'

/** The template of such documents. */
export const synthesisTemplateId = 'opinion_synthesis_report'

/** The register that a synthesis was made from, as it stood when it was last read into it. */
export interface SynthesisLink {
  readonly documentId: DocumentId
  /** Of that document, then. */
  readonly title: string
  readonly seq: number
  readonly head: Sha256
  /** How many opinions it held: they are numbered 1 to this. */
  readonly opinions: number
  readonly at: Instant
}

/** The part that only counts. */
const overviewKey = 'os.1'

/** Numbers of the opinions that a text names: in the parts that tell what each says, and in its list at the end. */
export interface NamedOpinions {
  readonly body: readonly number[]
  readonly annex: readonly number[]
}

/** No opinion named. */
export const noneNamed: NamedOpinions = { body: [], annex: [] }

/** The link after an event about it. */
export function foldSynthesis(
  link: SynthesisLink | null,
  event: RegisterEvent & { type: 'documentCreated' | 'synthesisUpdated' },
): SynthesisLink | null {
  if (event.type === 'documentCreated') {
    const { synthesizes } = event.payload
    return synthesizes ? { ...synthesizes, at: event.at } : link
  }
  const { seq, head, opinions } = event.payload
  return link && { ...link, seq, head, opinions, at: event.at }
}

/** Every opinion that a text names as `YK-007`, each once, ascending. */
export function namedOpinions(doc: NodeJson): NamedOpinions {
  const sections = doc.content ?? []
  const isAnnex = (section: NodeJson) => stringAttr(section, 'key').endsWith('.annex')
  return {
    body: namedIn(sections.filter(one => !isAnnex(one) && stringAttr(one, 'key') !== overviewKey)),
    annex: namedIn(sections.filter(isAnnex)),
  }
}

/** The same of some blocks. */
export function namedIn(nodes: readonly NodeJson[]): number[] {
  const found = nodes.flatMap(node => [...textOf(node).matchAll(/YK-(\d{3,9})(?!\d)/gu)])
  return [...new Set(found.map(([, number]) => Number(number)))].sort((a, b) => a - b)
}

/** How far a register has moved since it was read: opinions that came, opinions of then about which something was said. */
export function movedSince(
  { seq, opinions }: Pick<SynthesisLink, 'seq' | 'opinions'>,
  now: Iterable<{ readonly number: number; readonly seq: number }>,
): { readonly came: number; readonly changed: number } {
  let came = 0
  let changed = 0
  for (const opinion of now) {
    if (opinion.number > opinions) came += 1
    else if (opinion.seq > seq) changed += 1
  }
  return { came, changed }
}

/** What a role counts as in a document of a template: who compiles opinions writes in their synthesis as a drafter does (domain §5.2). */
export function rolesInTemplate(role: Role, templateId: string): readonly Role[] {
  return role === 'secretary_compiler' && templateId === synthesisTemplateId ? [role, 'drafter'] : [role]
}
