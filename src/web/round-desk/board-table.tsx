import { Link } from '@tanstack/react-router'
import type { DeskPart, DeskRow, RoundDesk } from '#contract/round-desk.ts'
import { shortMax } from '../entry/points.tsx'
import { figure } from '../language.ts'
import { ShareBar } from '../ui/share-bar.tsx'
import { SortHead } from '../ui/sort-head.tsx'
import { VisuallyHidden } from '../ui/visually-hidden.tsx'
import { isRemindedOn, type BoardSearch } from './board-rows.ts'
import type { BoardSort } from './board-search.ts'
import styles from './board-table.module.css'
import { dueText } from './due-text.ts'
import { progressWords, words } from './words.ts'

/** Choice, name, stage, end, given, evidence, points. */
const FIXED_COLUMNS = 7

type Props = {
  desk: RoundDesk
  rows: readonly DeskRow[]
  search: BoardSearch
  /** The day that it is, as the server has it. */
  today: string
  /** The submission whose panel is open: then the table is narrow. */
  open: string | undefined
  chosen: ReadonlySet<string>
  onChoose: (submissions: readonly string[], isChosen: boolean) => void
  onSort: (sort: BoardSort) => void
}

/** A row a unit, group by group: its stage, how long it has, what it has entered, what it may lose. */
export function BoardTable(props: Props) {
  const { desk, rows, search, open, chosen, onChoose } = props
  const { board } = words
  const isSorted = search.sort !== undefined
  const groups = isSorted ? [undefined] : desk.groups.filter(({ group }) => rows.some((row) => row.group === group))
  const isWhole = rows.length > 0 && rows.every(({ submission }) => chosen.has(submission))
  return (
    /* oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- what scrolls is to be scrolled by the keyboard too */
    <div className={styles.scroll} role="region" tabIndex={0} aria-label={board.scroll}>
      <table className={open === undefined ? styles.table : `${styles.table} ${styles.narrow}`}>
        <caption>
          <VisuallyHidden>{board.caption}</VisuallyHidden>
        </caption>
        <thead>
          <tr>
            <td className={styles.choice}>
              <input
                type="checkbox"
                aria-label={board.chooseAll}
                checked={isWhole}
                onChange={() =>
                  onChoose(
                    rows.map(({ submission }) => submission),
                    !isWhole,
                  )
                }
              />
            </td>
            <Heads {...props} />
          </tr>
        </thead>
        {groups.map((group) => (
          <tbody key={group?.group ?? 'all'}>
            {group === undefined || desk.groups.length === 1 ? null : (
              <tr className={styles.group}>
                <th scope="rowgroup" colSpan={FIXED_COLUMNS + desk.nodes.length}>
                  <span>{group.name}</span>
                </th>
              </tr>
            )}
            {rows.map((row) =>
              group === undefined || row.group === group.group ? (
                <Row key={row.submission} row={row} {...props} />
              ) : null,
            )}
          </tbody>
        ))}
      </table>
    </div>
  )
}

function Heads({ desk: { nodes }, search: { sort, down }, onSort }: Props) {
  const { board } = words
  const head = (of: BoardSort, label: string, align: 'left' | 'right' = 'right') => (
    <SortHead
      key={of}
      label={label}
      align={align}
      className={align === 'right' ? styles.figure : undefined}
      direction={sort !== of ? undefined : down === 'co' ? 'descending' : 'ascending'}
      onSort={() => onSort(of)}
    />
  )
  return (
    <>
      {head('don-vi', board.unit, 'left')}
      {head('buoc', board.state, 'left')}
      {head('han', board.due, 'left')}
      {head('da-nhap', board.given)}
      {head('minh-chung', board.evidence)}
      {head('diem', board.atRisk)}
      {nodes.map(({ code, title }) => (
        <th scope="col" key={code} className={`${styles.figure} ${styles.part}`} title={title}>
          {code}
          <VisuallyHidden> {title}</VisuallyHidden>
        </th>
      ))}
    </>
  )
}

function Row({ row, desk, search, today, open, chosen, onChoose }: Props & { row: DeskRow }) {
  const { submission, organisation, keeper, state, due, hasOwnEnd, left, openings, progress } = row
  const { board, days, stage } = words
  const isChosen = chosen.has(submission)
  const { said, tone } = dueText(due)
  return (
    <tr className={submission === open ? styles.open : undefined}>
      <td className={styles.choice}>
        <input
          type="checkbox"
          aria-label={board.choose(organisation.name)}
          checked={isChosen}
          onChange={() => onChoose([submission], !isChosen)}
        />
      </td>
      <th scope="row">
        <Link
          id={`don-vi-${submission}`}
          from="/dot-danh-gia/$round"
          to="/dot-danh-gia/$round"
          search={{ ...search, submission, act: undefined }}
          resetScroll={false}
        >
          {organisation.name}
        </Link>
        {keeper.id === organisation.id ? null : <Small said={board.keeper(keeper.name)} />}
      </th>
      <td>
        {stage[state]}
        {openings > 0 ? <Small said={board.openings(figure(openings))} /> : null}
        {progress ? <Small said={undecidedText(progress)} /> : null}
      </td>
      <td className={state === 'draft' ? undefined : styles.nothing}>
        {state === 'draft' ? <span className={styles[tone]}>{said}</span> : board.none}
        {hasOwnEnd && state === 'draft' ? <Small said={days.own} /> : null}
        {isRemindedOn(row, today) && state === 'draft' ? <Small said={board.reminded} /> : null}
      </td>
      <td className={`${styles.figure} ${styles.given}`} data-name={board.given}>
        {left ? <Given part={left} /> : board.none}
        {left && left.unconfirmed > 0 ? <Small said={board.unconfirmed(figure(left.unconfirmed))} /> : null}
      </td>
      <td className={styles.figure} data-name={board.evidence}>
        {left ? figure(left.evidence) : board.none}
      </td>
      <td className={styles.figure} data-name={board.atRisk}>
        {left ? figure(left.atRisk) : board.none}
      </td>
      {desk.nodes.map(({ code }, at) => (
        <td key={code} className={`${styles.figure} ${styles.part}`}>
          {left ? <Part part={left.parts[at]!} /> : board.none}
        </td>
      ))}
    </tr>
  )
}

function Given({ part: { asked, given } }: { part: DeskPart }) {
  return (
    <>
      {words.board.of(figure(given), figure(asked))}
      <ShareBar share={asked === 0 ? 1 : given / asked} />
    </>
  )
}

/** Full is what has all its numbers, and no copy among them that nobody has confirmed. */
function Part({ part: { asked, given, atRisk } }: { part: DeskPart }) {
  const { board } = words
  const isAtRisk = Number(atRisk) > 0
  if (asked === 0) return board.none
  return (
    <>
      {given === asked && !isAtRisk ? board.full : board.of(figure(given), figure(asked))}
      {isAtRisk ? <Small said={board.partAtRisk(figure(shortMax(atRisk)))} /> : null}
    </>
  )
}

function undecidedText({ asked, decided }: NonNullable<DeskRow['progress']>): string {
  return decided === asked ? progressWords.settled : progressWords.row(figure(asked - decided))
}

function Small({ said }: { said: string }) {
  return <span className={styles.small}>{said}</span>
}
