import { useMutation } from '@tanstack/react-query'
import { useState } from 'react'
import { CallError } from '#contract/client.ts'
import { LARGEST_IMPORT } from '#contract/imports.ts'
import { refusalWords } from '../sign-in/refusal-words.ts'
import { words } from '../administration/words.ts'

type Acts<Seen, Done> = {
  readonly look: (file: File) => Promise<Seen>
  readonly take: (file: File, seen: Seen) => Promise<Done>
}

/** A file on its way: chosen, looked at by the server, taken. Another file, or another day, begins anew. */
export function useFile<Seen, Done>({ look, take }: Acts<Seen, Done>) {
  const [file, choose] = useState<File>()
  const [seen, show] = useState<Seen>()
  const [failure, fail] = useState<string>()
  const looking = useMutation({
    mutationFn: look,
    networkMode: 'always',
    onSuccess: show,
    onError: (error) => fail(refusalWords(error)),
  })
  const taking = useMutation({
    mutationFn: ({ file, seen }: { file: File; seen: Seen }) => take(file, seen),
    networkMode: 'always',
    onError: (error) => {
      fail(error instanceof CallError && error.code === 'stale' ? words.files.stale : refusalWords(error))
      if (error instanceof CallError && error.code === 'stale') show(undefined)
    },
  })
  const begin = (next: File | undefined) => {
    fail(undefined)
    show(undefined)
    choose(next)
  }
  return {
    file,
    seen,
    failure,
    done: taking.data,
    isLooking: looking.isPending,
    isTaking: taking.isPending,
    begin,
    look: () => {
      fail(undefined)
      show(undefined)
      if (!file) fail(words.faults.file)
      else if (file.size > LARGEST_IMPORT) fail(words.faults.fileTooBig)
      else looking.mutate(file)
    },
    take: () => {
      fail(undefined)
      if (file && seen) taking.mutate({ file, seen })
    },
  }
}
