/** The first line that a program prints; never resolves where it prints none. */
export function firstLine(stream: NodeJS.ReadableStream): Promise<string> {
  let text = ''
  return new Promise((found) => {
    stream.setEncoding('utf8').on('data', (part) => {
      text += part
      if (text.includes('\n')) found(text.slice(0, text.indexOf('\n')))
    })
  })
}
