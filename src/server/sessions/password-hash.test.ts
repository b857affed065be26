import { expect, test } from 'vitest'
import { isPassword, passwordHash } from './password-hash.ts'

test('a hash is argon2id with 19 MiB and two passes, and another one each time', async () => {
  const [one, other] = [await passwordHash('thuyền ngủ say'), await passwordHash('thuyền ngủ say')]
  expect(one).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$/)
  expect(one).not.toBe(other)
})

test('a password is the one that was hashed; an account without one has none that fits', async () => {
  const hash = await passwordHash('thuyền ngủ say')
  expect(await isPassword('thuyền ngủ say', hash)).toBe(true)
  expect(await isPassword('thuyền ngủ sai', hash)).toBe(false)
  expect(await isPassword('thuyền ngủ say', null)).toBe(false)
  expect(await isPassword('', undefined)).toBe(false)
})

test('of a flood some are told to come back, all others are answered, and then it works as before', async () => {
  const hash = await passwordHash('thuyền ngủ say')
  const answers = await Promise.allSettled(Array.from({ length: 130 }, () => isPassword('thuyền ngủ say', hash)))
  const refused = answers.filter((answer) => answer.status === 'rejected')
  expect(refused).toHaveLength(28)
  for (const { reason } of refused)
    expect(reason).toMatchObject({ code: 'too-many-requests', details: { retryAfterSeconds: 5 } })
  expect(answers.filter((answer) => answer.status === 'fulfilled' && answer.value)).toHaveLength(102)
  expect(await isPassword('thuyền ngủ say', hash)).toBe(true)
})
