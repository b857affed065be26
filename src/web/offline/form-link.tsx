import { Link } from '@tanstack/react-router'

type Props = { subject: string; period: string; edition?: string | undefined; title: string }

/** The way to a form; what a provider supplies of others' numbers has no edition and stands in the list. */
export function FormLink({ subject, period, edition, title }: Props) {
  return edition === undefined ? (
    <Link to="/nhap-so-lieu" search={{ period }}>
      {title}
    </Link>
  ) : (
    <Link to="/nhap-so-lieu/$edition" params={{ edition }} search={{ unit: subject, period }}>
      {title}
    </Link>
  )
}
