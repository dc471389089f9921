import type { RandomSource } from "../random/randomSource.js";

/** A directed arc between two vertices, by their numbers. */
export interface FlowArc {
  readonly tail: number;
  readonly head: number;
  /** Its flow in units, from 0 to the number of units that make 1. */
  readonly units: bigint;
}

/** What {@link roundingForest} needs. */
export interface RoundingForestOptions {
  /** Vertices are numbered from 0. */
  readonly vertexCount: number;
  /** How many units make a flow of 1. */
  readonly one: bigint;
  readonly source: RandomSource;
  /** Is told of each arc whose flow has become 1. */
  readonly onFull: (tail: number, head: number) => void;
}

/** The arcs whose flow is still fractional; they never hold a cycle. */
export interface RoundingForest {
  /**
   * Puts an arc into the forest and rounds the cycle that it closes, if any. Takes time in the depth of the trees.
   *
   * An arc without flow, or with a flow of 1, stays outside.
   */
  add(arc: FlowArc): void;
  /** The arcs in the forest, in the order in which they were added. */
  arcs(): readonly FlowArc[];
}

/**
 * Dependent rounding (Gandhi, Khuller, Parthasarathy, Srinivasan, JACM 53, 2006), one arc at a time: whenever arcs with
 * fractional flow close a cycle, the flow along it is shifted one way or the other until one of them has 0 or 1. The expected
 * flow of each arc stays what it was, and each vertex goes on getting as much more than it gives as before.
 */
export function roundingForest(options: RoundingForestOptions): RoundingForest {
  return options.one <= BigInt(Number.MAX_SAFE_INTEGER) ? new Forest(options, NUMBERS) : new Forest(options, BIGINTS);
}

/** Arithmetic of flows; generic because plain numbers are many times faster than bigints where they are exact. */
interface Arithmetic<Flow> {
  readonly fromBigint: (units: bigint) => Flow;
  readonly toBigint: (flow: Flow) => bigint;
  readonly add: (a: Flow, b: Flow) => Flow;
  readonly subtract: (a: Flow, b: Flow) => Flow;
  readonly least: (a: Flow, b: Flow) => Flow;
}

const NUMBERS: Arithmetic<number> = {
  fromBigint: Number,
  toBigint: BigInt,
  add: (a, b) => a + b,
  subtract: (a, b) => a - b,
  least: (a, b) => (b < a ? b : a),
};

const BIGINTS: Arithmetic<bigint> = {
  fromBigint: (units) => units,
  toBigint: (flow) => flow,
  add: (a, b) => a + b,
  subtract: (a, b) => a - b,
  least: (a, b) => (b < a ? b : a),
};

const NONE = -1;

/**
 * Each tree hangs from some vertex by parent pointers, and the arc between a vertex and its parent is kept with the vertex.
 * Which vertex it hangs from has no influence on the flows, since a new arc closes only one cycle.
 */
class Forest<Flow> implements RoundingForest {
  readonly #arithmetic: Arithmetic<Flow>;
  readonly #zero: Flow;
  readonly #one: Flow;
  readonly #source: RandomSource;
  readonly #onFull: (tail: number, head: number) => void;

  readonly #parent: Int32Array;
  /** Of the arc to the parent: its flow, whether it leads there or back, and when it was added. */
  readonly #flow: Flow[];
  readonly #leadsUp: Uint8Array;
  readonly #addedAs: Float64Array;

  #added = 0;
  /** For which new arc the vertex was last passed on the way up. */
  readonly #passedFor: Float64Array;
  /** The cycle without its new arc, by the lower ends of its arcs, and whether they are passed in their direction. */
  readonly #cycle: Int32Array;
  readonly #forwards: Uint8Array;
  #cycleLength = 0;

  constructor({ vertexCount, one, source, onFull }: RoundingForestOptions, arithmetic: Arithmetic<Flow>) {
    this.#arithmetic = arithmetic;
    this.#zero = arithmetic.fromBigint(0n);
    this.#one = arithmetic.fromBigint(one);
    this.#source = source;
    this.#onFull = onFull;
    this.#parent = new Int32Array(vertexCount).fill(NONE);
    this.#flow = new Array<Flow>(vertexCount).fill(this.#zero);
    this.#leadsUp = new Uint8Array(vertexCount);
    this.#addedAs = new Float64Array(vertexCount);
    this.#passedFor = new Float64Array(vertexCount);
    this.#cycle = new Int32Array(vertexCount);
    this.#forwards = new Uint8Array(vertexCount);
  }

  add({ tail, head, units }: FlowArc): void {
    const flow = this.#arithmetic.fromBigint(units);
    if (!this.#isFractional(flow, tail, head)) return;
    this.#added += 1;
    const top = this.#commonAncestor(tail, head);
    if (top === NONE) {
      this.#link(tail, head, flow);
      return;
    }
    this.#findCycle(tail, head, top);
    const rounded = this.#roundCycle(flow);
    if (this.#isFractional(rounded, tail, head)) this.#link(tail, head, rounded);
  }

  arcs(): readonly FlowArc[] {
    const lowerEnds = [...this.#parent.keys()].filter((vertex) => this.#parent[vertex] !== NONE);
    lowerEnds.sort((a, b) => this.#addedAs[a]! - this.#addedAs[b]!);
    return lowerEnds.map((vertex) => {
      const parent = this.#parent[vertex]!;
      const units = this.#arithmetic.toBigint(this.#flow[vertex]!);
      return this.#leadsUp[vertex] === 1
        ? { tail: vertex, head: parent, units }
        : { tail: parent, head: vertex, units };
    });
  }

  /** Climbs from both vertices in turn, until one way comes to where the other has passed; `NONE` in different trees. */
  #commonAncestor(first: number, second: number): number {
    let here = first;
    let there = second;
    while (here !== NONE || there !== NONE) {
      if (here !== NONE) {
        if (this.#passedFor[here] === this.#added) return here;
        this.#passedFor[here] = this.#added;
        here = this.#parent[here]!;
      }
      const turn = here;
      here = there;
      there = turn;
    }
    return NONE;
  }

  /** From the head of the new arc up to the common ancestor, and from there down to the tail. */
  #findCycle(tail: number, head: number, top: number): void {
    let length = 0;
    for (let vertex = head; vertex !== top; vertex = this.#parent[vertex]!) {
      this.#forwards[length] = this.#leadsUp[vertex]!;
      this.#cycle[length++] = vertex;
    }
    for (let vertex = tail; vertex !== top; vertex = this.#parent[vertex]!) {
      this.#forwards[length] = 1 - this.#leadsUp[vertex]!;
      this.#cycle[length++] = vertex;
    }
    this.#cycleLength = length;
  }

  /** Shifts the flow along the cycle, with or against the new arc; returns what becomes of the flow of that arc. */
  #roundCycle(newFlow: Flow): Flow {
    const { add, subtract, least, toBigint } = this.#arithmetic;
    let rise = subtract(this.#one, newFlow);
    let fall = newFlow;
    for (let place = 0; place < this.#cycleLength; place++) {
      const flow = this.#flow[this.#cycle[place]!]!;
      const rest = subtract(this.#one, flow);
      const forwards = this.#forwards[place] === 1;
      rise = least(rise, forwards ? rest : flow);
      fall = least(fall, forwards ? flow : rest);
    }
    const rises = this.#source.uniformInt(toBigint(add(rise, fall))) < toBigint(fall);
    const shift = rises ? rise : fall;
    for (let place = 0; place < this.#cycleLength; place++) {
      const vertex = this.#cycle[place]!;
      const flow = this.#flow[vertex]!;
      this.#change(vertex, (this.#forwards[place] === 1) === rises ? add(flow, shift) : subtract(flow, shift));
    }
    return rises ? add(newFlow, shift) : subtract(newFlow, shift);
  }

  /** Gives the arc above a vertex a new flow, or cuts it if that is not fractional. */
  #change(vertex: number, flow: Flow): void {
    const parent = this.#parent[vertex]!;
    const leadsUp = this.#leadsUp[vertex] === 1;
    if (this.#isFractional(flow, leadsUp ? vertex : parent, leadsUp ? parent : vertex)) this.#flow[vertex] = flow;
    else this.#parent[vertex] = NONE;
  }

  #isFractional(flow: Flow, tail: number, head: number): boolean {
    if (flow === this.#one) this.#onFull(tail, head);
    return flow !== this.#one && flow !== this.#zero;
  }

  #link(tail: number, head: number, flow: Flow): void {
    this.#makeRoot(tail);
    this.#parent[tail] = head;
    this.#flow[tail] = flow;
    this.#leadsUp[tail] = 1;
    this.#addedAs[tail] = this.#added;
  }

  /** Turns round every arc on the way from a vertex to the root of its tree: its upper end becomes the lower one. */
  #makeRoot(vertex: number): void {
    let here = vertex;
    let parent = NONE;
    let flow = this.#zero;
    let leadsUp = 0;
    let addedAs = 0;
    while (here !== NONE) {
      const above = this.#parent[here]!;
      const flowAbove = this.#flow[here]!;
      const leadsAbove = this.#leadsUp[here]!;
      const addedAbove = this.#addedAs[here]!;
      this.#parent[here] = parent;
      this.#flow[here] = flow;
      this.#leadsUp[here] = leadsUp;
      this.#addedAs[here] = addedAs;
      parent = here;
      flow = flowAbove;
      leadsUp = 1 - leadsAbove;
      addedAs = addedAbove;
      here = above;
    }
  }
}
