/** How the address names what the panel shows when it is no row. */
export const FACTS = 'chung'
export const FINDINGS = 'can-xem'
