import { generateSecret, generateURI, verifySync } from 'otplib'

const STEP_SECONDS = 30

export function newSecondFactor(userName: string): { secret: string; uri: string } {
  const secret = generateSecret()
  return { secret, uri: generateURI({ issuer: 'La Bàn', label: userName, secret }) }
}

/**
 * The time step of a code (RFC 6238: SHA-1, 6 digits, 30 seconds, one step either way) that comes after the last used
 * one; undefined where it does not fit. `at` in seconds since 1970.
 */
export function stepOfCode(secret: string, code: string, at: number, lastStep: number | null): number | undefined {
  const result = verifySync({ secret, token: code, epoch: Math.floor(at), epochTolerance: STEP_SECONDS })
  if (!result.valid || !('timeStep' in result)) return undefined
  return lastStep === null || result.timeStep > lastStep ? result.timeStep : undefined
}
