import type { z } from 'zod'
import { CallError, urlOf } from '#contract/client.ts'
import type { InputOf, Operation, OutputOf } from '#contract/operation.ts'
import { jsonOf, sendBytes } from '../evidence/send-bytes.ts'

/** Sends a file to an operation that takes one, and reads its answer. */
export async function sendTable<Op extends Operation & { readonly output: z.ZodType }>(
  operation: Op,
  input: InputOf<Op>,
  file: File,
): Promise<OutputOf<Op>> {
  const headers = { 'content-type': operation.bytes! }
  const answer = await sendBytes({ method: 'POST', url: urlOf(operation, input), headers, body: file })
  const read = operation.output.safeParse(jsonOf(answer))
  if (!read.success) throw new CallError('internal')
  return read.data as OutputOf<Op>
}
