// Sign-in: one card, the product's name, nothing else; in demo mode the roles beside it.

import { Alert } from '@mantine/core'
import { useQuery, useQueryClient } from '@tanstack/react-query'
import type { ReactNode } from 'react'
import { useLocation, useSearch } from 'wouter'
import { demoQuery } from '../data/queries.ts'
import { useWords } from '../language.tsx'
import { Logo } from '../marks/logo.tsx'
import { usePageTitle } from '../page-title.ts'
import { LanguageMenu } from '../shell/language-menu.tsx'
import { DemoRoles } from './demo-roles.tsx'
import './sign-in.css'
import { landing } from './sign-in.ts'
import { SignInForm } from './sign-in-form.tsx'

/** The sign-in page. `?next=` says where to go after it. */
export function SignInPage(): ReactNode {
  const words = useWords()
  usePageTitle(words.titles.signIn)
  const next = new URLSearchParams(useSearch()).get('next')
  const queries = useQueryClient()
  const [, navigate] = useLocation()
  const demo = useQuery(demoQuery)
  const accounts = demo.data ?? []
  const enter = async (isTour: boolean): Promise<void> => navigate(await landing(queries, next, isTour))
  return (
    <main className="sign-in">
      <div className="sign-in-card" data-demo={accounts.length > 0 || undefined}>
        <div className="sign-in-form">
          <h1 className="sign-in-brand">
            <Logo size={40} />
            {words.product}
          </h1>
          <p className="sign-in-tagline">{words.tagline}</p>
          {next !== null && (
            <Alert color="blue" p="xs">
              {words.signIn.ended}
            </Alert>
          )}
          <SignInForm onDone={() => enter(false)} />
          <p className="sign-in-hint">{words.signIn.forgotten}</p>
          <div className="sign-in-foot">
            <LanguageMenu />
          </div>
        </div>
        {accounts.length > 0 && <DemoRoles accounts={accounts} onDone={enter} />}
      </div>
    </main>
  )
}
