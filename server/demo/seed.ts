// Fills an empty database with the sample units, accounts and documents (contract, "Demo accounts").

import { randomUUID } from 'node:crypto'
import { createDocument } from '../actions/create.ts'
import type { Account, Deps, Log, Person } from '../actions/deps.ts'
import { createRegisters } from '../actions/registers.ts'
import { createTextChecks } from '../actions/text-checks.ts'
import type { DemoAccount } from '../app.ts'
import type { AccountService } from '../auth/accounts.ts'
import type { Store } from '../store/store.ts'
import { checkDocument } from '../word/check-text.ts'
import {
  type Sample,
  type SampleAccount,
  type SampleName,
  sampleAccounts,
  sampleEmail,
  samplePassword,
  sampleUnits,
} from './accounts.ts'
import { politicalReport } from './content/political-report.ts'
import { selfCriticismReport } from './content/self-criticism-report.ts'
import { createQuietTexts } from './quiet-texts.ts'
import { type SampleClock, writeSample } from './sample-document.ts'
import { recordSampleDossier } from './sample-dossier.ts'

/** What seeding works on: a store that no socket has open. */
export interface SeedTarget {
  readonly store: Store
  readonly accounts: AccountService
  readonly log: Log
}

const beganDaysAgo = 24 // the first draft of the sample report

/** Sample units and accounts. All accounts share one password, hashed once. */
export async function seedPeople({ store, accounts }: SeedTarget): Promise<Sample> {
  const superior = randomUUID()
  const units = { superior, own: randomUUID(), other: randomUUID() }
  await store.createUnit({ ...sampleUnits.superior, id: superior, parentId: null })
  await store.createUnit({ ...sampleUnits.own, id: units.own, parentId: superior })
  await store.createUnit({ ...sampleUnits.other, id: units.other, parentId: superior })
  const listed: readonly SampleAccount[] = sampleAccounts
  const made = await accounts.createSamples(
    listed.map(({ account, name, isAdministrator }) => ({
      email: sampleEmail(account),
      name,
      ...(isAdministrator ? { isAdministrator } : {}),
    })),
    samplePassword,
  )
  const people = new Map<SampleName, Person>()
  for (const [index, { account, role, unit }] of sampleAccounts.entries()) {
    const person = made[index]
    if (!person) throw new Error(`no account was made for ${account}`)
    await store.addMembership({ unitId: units[unit], userId: person.id, role })
    people.set(account, asPerson(person))
  }
  return { units, people }
}

/** Everything the demo shows: people, the two sample reports of the sample unit, one document of the other unit. */
export async function seedDemo(target: SeedTarget): Promise<void> {
  const sample = await seedPeople(target)
  const { deps, clock } = sampleDeps(target)
  clock.daysAgo(beganDaysAgo)
  await writeSample(deps, clock, sample, politicalReport, {
    unitId: sample.units.own,
    track: 'consolidation',
    versionName: 'Dự thảo lần 1',
  })
  clock.daysAgo(9)
  await writeSample(deps, clock, sample, selfCriticismReport, {
    unitId: sample.units.own,
    track: 'consultation',
    versionName: 'Bản trình tổ biên tập',
  })
  await recordSampleDossier(deps, clock, sample)
  clock.daysAgo(2)
  const outsider = sample.people.get('outsider')
  if (!outsider) throw new Error('the sample has no outsider')
  await createDocument(deps, outsider, {
    unitId: sample.units.other,
    templateId: politicalReport.templateId,
    title: 'Báo cáo chính trị trình Đại hội đại biểu Đảng bộ xã bạn lần thứ nhất, nhiệm kỳ 2025 – 2030',
  })
}

/** The sample accounts as the sign-in page and the console list them. */
export function demoAccounts(): DemoAccount[] {
  return sampleAccounts.map(({ account, name, role, unit }) => ({
    name,
    email: sampleEmail(account),
    role,
    unit: sampleUnits[unit].name,
  }))
}

/** What the actions need while seeding, with a clock that is set to days gone by. */
export function sampleDeps({ store, accounts, log }: SeedTarget): { deps: Deps; clock: SampleClock } {
  const stepMs = 7 * 60_000 // between two acts of the sample
  let atMs = Date.now()
  const clock: SampleClock = {
    now: () => {
      atMs = Math.min(atMs + stepMs, Date.now())
      return new Date(atMs).toISOString()
    },
    daysAgo: days => {
      atMs = Date.now() - days * 24 * 3_600_000
    },
  }
  const texts = createQuietTexts(store, clock.now)
  const deps: Deps = {
    store,
    texts,
    registers: createRegisters(store),
    accounts,
    word: {
      export: () => Promise.reject(new Error('seeding writes no Word file')),
      import: () => Promise.reject(new Error('seeding reads no Word file')),
      draft: () => Promise.reject(new Error('seeding reads no Word file')),
      checkForm: () => Promise.reject(new Error('seeding checks no Word file')),
      synthesize: () => Promise.reject(new Error('seeding makes no synthesis')),
      identify: () => Promise.reject(new Error('seeding checks no Word file')),
    },
    checks: createTextChecks(async input => checkDocument(input)),
    pdf: { print: () => Promise.reject(new Error('seeding prints no PDF')) },
    now: clock.now,
    newId: randomUUID,
    log,
  }
  return { deps, clock }
}

function asPerson({ id, name, email }: Account): Person {
  return { id, name, email, language: 'vi' }
}
