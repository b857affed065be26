import { createLink } from '@tanstack/react-router'
import type { AnchorHTMLAttributes } from 'react'
import styles from './link-button.module.css'

type Props = AnchorHTMLAttributes<HTMLAnchorElement> & { isMain?: boolean; ref?: React.Ref<HTMLAnchorElement> }

function Anchor({ isMain = false, children, ...rest }: Props) {
  return (
    <a {...rest} className={isMain ? `${styles.button} ${styles.main}` : styles.button}>
      {children}
    </a>
  )
}

/** A link to the one thing that a page is for, drawn as its action. */
export const LinkButton = createLink(Anchor)
