// Loaded before a program: its clock is behind by LABAN_TEST_CLOCK_BACK_MS.
const back = Number(process.env.LABAN_TEST_CLOCK_BACK_MS)
const Real = globalThis.Date

globalThis.Date = class Date extends Real {
  constructor(...args) {
    super(...(args.length === 0 ? [Real.now() - back] : args))
  }

  static now() {
    return Real.now() - back
  }
}
