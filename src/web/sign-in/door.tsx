import { useQuery } from '@tanstack/react-query'
import type { ReactNode } from 'react'
import { demonstrationData } from '../api.ts'
import { LANGUAGE, text } from '../language.ts'
import { usePageTitle } from '../ui/page-title.ts'
import styles from './door.module.css'
import { GreatRose } from './great-rose.tsx'
import { words } from './words.ts'

type Props = { title: string; lede?: ReactNode; help?: ReactNode; children?: ReactNode }

/** The page at the door: what is asked on the left; on the right, where there is room, whose system this is. */
export function Door({ title, lede, help, children }: Props) {
  usePageTitle(title, text.product)
  const { data: demonstration } = useQuery(demonstrationData)
  const province = demonstration?.organisations.title[LANGUAGE].replace(/\s*\(.*\)$/, '')
  return (
    <div className={styles.door}>
      <div className={styles.asked}>
        <div className={styles.head}>
          <h1>{title}</h1>
          {lede === undefined ? null : <p className={styles.lede}>{lede}</p>}
        </div>
        {children}
        {help === undefined ? null : <p className={styles.help}>{help}</p>}
      </div>
      <div className={styles.whose}>
        <GreatRose />
        <p className={styles.province}>{province}</p>
        <p className={styles.system}>{words.door.system}</p>
      </div>
    </div>
  )
}
