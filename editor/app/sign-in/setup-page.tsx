// The first start: whoever holds the one-time link makes the administrator's account.

import { Alert, Button, PasswordInput, TextInput } from '@mantine/core'
import { IconAlertTriangle } from '@tabler/icons-react'
import { useQueryClient } from '@tanstack/react-query'
import { type FormEvent, type ReactNode, useState } from 'react'
import { useLocation, useSearch } from 'wouter'
import { RequestFailure } from '../data/failure.ts'
import { request } from '../data/request.ts'
import { useWords } from '../language.tsx'
import { Logo } from '../marks/logo.tsx'
import { usePageTitle } from '../page-title.ts'
import './sign-in.css'
import { landing, signIn } from './sign-in.ts'

const shortestPassword = 10

/** The page behind the link that the server prints once. */
export function SetupPage(): ReactNode {
  const words = useWords()
  usePageTitle(words.titles.setup)
  const token = new URLSearchParams(useSearch()).get('token')
  return (
    <main className="sign-in">
      <div className="sign-in-card" style={{ width: 'min(440px, 100%)' }}>
        <div className="sign-in-form">
          <h1 className="sign-in-brand">
            <Logo size={40} />
            {words.product}
          </h1>
          <div>
            <b>{words.setup.title}</b>
            <p className="sign-in-hint">{words.setup.hint}</p>
          </div>
          {token === null ? (
            <Alert color="orange" icon={<IconAlertTriangle size={18} stroke={1.75} />}>
              {words.setup.tokenMissing}
            </Alert>
          ) : (
            <SetupForm token={token} />
          )}
        </div>
      </div>
    </main>
  )
}

function SetupForm({ token }: { readonly token: string }): ReactNode {
  const words = useWords()
  const queries = useQueryClient()
  const [, navigate] = useLocation()
  const [name, setName] = useState('')
  const [email, setEmail] = useState('')
  const [password, setPassword] = useState('')
  const [isTried, setIsTried] = useState(false)
  const [isWaiting, setIsWaiting] = useState(false)
  const [refusal, setRefusal] = useState<string | null>(null)
  const isFilled = name.trim() !== '' && email.trim() !== '' && password.length >= shortestPassword
  const submit = async (): Promise<void> => {
    setIsTried(true)
    if (!isFilled) return
    setIsWaiting(true)
    try {
      await request('POST', '/api/setup', { token, name: name.trim(), email: email.trim(), password })
      await signIn(email.trim(), password, words)
      navigate(await landing(queries, '/admin', false))
    } catch (error) {
      if (!(error instanceof RequestFailure)) throw error
      setRefusal(error.message)
    } finally {
      setIsWaiting(false)
    }
  }
  const onSubmit = (event: FormEvent): void => {
    event.preventDefault()
    void submit()
  }
  return (
    <form noValidate onSubmit={onSubmit} style={{ display: 'grid', gap: 16 }}>
      {refusal !== null && (
        <Alert role="alert" color="orange" p="xs" icon={<IconAlertTriangle size={18} stroke={1.75} />}>
          {refusal}
        </Alert>
      )}
      <TextInput
        autoComplete="name"
        label={words.setup.name}
        value={name}
        onChange={event => setName(event.currentTarget.value)}
        error={isTried && name.trim() === '' ? words.setup.nameMissing : null}
      />
      <TextInput
        type="email"
        autoComplete="username"
        label={words.signIn.email}
        placeholder={words.signIn.emailHint}
        value={email}
        onChange={event => setEmail(event.currentTarget.value)}
        error={isTried && email.trim() === '' ? words.signIn.emailMissing : null}
      />
      <PasswordInput
        autoComplete="new-password"
        label={words.signIn.password}
        description={words.setup.passwordHint}
        value={password}
        onChange={event => setPassword(event.currentTarget.value)}
        error={isTried && password.length < shortestPassword ? words.setup.passwordShort : null}
        visibilityToggleButtonProps={{ 'aria-label': words.signIn.showPassword, tabIndex: 0 }}
      />
      <Button type="submit" fullWidth loading={isWaiting} styles={{ root: { height: 40 } }}>
        {words.setup.submit}
      </Button>
    </form>
  )
}
