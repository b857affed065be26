import type { Handlers } from '#contract/operation.ts'
import type { rounds } from '#contract/rounds.ts'
import { actorOf, type Call } from '../call.ts'
import { fixCommonValues } from './fix-common-values.ts'
import type { RoundDeps } from './deps.ts'
import { tryRound } from './dry-run.ts'
import { changeRound, createRound, deleteRound } from './edit-draft.ts'
import { listHolidays, removeHoliday, setHoliday } from './holidays.ts'
import { openRound } from './open-round.ts'
import { changeCalendar, closeRound } from './run-round.ts'
import { roundRows, roundView } from './views.ts'

export const roundHandlers = (deps: RoundDeps) =>
  ({
    listRounds: ({ state }, call) => roundRows(deps, actorOf(call), state),
    showRound: ({ round }, call) => roundView(deps, actorOf(call), round),
    createRound: (input, call) => createRound(deps, input, call),
    changeRound: (input, call) => changeRound(deps, input, call),
    deleteRound: (input, call) => deleteRound(deps, input, call),
    openRound: (input, call) => openRound(deps, input, call),
    changeCalendar: (input, call) => changeCalendar(deps, input, call),
    fixCommonValues: (input, call) => fixCommonValues(deps, input, call),
    closeRound: (input, call) => closeRound(deps, input, call),
    dryRunRound: (input) => tryRound(deps, input),
    listHolidays: ({ year }) => listHolidays(deps.db, year),
    setHoliday: (input, call) => setHoliday(deps.db, input, call),
    removeHoliday: ({ day }, call) => removeHoliday(deps.db, day, call),
  }) satisfies Handlers<typeof rounds, Call>
