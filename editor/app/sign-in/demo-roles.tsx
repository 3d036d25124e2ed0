// The roles of demo mode, each a way in without a password of one's own.

import {
  IconCertificate,
  IconChevronRight,
  IconCompass,
  IconFlag,
  IconListDetails,
  IconMessageDots,
  IconPencil,
  IconRubberStamp,
  IconSettings,
  IconUserCheck,
  IconUsers,
} from '@tabler/icons-react'
import { type ComponentType, type ReactNode, useState } from 'react'
import type { Role } from '#model/role.ts'
import type { Words } from '../../words/vi.ts'
import type { DemoAccount } from '../data/queries.ts'
import { useWords } from '../language.tsx'
import { tellFailure } from '../parts/tell.ts'
import { signIn } from './sign-in.ts'

const demoPassword = 'vankien-demo'

const icons: Readonly<Record<Role, ComponentType<{ size?: number; stroke?: number }>>> = {
  drafter: IconPencil,
  lead_drafter: IconUserCheck,
  secretary_compiler: IconListDetails,
  committee_member: IconUsers,
  party_secretary: IconFlag,
  party_member: IconMessageDots,
  personnel_officer: IconUsers,
  steering_member: IconCompass,
  steering_head: IconCompass,
  standing_member: IconRubberStamp,
  clerk: IconCertificate,
  observer_superior: IconCompass,
  admin: IconSettings,
}

interface DemoRolesProps {
  readonly accounts: readonly DemoAccount[]
  readonly onDone: (isTour: boolean) => Promise<void>
}

/** The accounts as buttons; the first is the best to begin with. */
export function DemoRoles({ accounts, onDone }: DemoRolesProps): ReactNode {
  const words = useWords()
  const [entering, setEntering] = useState<string | null>(null)
  const enter = async (account: DemoAccount): Promise<void> => {
    setEntering(account.email)
    const sentence = await signIn(account.email, demoPassword, words)
    if (sentence === null) await onDone(account === accounts[0])
    else tellFailure(sentence)
    setEntering(null)
  }
  return (
    <section className="sign-in-demo" aria-labelledby="demo-title">
      <h2 id="demo-title">{words.signIn.demoTitle}</h2>
      <p>{words.signIn.demoHint}</p>
      <ul className="sign-in-roles">
        {accounts.map((account, index) => {
          const Icon = icons[account.role]
          const { title, hint } = labels(accounts, index, words)
          return (
            <li key={account.email}>
              <button
                type="button"
                className="sign-in-role"
                disabled={entering !== null}
                aria-busy={entering === account.email}
                onClick={() => void enter(account)}
              >
                <Icon size={20} stroke={1.75} />
                <span style={{ flex: 1, minWidth: 0 }}>
                  <b>{title}</b>
                  <span>{hint}</span>
                </span>
                {index === 0 && <IconChevronRight size={18} stroke={1.75} aria-hidden />}
              </button>
            </li>
          )
        })}
      </ul>
    </section>
  )
}

function labels(
  accounts: readonly DemoAccount[],
  index: number,
  words: Words,
): { title: string; hint: string } {
  const { signIn: say, roles } = words
  const account = accounts[index]
  if (!account) throw new RangeError(`no account ${index}`)
  if (index === 0) return { title: say.demoFirst, hint: say.demoFirstHint }
  if (account.role !== 'drafter') return { title: roles[account.role], hint: say.demoHints[account.role] }
  return account.unit === accounts[0]?.unit
    ? { title: say.demoSecond, hint: say.demoSecondHint }
    : { title: say.demoElsewhere, hint: say.demoElsewhereHint }
}
