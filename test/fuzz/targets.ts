import { formulaTarget } from './formula-target.ts'
import { runFuzz, type FuzzResult, type FuzzTarget } from './fuzz-target.ts'

const TARGETS = [formulaTarget]
