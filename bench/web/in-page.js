// Read by the browser before the page: what only the page itself can measure.
globalThis.measured = {
  /** From the last byte of the form's data to the frame after this one. */
  sinceData: () =>
    new Promise((told) => {
      requestAnimationFrame(() =>
        setTimeout(() => {
          const data = performance.getEntriesByType('resource').find(({ name }) => name.includes('/api/v1/forms/'))
          told(performance.now() - data.responseEnd)
        }),
      )
    }),

  /** How long each change of a field took until the frame that shows it. */
  keys: [],
  watchKeys() {
    const onInput = ({ timeStamp }) => {
      const painted = new MessageChannel()
      painted.port1.addEventListener('message', () => this.keys.push(performance.now() - timeStamp))
      painted.port1.start()
      requestAnimationFrame(() => painted.port2.postMessage(undefined))
    }
    addEventListener('input', onInput, { capture: true })
  },

  largestPaint: () =>
    new Promise((told) => {
      const observer = new PerformanceObserver((list) => told(list.getEntries().at(-1).startTime))
      observer.observe({ type: 'largest-contentful-paint', buffered: true })
    }),
}
