/** Numbers values that recur (titles, dates, kinds), from 1; 0 stands for none. */
export class Terms<T = string> {
  readonly #numbers = new Map<string, number>();
  readonly #values: (T | undefined)[] = [undefined];

  /** @param make the value of a text that is new. */
  constructor(private readonly make: (text: string) => T) {}

  number(text: string | undefined): number {
    if (text === undefined) return 0;
    const known = this.#numbers.get(text);
    if (known !== undefined) return known;
    this.#numbers.set(text, this.#values.length);
    return this.#values.push(this.make(text)) - 1;
  }

  value(number: number): T | undefined {
    return this.#values[number];
  }
}
