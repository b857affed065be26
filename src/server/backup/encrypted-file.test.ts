import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { decryptFile, encryptFile, isEncrypted } from './encrypted-file.ts'

const PASSPHRASE = 'đường lên trời xa lắm'
const PIECE = 65_536
let folder: string
let count = 0

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'laban-encrypted-'))
})

afterEach(() => rm(folder, { recursive: true, force: true }))

const fresh = () => join(folder, String((count += 1)))

async function encrypted(content: Buffer): Promise<Buffer> {
  const [plain, locked] = [fresh(), fresh()]
  await writeFile(plain, content)
  await encryptFile(plain, locked, PASSPHRASE)
  expect([await isEncrypted(plain), await isEncrypted(locked)]).toEqual([false, true])
  return readFile(locked)
}

async function decrypted(content: Buffer, passphrase = PASSPHRASE): Promise<Buffer> {
  const [locked, plain] = [fresh(), fresh()]
  await writeFile(locked, content)
  await decryptFile(locked, plain, passphrase)
  return readFile(plain)
}

test.each([0, 1, PIECE - 1, PIECE, PIECE + 1, 3 * PIECE])('a file of %i bytes comes back as it was', async (length) => {
  const content = Buffer.alloc(length, 'nội dung')
  const locked = await encrypted(content)
  expect(locked.includes('dung')).toBe(false)
  expect((await decrypted(locked)).equals(content)).toBe(true)
})

test('the same letters typed in another way are the same passphrase, other letters are not', async () => {
  const locked = await encrypted(Buffer.from('x'))
  expect((await decrypted(locked, PASSPHRASE.normalize('NFD'))).toString()).toBe('x')
  await expect(decrypted(locked, `${PASSPHRASE} `)).rejects.toMatchObject({ code: 'passphrase-wrong' })
})

test('two files of the same content and passphrase have nothing in common', async () => {
  const [one, other] = [await encrypted(Buffer.alloc(100)), await encrypted(Buffer.alloc(100))]
  expect(one.subarray(40).equals(other.subarray(40))).toBe(false)
})

test('a changed byte, a cut, a swapped and a left out piece are refused', async () => {
  const locked = await encrypted(Buffer.alloc(3 * PIECE, 1))
  const head = locked.length - (3 * (PIECE + 16) + 16)
  const piece = (number: number) => locked.subarray(head + number * (PIECE + 16), head + (number + 1) * (PIECE + 16))
  const changes = {
    salt: flipped(locked, head - 1),
    first: flipped(locked, head),
    middle: flipped(locked, head + PIECE + 100),
    last: flipped(locked, locked.length - 1),
    cut: locked.subarray(0, -1),
    cutAtPiece: locked.subarray(0, head + 2 * (PIECE + 16)),
    withoutLast: locked.subarray(0, -16),
    onlyHead: locked.subarray(0, head),
    halfHead: locked.subarray(0, head - 1),
    swapped: Buffer.concat([locked.subarray(0, head), piece(1), piece(0), piece(2), piece(3)]),
    leftOut: Buffer.concat([locked.subarray(0, head), piece(0), piece(2), piece(3)]),
    longer: Buffer.concat([locked, Buffer.alloc(1)]),
  }
  for (const [name, content] of Object.entries(changes)) {
    await expect(decrypted(content), name).rejects.toMatchObject({ name: 'Error', code: expect.any(String) as string })
  }
})

function flipped(bytes: Buffer, at: number): Buffer {
  const copy = Buffer.from(bytes)
  copy[at]! ^= 1
  return copy
}
