// The way from a finding to the page where it is put right: the front matter, the rounds, the dossier.

import type { ReactNode } from 'react'
import { Link } from 'wouter'
import { isInFrontMatter } from '#model/gates/form-gate.ts'
import type { Finding, SentenceKey } from '#model/gates/gate.ts'
import { dossierPath } from '../dossier/dossier-path.ts'
import { useGateWords } from './gate-words.ts'

type Led = Pick<Finding, 'sentence' | 'params'>

/** The link; nothing for a finding that is put right in the text. @param className of the places that stand beside it */
export function PageLink({
  finding,
  documentId,
  className,
}: {
  readonly finding: Led
  readonly documentId: string
  readonly className: string
}): ReactNode {
  const { toFrontMatter, toRounds, toDossier } = useGateWords()
  const at = `/documents/${encodeURIComponent(documentId)}`
  if (isInFrontMatter(finding))
    return (
      <Link className={className} href={`${at}/front-matter`}>
        {toFrontMatter}
      </Link>
    )
  if (isOfDossier(finding))
    return (
      <Link className={className} href={dossierPath(String(finding.params['unitId']))}>
        {toDossier}
      </Link>
    )
  if (!isOfRounds(finding)) return null
  return (
    <Link className={className} href={`${at}/opinions?rounds=1`}>
      {toRounds}
    </Link>
  )
}

/** Whether a finding is put right on a page of its own. */
export function hasPage(finding: Led): boolean {
  return isInFrontMatter(finding) || isOfRounds(finding) || isOfDossier(finding)
}

const ofRounds: readonly SentenceKey[] = ['round-open', 'round-running', 'unit-silent']

const ofDossier: readonly SentenceKey[] = ['dossier-missing', 'dossier-unseen', 'dossier-unapproved']

function isOfDossier({ sentence }: Led): boolean {
  return ofDossier.includes(sentence)
}

function isOfRounds({ sentence }: Led): boolean {
  return ofRounds.includes(sentence)
}
