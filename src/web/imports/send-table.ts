import { CallError, urlOf } from '#contract/client.ts'
import type { InputOf, Operation, OutputOf } from '#contract/operation.ts'
import { jsonOf, sendBytes } from '../evidence/send-bytes.ts'

/** Sends a file to an operation that takes one; its answer is taken as it was sent, as those of other calls are. */
export async function sendTable<Op extends Operation>(
  operation: Op,
  input: InputOf<Op>,
  file: File,
): Promise<OutputOf<Op>> {
  const headers = { 'content-type': operation.bytes! }
  const read = jsonOf(await sendBytes({ method: 'POST', url: urlOf(operation, input), headers, body: file }))
  if (read === undefined) throw new CallError('internal')
  return read as OutputOf<Op>
}
