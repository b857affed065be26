import { TurnedAway } from '../frame/turned-away.tsx'
import { words } from './words.ts'

/** The forms are there for whoever is signed in. */
export function NotSignedIn() {
  return <TurnedAway title={words.list.title} said={words.list.notSignedIn} />
}
