// English words: the rules of the term.

import type { TermWords } from './term-vi.ts'

/** The English words. */
export const termEn: TermWords = {
  about: (title, version) => `${title}, version ${version}. This document goes by that version.`,
  failed: 'The rules of the term could not be read',
  themes: 'Themes that must be treated',
  references: 'Documents in force',
  reference: (number, date) => (date.includes('/') ? `${number} of ${date}` : `${number} (${date})`),
  thresholds: 'Shares of personnel',
  from: min => `at least ${min}%`,
  between: (min, max) => `${min}% to ${max}%`,
  names: title => `Names: ${title}`,
  roles: {
    superiorStandingCommittee: 'Approves',
    steeringTeam: 'Examines',
    superiorDocumentSubcommittee: 'Guides the outline',
    superiorOffice: 'Receives what is submitted',
    superiorPropaganda: 'Propaganda above',
    superiorOrganisation: 'Organisation above',
    superiorInspection: 'Inspection above',
    committee: 'Committee',
    secretary: 'Secretary',
    editorialTeam: 'Editors',
  },
}
