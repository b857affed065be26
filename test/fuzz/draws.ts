import type { Chance } from '#content/chance.ts'

/** Draws from one stream of chance: the same seed and name give the same draws. */
export class Draws {
  private readonly chance: Chance

  constructor(chance: Chance) {
    this.chance = chance
  }

  /** A whole number from 0 to `limit` - 1. */
  below(limit: number): number {
    return Math.floor(this.chance() * limit)
  }

  /** A whole number from `least` to `most`. */
  between(least: number, most: number): number {
    return least + this.below(most - least + 1)
  }

  pick<Value>(values: readonly Value[]): Value {
    return values[this.below(values.length)]!
  }

  /** True in `share` of all draws. */
  is(share: number): boolean {
    return this.chance() < share
  }

  list<Value>(length: number, value: () => Value): Value[] {
    return Array.from({ length }, value)
  }

  digits(length: number): string {
    return this.list(length, () => String(this.below(10))).join('')
  }

  /** Text of any characters: plain ones, Vietnamese, control characters, emoji, halves of a pair. */
  text(length: number): string {
    return this.list(length, () => this.character()).join('')
  }

  private character(): string {
    const kind = this.below(10)
    if (kind < 5) return String.fromCharCode(this.between(32, 126))
    if (kind < 7) return this.pick([...'ăâđêôơưáàảãạếệộựỹĐẾ·…–«»“”  '])
    if (kind === 7) return String.fromCharCode(this.below(0x20))
    return kind === 8 ? String.fromCodePoint(this.below(0x110000)) : String.fromCharCode(this.below(0x10000))
  }

  /** One to four small damages to a text, with pieces to put in. */
  damaged(text: string, pieces: readonly string[]): string {
    let result = text
    for (let count = this.between(1, 4); count > 0; count -= 1) result = this.oneDamage(result, pieces)
    return result
  }

  private oneDamage(text: string, pieces: readonly string[]): string {
    const [from, to] = [this.below(text.length + 1), this.below(text.length + 1)].sort((a, b) => a - b) as [
      number,
      number,
    ]
    const near = Math.min(to, from + this.between(1, 8))
    switch (this.below(6)) {
      case 0:
        return text.slice(0, from) + text.slice(near)
      case 1:
        return text.slice(0, to) + text.slice(from, near) + text.slice(to)
      case 2:
        return text.slice(0, from) + text.slice(near, to) + text.slice(from, near) + text.slice(to)
      case 3:
        return text.slice(0, from) + this.pick(pieces) + text.slice(near)
      case 4:
        return text.slice(0, from) + this.character() + text.slice(from)
      default:
        return text.slice(0, from) + this.pick(pieces) + text.slice(from)
    }
  }
}
