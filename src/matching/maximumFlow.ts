/**
 * A directed network with integer capacities up to 2^53 and a flow in it. Everything about the flow is determined by the
 * order in which the arcs were made, so that a second program gets the same flow, not only the same value.
 */
export interface FlowNetwork {
  /**
   * Adds an arc without flow.
   *
   * @param backwardCapacity - how much may go against the direction of the arc; then its flow may be negative
   * @returns the number of the arc: arcs are numbered from 0 as they are made
   */
  readonly addArc: (from: number, to: number, capacity: number, backwardCapacity?: number) => number;
  /** Gives an arc other capacities and takes its flow away; the caller sees to it that the rest is a flow. */
  readonly setCapacity: (arc: number, capacity: number, backwardCapacity?: number) => void;
  /** How much goes along an arc; negative if it goes against its direction. */
  readonly flowOf: (arc: number) => number;
  /** Adds as much flow from source to sink as the capacities leave; says how much was added. */
  readonly run: (source: number, sink: number) => number;
  /** For each vertex whether more flow could get there from the source. */
  readonly reachableFrom: (source: number) => readonly boolean[];
  /**
   * Takes the flow of an arc back along the arcs that carry it on to the sink, and closes the arc; says how much it was. Only
   * for a network without backward capacities in which nothing goes in a circle.
   */
  readonly withdraw: (arc: number, sink: number) => number;
}

/** For each vertex, from `first[vertex]` to `first[vertex + 1]`: the half-arcs that leave it, as they were made. */
interface Incidence {
  readonly first: Int32Array;
  readonly halfArcs: Int32Array;
}

/**
 * Maximum flow by the method of Dinic (Soviet Math. Doklady 11, 1970): breadth-first levels from the source, then depth-first
 * along arcs in the order in which they were made, each path filled before the next, until no path is left.
 *
 * Half-arc `2a` goes along arc `a`, half-arc `2a + 1` goes back.
 */
export function createFlowNetwork(vertexCount: number, arcCountHint = 16): FlowNetwork {
  let capacities = new Float64Array(arcCountHint);
  let heads = new Int32Array(2 * arcCountHint);
  let residual = new Float64Array(2 * arcCountHint);
  let arcCount = 0;
  let incidence: Incidence | undefined;
  const levels = new Int32Array(vertexCount);
  const queue = new Int32Array(vertexCount);
  const path = new Int32Array(vertexCount);

  function grow(): void {
    const before = { capacities, heads, residual };
    capacities = new Float64Array(2 * arcCount + 16);
    heads = new Int32Array(2 * capacities.length);
    residual = new Float64Array(2 * capacities.length);
    capacities.set(before.capacities);
    heads.set(before.heads);
    residual.set(before.residual);
  }

  function addArc(from: number, to: number, capacity: number, backwardCapacity = 0): number {
    if (arcCount === capacities.length) grow();
    heads[2 * arcCount] = to;
    heads[2 * arcCount + 1] = from;
    setCapacity(arcCount, capacity, backwardCapacity);
    incidence = undefined;
    return arcCount++;
  }

  function setCapacity(arc: number, capacity: number, backwardCapacity = 0): void {
    capacities[arc] = capacity;
    residual[2 * arc] = capacity;
    residual[2 * arc + 1] = backwardCapacity;
  }

  function flowOf(arc: number): number {
    return capacities[arc]! - residual[2 * arc]!;
  }

  function incidences(): Incidence {
    incidence ??= incidenceOf(vertexCount, heads.subarray(0, 2 * arcCount));
    return incidence;
  }

  /**
   * Breadth-first. As soon as a vertex with an arc to the sink is met, only its own level is completed, because nothing beyond it
   * lies on a shortest path.
   */
  function findLevels(source: number, sink = -1): boolean {
    const { first, halfArcs } = incidences();
    const isLast = lastBefore(sink);
    levels.fill(-1);
    levels[source] = 0;
    queue[0] = source;
    let queued = 1;
    let lastLevel = isLast[source] === 1 ? 0 : Infinity;
    for (let turn = 0; turn < queued && levels[queue[turn]!]! < lastLevel; turn++) {
      const vertex = queue[turn]!;
      const level = levels[vertex]! + 1;
      const end = first[vertex + 1]!;
      for (let place = first[vertex]!; place < end; place++) {
        const halfArc = halfArcs[place]!;
        const head = heads[halfArc]!;
        if (levels[head] !== -1 || residual[halfArc] === 0 || head === sink) continue;
        levels[head] = level;
        if (isLast[head] === 1) lastLevel = level;
        queue[queued++] = head;
      }
    }
    if (lastLevel === Infinity) return false;
    levels[sink] = lastLevel + 1;
    return true;
  }

  /** For each vertex whether an arc leads from it to the sink that is not full. */
  function lastBefore(sink: number): Uint8Array {
    const marks = new Uint8Array(vertexCount);
    if (sink < 0) return marks;
    const { first, halfArcs } = incidences();
    for (let place = first[sink]!; place < first[sink + 1]!; place++) {
      const halfArc = halfArcs[place]!;
      if (residual[halfArc ^ 1]! > 0) marks[heads[halfArc]!] = 1;
    }
    return marks;
  }

  /** Depth-first, without recursion: `cursor` remembers where each vertex was left, so no arc is tried twice. */
  function fillLevels(source: number, sink: number): number {
    const { first, halfArcs } = incidences();
    const cursor = first.slice();
    let total = 0;
    let length = 0;
    let vertex = source;
    for (;;) {
      if (vertex === sink) {
        const amount = leastResidual(length);
        total += amount;
        length = push(length, amount);
        vertex = heads[path[length]! ^ 1]!;
      }
      const end = first[vertex + 1]!;
      const wanted = levels[vertex]! + 1;
      let place = cursor[vertex]!;
      while (place < end && (residual[halfArcs[place]!] === 0 || levels[heads[halfArcs[place]!]!] !== wanted)) place++;
      cursor[vertex] = place;
      if (place < end) {
        path[length++] = halfArcs[place]!;
        vertex = heads[halfArcs[place]!]!;
      } else if (length > 0) {
        levels[vertex] = -1;
        vertex = heads[path[--length]! ^ 1]!;
      } else {
        return total;
      }
    }
  }

  function leastResidual(length: number): number {
    let least = Infinity;
    for (let step = 0; step < length; step++) least = Math.min(least, residual[path[step]!]!);
    return least;
  }

  /** Sends an amount along the path; says how much of the path is left before the first arc that is full. */
  function push(length: number, amount: number): number {
    let left = length;
    for (let step = length - 1; step >= 0; step--) {
      const halfArc = path[step]!;
      residual[halfArc]! -= amount;
      residual[halfArc ^ 1]! += amount;
      if (residual[halfArc] === 0) left = step;
    }
    return left;
  }

  function run(source: number, sink: number): number {
    let total = 0;
    while (findLevels(source, sink)) total += fillLevels(source, sink);
    return total;
  }

  function reachableFrom(source: number): readonly boolean[] {
    findLevels(source);
    return Array.from(levels, (level) => level >= 0);
  }

  /** Writes into `path` the way back from the sink to the tail of an arc that carries flow. */
  function findCarriers(arc: number, sink: number): number {
    const { first, halfArcs } = incidences();
    let length = 0;
    for (let halfArc = 2 * arc; ;) {
      path[length++] = halfArc ^ 1;
      const vertex = heads[halfArc]!;
      if (vertex === sink) return length;
      let place = first[vertex]!;
      while (halfArcs[place]! % 2 === 1 || residual[halfArcs[place]! ^ 1] === 0) place++;
      halfArc = halfArcs[place]!;
    }
  }

  function withdraw(arc: number, sink: number): number {
    const total = flowOf(arc);
    while (flowOf(arc) > 0) {
      const length = findCarriers(arc, sink);
      push(length, leastResidual(length));
    }
    setCapacity(arc, 0);
    return total;
  }

  return { addArc, setCapacity, flowOf, run, reachableFrom, withdraw };
}

function incidenceOf(vertexCount: number, heads: Int32Array): Incidence {
  const first = new Int32Array(vertexCount + 1);
  for (const head of heads) first[head + 1]!++;
  for (let vertex = 0; vertex < vertexCount; vertex++) first[vertex + 1]! += first[vertex]!;
  const free = first.slice();
  const halfArcs = new Int32Array(heads.length);
  for (let halfArc = 0; halfArc < heads.length; halfArc++) {
    const tail = heads[halfArc ^ 1]!;
    halfArcs[free[tail]!++] = halfArc;
  }
  return { first, halfArcs };
}
