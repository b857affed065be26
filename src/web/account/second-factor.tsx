import { Button } from '@mantine/core'
import { useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import { words } from '../sign-in/words.ts'
import { Done } from './done.tsx'
import { RemoveSecondFactor } from './remove-second-factor.tsx'

type Props = { isOn: boolean; userName: string }

export function SecondFactor({ isOn, userName }: Props) {
  const navigate = useNavigate()
  const [stage, setStage] = useState<'closed' | 'open' | 'done'>('closed')
  const { account } = words
  if (isOn && stage === 'open')
    return <RemoveSecondFactor userName={userName} close={(isDone) => setStage(isDone ? 'done' : 'closed')} />
  return (
    <>
      {stage === 'done' && !isOn ? <Done>{account.turnedOff}</Done> : <p>{isOn ? account.isOn : account.isOff}</p>}
      {isOn ? (
        <Button variant="default" onClick={() => setStage('open')}>
          {account.turnOff}
        </Button>
      ) : (
        <Button
          onClick={() => void navigate({ to: '/tai-khoan-cua-toi/thiet-bi', search: { next: '/tai-khoan-cua-toi' } })}
        >
          {account.turnOn}
        </Button>
      )}
    </>
  )
}
