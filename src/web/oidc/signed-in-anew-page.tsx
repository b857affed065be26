import { Link } from '@tanstack/react-router'
import { Door } from '../sign-in/door.tsx'
import { words } from './words.ts'

/** The end of a window in which somebody signed in again for another one, where their work is. */
export function SignedInAnewPage(): React.ReactNode {
  const { title, lede, home } = words.anew
  return (
    <Door title={title} lede={lede}>
      <Link to="/viec-cua-toi">{home}</Link>
    </Door>
  )
}
