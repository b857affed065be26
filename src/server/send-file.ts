import { Readable } from 'node:stream'
import type { FastifyReply, FastifyRequest } from 'fastify'
import type { SentFile } from '#contract/operation.ts'

// Opened in a tab of its own it has no script, no form, no origin.
const POLICY = "sandbox; default-src 'none'"

/** Sends a file to whoever was let at it: saved unless it is a picture of ours, its type never guessed. */
export function sendFile(request: FastifyRequest, reply: FastifyReply, file: SentFile): FastifyReply {
  const tag = `"${file.tag}"`
  void reply
    .header('etag', tag)
    .header('cache-control', 'private, no-cache')
    .header('vary', 'cookie')
    .header('content-security-policy', POLICY)
    .header('content-disposition', `${file.isShown ? 'inline' : 'attachment'}; ${nameParameters(file.name)}`)
  if (request.headers['if-none-match'] === tag) return reply.code(304).send()
  void reply.type(file.mediaType)
  if (file.bytes !== undefined) void reply.header('content-length', file.bytes)
  return request.method === 'HEAD' ? reply.send() : reply.send(Readable.from(file.open()))
}

/** RFC 6266: a plain name for what is old, the real one by RFC 5987 for everything else. */
function nameParameters(name: string): string {
  const plain = name
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .replaceAll('đ', 'd')
    .replaceAll('Đ', 'D')
    .replace(/[^\w .()-]/g, '_')
  const exact = encodeURIComponent(name).replace(
    /['()*]/g,
    (char) => `%${char.charCodeAt(0).toString(16).toUpperCase()}`,
  )
  return `filename="${plain}"; filename*=UTF-8''${exact}`
}
