import { Link } from '@tanstack/react-router'
import type { Ranking } from '#domain/scoring/rank.ts'
import { figure, text } from '../language.ts'
import styles from '../ui/tabs.module.css'

type Props = {
  groups: readonly { id: string; name: string }[]
  rankings: readonly Ranking[]
  chosen: string
}

/** Groups are ranked apart; each is a page of its own. */
export function GroupTabs({ groups, rankings, chosen }: Props) {
  return (
    <nav aria-label={text.ranking.groups} className={styles.tabs}>
      {groups.map((group) => (
        <Link
          key={group.id}
          to="/"
          search={{ group: group.id }}
          resetScroll={false}
          className={styles.tab}
          aria-current={group.id === chosen ? 'page' : undefined}
          activeProps={{}}
        >
          {group.name}{' '}
          <span className={styles.count}>
            {figure(rankings.find((one) => one.group === group.id)?.rows.length ?? 0)}
          </span>
        </Link>
      ))}
    </nav>
  )
}
