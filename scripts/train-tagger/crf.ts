import { COLUMNS } from '../../src/tagger/model.js';
import { BEFORE, mayEnd, STATES } from '../../src/tagger/states.js';

/** A sentence as the trainer sees it. */
export interface Example {
  readonly length: number;
  /** Indexes of the features of each character, `width` each; -1 where a feature is not used. */
  readonly features: Int32Array;
  /** The state of each character. */
  readonly states: Uint8Array;
}

export interface CrfOptions {
  readonly featureCount: number;
  readonly width: number;
  readonly rate: number;
  /** Share of a weight that each touch takes away. */
  readonly decay: number;
}

/** Linear-chain CRF, trained by stochastic gradients with AdaGrad. State 0 has no feature weights: only differences count. */
export class Crf {
  readonly weights: Float32Array;
  readonly transitions = new Float32Array(STATES * STATES);
  private readonly squares: Float32Array;
  private readonly transitionSquares = new Float64Array(STATES * STATES).fill(1);
  private scores = new Float64Array(0);
  private forward = new Float64Array(0);
  private backward = new Float64Array(0);
  private readonly gradient = new Float64Array(COLUMNS);

  constructor(private readonly options: CrfOptions) {
    this.weights = new Float32Array(options.featureCount * COLUMNS);
    this.squares = new Float32Array(options.featureCount * COLUMNS).fill(1);
  }

  /** One step on one sentence. Returns its negative log likelihood in nats before the step. */
  learn(example: Example): number {
    const { length, states } = example;
    if (length === 0) return 0;
    this.score(example);
    const total = this.sweep(length);
    const loss = total - this.scoreOf(states, length);
    this.updateTransitions(states, length, total);
    for (let at = 0; at < length; at++) this.updateAt(example, at, total);
    return loss;
  }

  private score({ length, features }: Example): void {
    const { width } = this.options;
    if (this.scores.length < length * STATES) {
      this.scores = new Float64Array(2 * length * STATES);
      this.forward = new Float64Array(2 * length * STATES);
      this.backward = new Float64Array(2 * length * STATES);
    }
    const { scores, weights } = this;
    for (let at = 0; at < length; at++) {
      const row = at * STATES;
      scores.fill(0, row, row + STATES);
      for (let k = at * width; k < (at + 1) * width; k++) {
        const feature = features[k] as number;
        if (feature < 0) continue;
        for (let c = 0; c < COLUMNS; c++) (scores[row + 1 + c] as number) += weights[feature * COLUMNS + c] as number;
      }
    }
  }

  /** Fills `forward` and `backward` with log sums; returns the log of the sum over all sequences. */
  private sweep(length: number): number {
    const { scores, forward, backward, transitions } = this;
    for (let state = 0; state < STATES; state++) {
      forward[state] = state === 0 || state % 3 === 1 ? (scores[state] as number) : -1e9;
      backward[(length - 1) * STATES + state] = mayEnd(state) ? 0 : -1e9;
    }
    for (let at = 1; at < length; at++) {
      for (let state = 0; state < STATES; state++) {
        let sum = -1e9;
        for (const before of BEFORE[state] as readonly number[]) {
          sum = logAdd(
            sum,
            (forward[(at - 1) * STATES + before] as number) + (transitions[before * STATES + state] as number),
          );
        }
        forward[at * STATES + state] = sum + (scores[at * STATES + state] as number);
      }
    }
    for (let at = length - 2; at >= 0; at--) {
      for (let state = 0; state < STATES; state++) backward[at * STATES + state] = -1e9;
      for (let next = 0; next < STATES; next++) {
        const rest = (backward[(at + 1) * STATES + next] as number) + (scores[(at + 1) * STATES + next] as number);
        for (const state of BEFORE[next] as readonly number[]) {
          const index = at * STATES + state;
          backward[index] = logAdd(backward[index] as number, rest + (transitions[state * STATES + next] as number));
        }
      }
    }
    let total = -1e9;
    for (let state = 0; state < STATES; state++) {
      if (mayEnd(state)) total = logAdd(total, forward[(length - 1) * STATES + state] as number);
    }
    return total;
  }

  private scoreOf(states: Uint8Array, length: number): number {
    let sum = 0;
    for (let at = 0; at < length; at++) {
      sum += this.scores[at * STATES + (states[at] as number)] as number;
      if (at > 0) sum += this.transitions[(states[at - 1] as number) * STATES + (states[at] as number)] as number;
    }
    return sum;
  }

  private updateTransitions(states: Uint8Array, length: number, total: number): void {
    const { scores, forward, backward, transitions, transitionSquares } = this;
    const gradient = new Float64Array(STATES * STATES);
    for (let at = 1; at < length; at++) {
      for (let state = 0; state < STATES; state++) {
        const rest = (scores[at * STATES + state] as number) + (backward[at * STATES + state] as number) - total;
        if (rest < -1e8) continue;
        for (const before of BEFORE[state] as readonly number[]) {
          const index = before * STATES + state;
          const log = (forward[(at - 1) * STATES + before] as number) + (transitions[index] as number) + rest;
          if (log > -30) (gradient[index] as number) -= Math.exp(log);
        }
      }
      (gradient[(states[at - 1] as number) * STATES + (states[at] as number)] as number) += 1;
    }
    for (let index = 0; index < gradient.length; index++) {
      const g = gradient[index] as number;
      if (g === 0) continue;
      (transitionSquares[index] as number) += g * g;
      (transitions[index] as number) += (this.options.rate * g) / Math.sqrt(transitionSquares[index] as number);
    }
  }

  private updateAt({ features, states }: Example, at: number, total: number): void {
    const { forward, backward, gradient, weights, squares } = this;
    const { width, rate, decay } = this.options;
    let largest = 0;
    for (let c = 0; c < COLUMNS; c++) {
      const index = at * STATES + 1 + c;
      const log = (forward[index] as number) + (backward[index] as number) - total;
      gradient[c] = (states[at] === c + 1 ? 1 : 0) - (log > -30 ? Math.exp(log) : 0);
      largest = Math.max(largest, Math.abs(gradient[c] as number));
    }
    if (largest < 1e-4) return;
    for (let k = at * width; k < (at + 1) * width; k++) {
      const feature = features[k] as number;
      if (feature < 0) continue;
      for (let c = 0; c < COLUMNS; c++) {
        const index = feature * COLUMNS + c;
        const g = (gradient[c] as number) - decay * (weights[index] as number);
        (squares[index] as number) += g * g;
        (weights[index] as number) += (rate * g) / Math.sqrt(squares[index] as number);
      }
    }
  }
}

function logAdd(a: number, b: number): number {
  const [high, low] = a > b ? [a, b] : [b, a];
  return low - high < -30 ? high : high + Math.log1p(Math.exp(low - high));
}
