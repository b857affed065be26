import type { Handlers } from '#contract/operation.ts'
import type { remarks } from '#contract/remarks.ts'
import { actorOf, type Call } from '../call.ts'
import type { ValueDeps } from '../values/deps.ts'
import { actInThread, readThread } from './act-in-thread.ts'
import { threadRows } from './stored-remark.ts'

export const remarkHandlers = (deps: ValueDeps) =>
  ({
    listThreads: async (input, call) => ({ threads: await threadRows(deps.db, input, actorOf(call).account) }),
    readThread: (input, call) => readThread(deps, input, call),
    postRemark: (input, call) => actInThread(deps, { ...input, act: 'said' }, call),
    resolveThread: (input, call) => actInThread(deps, { ...input, act: 'resolved' }, call),
    reopenThread: (input, call) => actInThread(deps, { ...input, act: 'reopened' }, call),
  }) satisfies Handlers<typeof remarks, Call>
