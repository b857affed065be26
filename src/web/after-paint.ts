/** A hidden page paints nothing: what waits for its paint is done so much later all the same. */
const AT_LATEST_MS = 100

/** Does something behind the next paint, once for any number of times it was asked for: what is typed is seen first. */
export function onceAfterPaint(act: () => void): () => void {
  let asked = 0
  let done = 0
  return () => {
    if (asked > done) return
    asked += 1
    const turn = asked
    const once = (): void => {
      if (done >= turn) return
      done = turn
      act()
    }
    requestAnimationFrame(() => setTimeout(once))
    setTimeout(once, AT_LATEST_MS)
  }
}
