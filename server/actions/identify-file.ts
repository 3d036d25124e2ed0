// A dropped file beside the register: which version it is, or in what it differs. Nothing of it is kept.

import type { FileIdentity, NamedText } from '#model/api.ts'
import { openAmendment } from '#model/approval.ts'
import type { DocumentId, Sha256, VersionId } from '#model/ids.ts'
import { done, type Outcome, refuse } from '#model/refusal.ts'
import type { KnownText } from '../word/identify/identify-file.ts'
import { openDocument } from './access.ts'
import { currentText } from './compare.ts'
import type { Deps, Person } from './deps.ts'

/** Versions looked at, latest first: each is read whole. */
const mostVersions = 40

/**
 * Looks a file through, for whoever may read the text. Refuses with the codes `word-…`.
 *
 * @param readFile asked only when the caller may
 */
export async function identifyFile(
  deps: Deps,
  person: Person,
  documentId: DocumentId,
  readFile: () => Promise<Outcome<{ readonly bytes: Uint8Array }>>,
): Promise<Outcome<FileIdentity>> {
  const opened = await openDocument(deps, person, documentId, 'read')
  if (!opened.ok) return opened
  const file = await readFile()
  if (!file.ok) return file
  const [current, versions, register] = await Promise.all([
    deps.texts.read(documentId),
    deps.store.listVersions(documentId),
    deps.registers.state(documentId),
  ])
  if (!current) return refuse('not-found')
  const { row } = opened.value
  const amending = openAmendment(register.approval)
  const approved = amending?.sha256Before ?? approvedIn(register.approval)
  const names = new Map<Sha256, NamedText>()
  for (const version of versions.toReversed().slice(0, mostVersions))
    if (!names.has(version.sha256))
      names.set(version.sha256, {
        ...version,
        at: version.createdAt,
        isApproved: version.sha256 === approved,
      })
  if (!names.has(current.sha256))
    names.set(current.sha256, {
      id: currentText,
      name: null,
      draft: row.draft,
      stage: row.stage,
      sha256: current.sha256,
      at: row.updatedAt,
      isApproved: current.sha256 === approved,
    })
  const order = [...names.values()].sort((a, b) => rank(b, current.sha256) - rank(a, current.sha256))
  const texts: KnownText[] = []
  for (const { id, sha256 } of order) {
    const version = sha256 === current.sha256 ? null : await deps.store.findVersion(documentId, id)
    texts.push({ id, sha256, json: version?.json ?? JSON.stringify(current.json) })
  }
  const found = await deps.word.identify({ mode: 'identify', file: file.value.bytes, texts })
  if (!found.ok) return found
  const { sameAs, comparedWith, documentId: stated, ...rest } = found.value
  const byId = (id: VersionId | null) => order.find(one => one.id === id) ?? null
  const base = byId(comparedWith)
  if (!base) throw new Error(`a file was compared with the unknown text ${comparedWith}`)
  return done({
    ...rest,
    isOfThis: stated === null ? null : stated === documentId,
    sameAs: byId(sameAs),
    named: order.find(({ sha256 }) => sha256 === rest.property || sha256 === rest.foot) ?? null,
    comparedWith: base,
  })
}

/** The approved text after its amendments. */
function approvedIn({
  approved,
  amendments,
}: {
  readonly approved: { readonly sha256: Sha256 } | null
  readonly amendments: readonly { readonly closed: { readonly sha256After: Sha256 } | null }[]
}): Sha256 | null {
  if (approved === null) return null
  return amendments.findLast(({ closed }) => closed !== null)?.closed?.sha256After ?? approved.sha256
}

/** What another file is compared with comes first: the approved text, else the text as it is. */
function rank({ isApproved, sha256 }: NamedText, current: Sha256): number {
  return (isApproved ? 2 : 0) + (sha256 === current ? 1 : 0)
}
