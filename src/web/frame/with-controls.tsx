import type { ComponentType } from 'react'

/** Loads a component that uses the library's controls, and these with it: pages for reading come without them. */
export async function withControls<Name extends string, Props extends object>(
  load: () => Promise<Record<Name, ComponentType<Props>>>,
  name: Name,
): Promise<{ default: ComponentType<Props> }> {
  const [{ Controls }, module] = await Promise.all([import('../ui/controls.tsx'), load()])
  const Part: ComponentType<Props> = module[name]
  return {
    default: (props: Props) => (
      <Controls>
        <Part {...props} />
      </Controls>
    ),
  }
}
