// The two fields and the button; used on the sign-in page and when a session ends in the middle of work.

import { Alert, Button, PasswordInput, TextInput } from '@mantine/core'
import { IconAlertTriangle } from '@tabler/icons-react'
import { type FormEvent, type ReactNode, useState } from 'react'
import { useWords } from '../language.tsx'
import { signIn } from './sign-in.ts'

/** What the form takes. */
export interface SignInFormProps {
  readonly email?: string
  readonly onDone: () => Promise<void> | void
}

/** Asks for e-mail and password; errors stand where they belong. */
export function SignInForm({ email: knownEmail = '', onDone }: SignInFormProps): ReactNode {
  const words = useWords()
  const [email, setEmail] = useState(knownEmail)
  const [password, setPassword] = useState('')
  const [isTried, setIsTried] = useState(false)
  const [isWaiting, setIsWaiting] = useState(false)
  const [refusal, setRefusal] = useState<string | null>(null)
  const submit = async (): Promise<void> => {
    setIsTried(true)
    if (email.trim() === '' || password === '') return
    setIsWaiting(true)
    const sentence = await signIn(email.trim(), password, words)
    if (sentence === null) await onDone()
    setRefusal(sentence)
    setIsWaiting(false)
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
        type="email"
        autoComplete="username"
        label={words.signIn.email}
        placeholder={words.signIn.emailHint}
        value={email}
        onChange={event => setEmail(event.currentTarget.value)}
        error={isTried && email.trim() === '' ? words.signIn.emailMissing : null}
        styles={{ input: { height: 40 } }}
      />
      <PasswordInput
        autoComplete="current-password"
        data-autofocus={knownEmail !== '' || undefined}
        label={words.signIn.password}
        value={password}
        onChange={event => setPassword(event.currentTarget.value)}
        error={isTried && password === '' ? words.signIn.passwordMissing : null}
        visibilityToggleButtonProps={{ 'aria-label': words.signIn.showPassword, tabIndex: 0 }}
        styles={{ input: { height: 40 }, innerInput: { height: 38 } }}
      />
      <Button type="submit" fullWidth loading={isWaiting} styles={{ root: { height: 40, marginTop: 8 } }}>
        {words.signIn.submit}
      </Button>
    </form>
  )
}
