import { useNavigate } from '@tanstack/react-router'
import type { EditionWithItems } from '#contract/editions.ts'
import type { GridView } from '#contract/grids.ts'
import type { Node } from '#domain/edition/definition.ts'
import { useKeptChoice } from '../entry/use-kept-choice.ts'
import { capital, periodName, words as entryWords } from '../entry/words.ts'
import { figure, LANGUAGE } from '../language.ts'
import styles from './grid-context.module.css'
import { words } from './words.ts'

type Props = { view: GridView; definition: EditionWithItems }

/** Which grid is open: index set, main index or component, period. */
export function GridContext({ view, definition }: Props) {
  return (
    <div className={styles.context} role="group" aria-label={words.context}>
      <p className={styles.choice}>
        <span>{words.edition}</span>
        <span className={styles.only}>{definition.edition.title[LANGUAGE].replace(/\s*\(.*\)$/, '')}</span>
      </p>
      {view.nodes.length === 0 ? null : <Choices view={view} definition={definition} />}
    </div>
  )
}

function Choices({ view, definition }: Props) {
  const navigate = useNavigate({ from: '/nhap-so-lieu/$edition/nhieu-don-vi' })
  const titles = titlesOf(definition.edition.nodes)
  const open = (change: { node?: string; period?: string }) =>
    void navigate({ search: { node: view.node, period: view.period, ...change } })
  const [nodes, keepNode] = useKeptChoice(words.node)
  const [periods, keepPeriod] = useKeptChoice(entryWords.context.period)
  return (
    <>
      <label className={`${styles.choice} ${styles.wide}`}>
        <span>{words.node}</span>
        <select
          ref={nodes}
          value={view.node ?? ''}
          onChange={(event) => {
            keepNode(event.currentTarget.value)
            open({ node: event.currentTarget.value })
          }}
        >
          {view.nodes.map(({ code, numbers }) => (
            <option key={code} value={code}>
              {words.nodeName(code, titles.get(code) ?? '', figure(numbers))}
            </option>
          ))}
        </select>
      </label>
      <label className={styles.choice}>
        <span>{entryWords.context.period}</span>
        <select
          ref={periods}
          value={view.period}
          onChange={(event) => {
            keepPeriod(event.currentTarget.value)
            open({ period: event.currentTarget.value })
          }}
        >
          {view.periods.map((key) => (
            <option key={key} value={key}>
              {capital(periodName(key))}
            </option>
          ))}
        </select>
      </label>
    </>
  )
}

function titlesOf(nodes: readonly Node[]): Map<string, string> {
  return new Map(nodes.flatMap((node) => [[node.code, node.title.text], ...titlesOf(node.children ?? [])] as const))
}
